"""A fault for every flow, planted in a copy of the project: the flow must fail, at the step that is about it.

They stand in `faults.toml`. That they can be planted is always looked at; planting them takes minutes:

    pytest -m flow_faults tests/screen_reader
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.planting import Fault, faults_of, is_noticed, with_the_fault
from tests.screen_reader.flow import read_flow

HERE = Path(__file__).parent
FAULTS = faults_of(HERE / "faults.toml")
FLOWS = {path.name: path for path in (HERE / "flows").glob("*.txt")}


def test_every_flow_has_its_fault() -> None:
    assert sorted(fault.says.partition(":")[0] for fault in FAULTS) == sorted(FLOWS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_can_be_planted_before_its_step(fault: Fault) -> None:
    assert with_the_fault((ROOT / fault.file).read_text(encoding="utf-8"), fault)
    name, line, words = fault.says.split(":", 2)
    assert f"[{FLOWS[name].stem}]" in fault.test
    step = next(step for step in read_flow(FLOWS[name]) if step.line == int(line))
    assert words.strip() == f"{step.verb} {step.rest}"


@pytest.mark.browser
@pytest.mark.proof
@pytest.mark.flow_faults
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_flow_notices_its_fault(fault: Fault, origin: str, tmp_path: Path) -> None:
    is_noticed(fault, tmp_path / "copy")
