"""Make scripts as small as they get, by short names inside, for phones on slow lines: what they do stays the same.

usage: python -m tools.squeeze var/vendor

The library that does it (tdewolff/minify) is unpacked for this moment only; nothing of it is needed to serve. The app
takes a squeezed script where its name fits the script that it was made of, else the script as it stands.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from webapp.web.assets import HTMX, scripts, squeezed_name

ROOT = Path(__file__).resolve().parent.parent
WHEELS = ("tdewolff-minify==2.24.12", "cffi==2.1.1", "pycparser==3.12")
# htmx has short names already. The newest syntax that may come out (ECMAScript): settings serve older browsers, too.
SYNTAX = {"page": 2020, "clock": 2020, "worker": 2020, "settings": 2015}
# Scripts whose names are inside a function already; the others get a block, so that theirs may be short, too.
CLOSED = ("settings",)
# One word for both packs better, and only who assigns anew would notice.
CONSTANT = re.compile(r"\bconst(?=[ {[])")
# The library would move what is taken apart (`const { a } = f(b)`) before what stands above it (`const b = c.d`). What
# stands between the two, and is taken out again, keeps them in order.
TAKEN_APART = re.compile(r"^(const|let) ?(?=[{[])", re.MULTILINE)
FENCE = "debugger;"
WORK = """
import json, sys
sys.path.insert(0, sys.argv[1])
import minify
done = {}
for stem, (script, year) in json.load(sys.stdin).items():
    minify.config({"js-version": year})
    done[stem] = minify.string("text/javascript", script)
json.dump(done, sys.stdout)
"""


class Unsqueezed(Exception):
    """Scripts stay as they are; says why."""


def missing(static: Path, vendor: Path) -> Mapping[str, bytes]:
    """The scripts that no squeezed file fits, by their names; htmx among them, where it is."""
    whole = {"htmx": _read(vendor / HTMX), **scripts(static)}
    return {stem: text for stem, text in whole.items() if text and not (vendor / squeezed_name(stem, text)).is_file()}


def squeezed(given: Mapping[str, bytes]) -> Mapping[str, str]:
    """The scripts with short names. Raises `Unsqueezed`."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--quiet", "--no-input", "--no-deps"]
        pip += ["--disable-pip-version-check", "--retries", "1", "--timeout", "15", "--target", folder, *WHEELS]
        _run(pip, "")
        asked = {stem: (fenced(stem, text.decode()), SYNTAX[stem]) for stem, text in given.items() if stem in SYNTAX}
        made: dict[str, str] = json.loads(_run([sys.executable, "-c", WORK, folder], json.dumps(asked)))
    for stem, script in made.items():
        if script.count(FENCE) != asked[stem][0].count(FENCE):
            raise Unsqueezed(f"the library has changed the order of what {stem} does")
    plain = {stem: text.decode() for stem, text in given.items()}
    return {stem: CONSTANT.sub("let", script.replace(FENCE, "")) for stem, script in {**plain, **made}.items()}


def fenced(stem: str, script: str) -> str:
    """A script as the library gets it: with fences, and in a block, so that its names may be short."""
    safe = TAKEN_APART.sub(rf"{FENCE}\g<0>", script)
    return safe if stem in CLOSED else f"{{{safe}}}"


def _run(command: list[str], said: str) -> str:
    done = subprocess.run(command, input=said, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unsqueezed((done.stderr.strip().splitlines() or ["it gave no reason"])[-1])
    return done.stdout


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def squeeze(static: Path, vendor: Path) -> None:
    """Leave every script in `vendor` with short names; older ones go away. Raises `Unsqueezed`."""
    given = missing(static, vendor)
    if not given:
        return
    made = squeezed(given)
    vendor.mkdir(parents=True, exist_ok=True)
    for stem, script in made.items():
        for old in vendor.glob(f"{stem}.????????????.min.js"):
            old.unlink()
        (vendor / squeezed_name(stem, given[stem])).write_text(script, encoding="utf-8")


def main() -> int:
    """Squeeze into the folder named on the command line. Returns 1, with the reason on stderr, where it cannot."""
    try:
        squeeze(ROOT / "static", Path(sys.argv[1]))
    except Unsqueezed as why:
        print(f"scripts: {why}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
