"""Faults that we know people would suffer from, each planted in a copy of the project: a named test must notice.

They stand in `faults.toml`. A control runs all the named tests over a copy without any fault, which must be green.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.proof
COPIED = ("webapp", "content", "translations", "static", "tests", "tools", "docs")
SOUND = Path("var") / "test-sound" / "some"
LEAST = 20


@dataclass(frozen=True)
class Fault:
    """A fault: in `file`, `before` becomes `after`, and `test` (pytest's name of it) must fail.

    Where the test's fixture is what notices it, `says` is what pytest must then say.
    """

    name: str
    file: str
    before: str
    after: str
    test: str
    says: str = " failed"


FAULTS = tuple(
    Fault(**row) for row in tomllib.loads((Path(__file__).parent / "faults.toml").read_text(encoding="utf-8"))["fault"]
)


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


def run(home: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Pytest over some tests of a copy."""
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=line", *tests]
    own = {name: value for name, value in os.environ.items() if name != "WEBAPP_ALL_HEARD"}
    return subprocess.run(command, cwd=home, env=own, capture_output=True, text=True, check=False)


def test_there_are_enough() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= LEAST


def test_without_a_fault_all_is_green(tmp_path: Path) -> None:
    done = run(copy_of_the_project(tmp_path / "copy"), *dict.fromkeys(fault.test for fault in FAULTS))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_noticed(fault: Fault, tmp_path: Path) -> None:
    home = copy_of_the_project(tmp_path / "copy")
    path = home / fault.file
    text = path.read_text(encoding="utf-8")
    assert text.count(fault.before) == 1, f"{fault.file} has changed: plant “{fault.name}” anew"
    path.write_text(text.replace(fault.before, fault.after), encoding="utf-8")
    done = run(home, "-x", fault.test)
    assert done.returncode == 1, f"{fault.test} did not notice: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    assert fault.says in done.stdout, done.stdout
