"""Faults that we know people would suffer from, each planted in a copy of the project: a named test must notice.

They stand in `faults.toml`. The named tests are green in the project itself, or another stage fails; a control shows
that a copy without any fault is as good as the project: in it, one test of each kind is green.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.planting import Fault, copy_of_the_project, faults_of, is_noticed, run

pytestmark = pytest.mark.proof
FAULTS = faults_of(Path(__file__).parent / "faults.toml")
LEAST = 20


def test_there_are_enough() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= LEAST


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_test_that_must_notice_is_named(fault: Fault) -> None:
    assert re.search(r"::test_\w+", fault.test)


def test_without_a_fault_all_is_green(tmp_path: Path) -> None:
    kinds = {Path(fault.test.partition("::")[0]).parent: fault.test for fault in FAULTS}
    assert len(kinds) > 6
    done = run(copy_of_the_project(tmp_path / "copy"), *kinds.values())
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_noticed(fault: Fault, tmp_path: Path) -> None:
    is_noticed(fault, tmp_path / "copy")
