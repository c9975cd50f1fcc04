"""Everything that must outlive us, in one folder: the site, the program, what it needs, what that is, and sums of all.

usage: python -m tools.release [FOLDER]      without: dist
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tools.bundling import FIRST_SECOND, SUMS, files_of, sums, tarred, zipped
from tools.components import UnreadableWheel, listed, unnamed

ROOT = Path(__file__).resolve().parent.parent
VENDOR = Path("var") / "vendor"
# Where nobody can ask git: what a clone holds.
TRACKED = (
    "webapp", "content", "translations", "static", "tests", "tools", "docs", ".ci", "README.md", "CHANGELOG.md",
    "CONTRIBUTING.md", "LICENSE", "Makefile", "pyproject.toml", "constraints.txt", "conftest.py", "package.json",
    "package-lock.json", ".gitignore",
)  # fmt: skip
UNKEPT = {"__pycache__", "node_modules"}


class Unreleased(Exception):
    """A part that could not be made; says what to do."""


@dataclass(frozen=True)
class Product:
    """What is released: its name, as packages are called, and its version."""

    name: str
    version: str

    @property
    def stem(self) -> str:
        """How its files begin."""
        return f"{self.name}-{self.version}"


def product(root: Path) -> Product:
    """Name and version, as `pyproject.toml` has them."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Product(project["name"], project["version"])


def site(target: Path, top: str) -> list[str]:
    """Write the packed static copy as a zip. Returns what to warn of. Raises `Unreleased`."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "site"
        export = [sys.executable, "-m", "webapp", "export", str(copy), "--packed"]
        done = subprocess.run(export, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Unreleased(f"the copy could not be made. {_last(done)}")
        files = files_of(copy)
        zipped(files, target, top)
    return warnings(files, done.stdout)


def warnings(names: dict[str, Path], said: str) -> list[str]:
    """What a copy lacks, and what to do: no sound at all, or not all of it, as `webapp export` said."""
    if not any(name.startswith("sound/") for name in names):
        return ["no sound has been made, so the site is silent. Run `webapp narrate` first, then `make release` again."]
    return [line for line in said.splitlines() if "narrations are missing" in line]


def wheelhouse(folder: Path) -> list[Path]:
    """Put every wheel that serving needs into `folder`, our own among them. Raises `Unreleased`."""
    pins = str(ROOT / "constraints.txt")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-input", "--disable-pip-version-check"]
    pip += ["--constraint", pins, "--build-constraint", pins, "--wheel-dir", str(folder), str(ROOT)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(FIRST_SECOND)}
    done = subprocess.run(pip, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unreleased(f"the wheels could not be gathered; this needs the network once. {_last(done)}")
    return sorted(folder.glob("*.whl"))


def _last(done: subprocess.CompletedProcess[str]) -> str:
    said = (done.stderr.strip() or done.stdout.strip()).splitlines() or ["It gave no reason."]
    return said[-1]


def source(root: Path) -> dict[str, Path]:
    """The files of the program and its content: those that git tracks; without git, those that a clone holds."""
    git = ["git", "ls-files", "-z", "--cached"]
    done = subprocess.run(git, cwd=root, capture_output=True, text=True, check=False) if shutil.which("git") else None
    if done is not None and not done.returncode and done.stdout:
        names = [Path(name) for name in done.stdout.split("\0") if name]
    else:
        found = [path for name in TRACKED for path in ((root / name), *(root / name).rglob("*"))]
        names = [path.relative_to(root) for path in found if not UNKEPT & set(path.relative_to(root).parts)]
    return {name.as_posix(): root / name for name in names if (root / name).is_file()}


def uncommitted(root: Path) -> list[str]:
    """A warning where the tree is not what was committed: the release holds tracked files as they lie there."""
    git = ["git", "status", "--porcelain"]
    done = subprocess.run(git, cwd=root, capture_output=True, text=True, check=False) if shutil.which("git") else None
    changed = done.stdout.splitlines() if done is not None and not done.returncode else []
    told = f"{len(changed)} files differ from the last commit. Commit them, then make the release again."
    return [told] if changed else []


def vendored(root: Path) -> dict[str, Path]:
    """The scripts that are not ours: htmx, where `make setup` has put it."""
    return {(VENDOR / path.name).as_posix(): path for path in sorted((root / VENDOR).glob("htmx-*.min.js"))}


def release(folder: Path) -> list[str]:
    """Make a release in `folder`; what lay there goes away, once the new one is whole. Returns what to warn of.

    Raises `Unreleased`; then what lay there still lies there.
    """
    if folder.exists() and files_of(folder) and not (folder / SUMS).is_file() and folder != ROOT / "dist":
        raise Unreleased(f"{folder}: this folder holds something else; name an empty or new one")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as made:
        fresh = Path(made) / folder.name
        fresh.mkdir()
        warned = fill(fresh)
        if folder.exists():
            folder.rename(Path(made) / "before")
        fresh.rename(folder)
    return warned


def fill(folder: Path) -> list[str]:
    """Put everything into an empty folder, the sums last. Returns what to warn of. Raises `Unreleased`."""
    made = product(ROOT)
    print("Copying the site ...", flush=True)
    warned = site(folder / f"{made.stem}-site.zip", f"{made.stem}-site")
    scripts = vendored(ROOT)
    if not scripts:
        warned.append("htmx is not there, so pages load whole. Run `make setup` with a network to have it.")
    warned += uncommitted(ROOT)
    tarred({**source(ROOT), **scripts}, folder / f"{made.stem}.tar.gz", made.stem)
    print("Gathering the wheels (needs the network once) ...", flush=True)
    bom = listed(wheelhouse(folder / "wheelhouse"), made.name, scripts.values())
    if silent := unnamed(bom):
        warned.append(f"these wheels name no licence; read theirs before you pass them on: {', '.join(silent)}.")
    (folder / "components.json").write_text(json.dumps(bom, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / SUMS).write_text(sums(folder, files_of(folder)), encoding="utf-8")
    return warned


def main() -> int:
    """Make the release; 1, with the reason on stderr, where a part cannot be made."""
    folder = Path(sys.argv[1]).absolute() if sys.argv[1:] else ROOT / "dist"
    try:
        warned = release(folder)
    except (Unreleased, UnreadableWheel) as wrong:
        print(f"release: {wrong}", file=sys.stderr)
        return 1
    for line in warned:
        print(f"Warning: {line}")
    size = sum(path.stat().st_size for path in files_of(folder).values())
    print(f"{folder}: {size / 1e6:.1f} MB. Verify it with: cd {folder} && sha256sum -c {SUMS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
