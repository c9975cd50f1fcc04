"""Every fault of `tests/proof/faults.toml` can still be planted: that they are noticed is for `make proof`."""

from __future__ import annotations

import pytest

from tests.house.tree import ROOT
from tests.planting import Fault, faults_of, with_the_fault


@pytest.mark.parametrize("fault", faults_of(ROOT / "tests" / "proof" / "faults.toml"), ids=lambda fault: fault.name)
def test_a_fault_can_be_planted(fault: Fault) -> None:
    text = (ROOT / fault.file).read_text(encoding="utf-8")
    assert with_the_fault(text, fault) != text
