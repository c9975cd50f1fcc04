"""Faults to plant: lists of them in TOML, and a copy of the project in which one is planted and tests are run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

COPIED = ("webapp", "content", "translations", "static", "tests", "tools", "docs")
SOUND = Path("var") / "test-sound" / "some"


@dataclass(frozen=True)
class Fault:
    """A fault: in `file`, `before` becomes `after`, and `test` (pytest's name of it) must fail.

    `says` is what pytest must then say: by default only that a test has failed.
    """

    name: str
    file: str
    before: str
    after: str
    test: str
    says: str = " failed"


def faults_of(path: Path) -> tuple[Fault, ...]:
    """The faults of a list."""
    return tuple(Fault(**row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["fault"])


def copy_of_the_project(home: Path) -> Path:
    """The project's files in a folder of their own; the mute sound of earlier runs is shared, file by file."""
    unwanted = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in COPIED:
        shutil.copytree(ROOT / name, home / name, ignore=unwanted)
    for path in (*ROOT.glob("*.toml"), *ROOT.glob("*.md"), *ROOT.glob("*.txt"), ROOT / "conftest.py"):
        shutil.copy(path, home)
    if (ROOT / SOUND).is_dir():
        shutil.copytree(ROOT / SOUND, home / SOUND, copy_function=os.link)
    (home / "node_modules").symlink_to(ROOT / "node_modules")
    if (ROOT / "var" / "vendor").is_dir():
        shutil.copytree(ROOT / "var" / "vendor", home / "var" / "vendor")
    return home


def with_the_fault(text: str, fault: Fault) -> str:
    """A file's text with the fault in it. Raises AssertionError where there is not one place to plant it."""
    assert text.count(fault.before) == 1, f"{fault.file} has changed: plant “{fault.name}” anew"
    return text.replace(fault.before, fault.after)


def run(home: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Pytest over some tests of a copy."""
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=line", *tests]
    own = {name: value for name, value in os.environ.items() if name != "WEBAPP_ALL_HEARD"}
    return subprocess.run(command, cwd=home, env=own, capture_output=True, text=True, check=False)


def is_noticed(fault: Fault, home: Path) -> None:
    """Plant a fault in a copy at `home`. Raises AssertionError where its test does not notice."""
    path = copy_of_the_project(home) / fault.file
    path.write_text(with_the_fault(path.read_text(encoding="utf-8"), fault), encoding="utf-8")
    done = run(home, "-x", fault.test)
    assert done.returncode == 1, f"{fault.test} did not notice: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    assert fault.says in done.stdout, done.stdout
