"""Run every check, one after the other, and close with a table of what each one took.

usage: python -m tools.stages [--fast | --proof]

--fast leaves out what needs a browser, Java or Node; --proof runs what needs the extras, or takes long.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tools import reports, weights

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# What is checked is what is committed: sound that happens to lie on this machine is not.
ENVIRONMENT = {**os.environ, "WEBAPP_STORE": str(ROOT / "var" / "test-sound" / "none")}


@dataclass(frozen=True)
class Stage:
    """One check: what it proves, and the command (its first word is a program of .venv/bin).

    `all_heard`: with mute sound in every language, not in some. `live`: somebody listens, in real time; the others step
    back for these. Beside more than one other stage, recordings stumble.
    """

    proves: str
    command: tuple[str, ...]
    slow: bool = False
    all_heard: bool = False
    live: bool = False

    @property
    def tests(self) -> bool:
        """True where the stage runs tests, which take their time and can run beside each other."""
        return self.command[0] == "pytest"


@dataclass(frozen=True)
class Outcome:
    """How a stage ended, and the seconds it took."""

    stage: Stage
    passed: bool
    seconds: float


STAGES = (
    Stage("code is in the house format", ("ruff", "format", "--check", "--quiet", ".")),
    Stage("lint: likely bugs, names, docstrings", ("ruff", "check", "--quiet", ".")),
    Stage("types", ("mypy",)),
    Stage("the floor plan", ("lint-imports",)),
    Stage("templates: lint", ("djlint", "webapp/templates", "--lint", "--quiet")),
    Stage("content keeps the rules", ("webapp", "check")),
    Stage("tests without a browser", ("pytest", "-q", "-m", "not browser and not proof")),
    Stage(
        "accessibility rules (axe, IBM)", ("pytest", "-q", "-m", "not proof", "tests/browser/test_axe.py"), slow=True
    ),
    Stage(
        "other tests in a browser",
        ("pytest", "-q", "-m", "not proof", "-k", "not test_axe", "tests/browser"),
        slow=True,
    ),
    Stage(
        "a screen reader reads the help page (Orca)",
        ("pytest", "-q", "-m", "not proof", "tests/screen_reader"),
        slow=True,
        live=True,
    ),
)
LOAD = ("tests/web", *(f"tests/proof/test_{one}.py" for one in ("under_load", "slow_clients", "raw_bytes", "recipes")))
NATURAL = ("tests/speech/test_kokoro.py", "tests/speech/test_piper.py", "tests/proof/test_natural_voices.py")
PROOF = (
    Stage("base voices read a theme in every language", ("pytest", "-q", "tests/proof/test_rates.py")),
    Stage(
        "every page of every language in a browser", ("pytest", "-q", "-m", "proof", "tests/browser"), all_heard=True
    ),
    Stage("journeys in Chromium and Firefox, htmx 2 and 4", ("pytest", "-q", "tests/journeys"), live=True),
    Stage("by ear alone: what a browser plays", ("pytest", "-q", "tests/proof/test_by_ear.py"), live=True),
    Stage("a screen reader reads the pages (Orca)", ("pytest", "-q", "tests/screen_reader"), live=True),
    Stage("planted faults are noticed", ("pytest", "-q", "tests/proof/test_planted_faults.py")),
    Stage(
        "seven more languages; the store looked after; what every page weighs",
        ("pytest", "-q", "-m", "proof", "tests/translation", "tests/roof", "tests/page_rules"),
        all_heard=True,  # a page with sound weighs more
    ),
    Stage("absurd questions; many readers, while workers are killed", ("pytest", "-q", "-m", "proof", *LOAD)),
    Stage("a cluster, one worker killed", ("pytest", "-q", "tests/proof/test_cluster.py")),
    Stage("a recogniser understands the base voices", ("pytest", "-q", "tests/proof/test_understood.py")),
    Stage("natural voices: tests, and a recogniser", ("pytest", "-q", *NATURAL)),
)
COMMANDS = {"--fast": "check", "--proof": "proof"}  # what a person has typed after `make`; without a word, test
AT_ONCE = 2  # stages that run tests share the machine's cores
STEPS_BACK = ("nice", "-n", "10") if shutil.which("nice") else ()


def run(stage: Stage, name: str) -> Outcome:
    """Run one stage; its words are shown only where it fails, but for the tests, which always close with theirs.

    `name` is the command that a person typed, whose reports the tests add to.
    """
    begun = time.monotonic()
    first = () if stage.live or not stage.tests else STEPS_BACK
    command = [*first, str(BIN / stage.command[0]), *stage.command[1:]]
    environment = ENVIRONMENT | {reports.RUN: name} | ({"WEBAPP_ALL_HEARD": "1"} if stage.all_heard else {})
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    passed = done.returncode == 0
    said = [f"\n== {stage.proves}: {' '.join(stage.command)}"]
    if stage.tests or not passed:
        said += [done.stdout.rstrip(), done.stderr.rstrip()]
    print("\n".join(filter(None, said)), flush=True)
    return Outcome(stage, passed, time.monotonic() - begun)


def table(outcomes: list[Outcome], total: float) -> str:
    """The closing table: one line a stage, `total` seconds on the wall, then the count."""
    wide = max(len(one.stage.proves) for one in outcomes)
    lines = [
        f"{one.stage.proves:{wide}}  {'ok    ' if one.passed else 'FAILED'}  {one.seconds:6.1f} s" for one in outcomes
    ]
    passed = sum(one.passed for one in outcomes)
    return "\n".join(
        [
            *lines,
            f"{'all':{wide}}          {total:6.1f} s",
            "",
            f"stages: {passed} passed, {len(outcomes) - passed} failed",
        ]
    )


def main() -> int:
    """Run the stages; 1 where any failed."""
    name = next((COMMANDS[word] for word in sys.argv[1:] if word in COMMANDS), "test")
    begun, own = time.monotonic(), reports.HOME / name
    reports.forget(own)
    weights.forget(own / weights.NOTES.name)
    wanted = [stage for stage in (PROOF if name == "proof" else STAGES) if not (name == "check" and stage.slow)]
    outcomes = [run(stage, name) for stage in wanted if not stage.tests]
    print("\nThe tests now, a few minutes ...", flush=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes += pool.map(partial(run, name=name), [stage for stage in wanted if stage.tests])
    told = (reports.gather(own), weights.gather(own / weights.NOTES.name), table(outcomes, time.monotonic() - begun))
    print("\n" + "\n\n".join(filter(None, told)))
    return 0 if all(one.passed for one in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
