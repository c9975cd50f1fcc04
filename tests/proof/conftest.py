"""What all proofs may ask for: the ear."""

from __future__ import annotations

import os

import pytest

from tests.proof.listening import ROOT
from tests.proof.recogniser import Recogniser


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    """The ear; its model is kept in var/ from run to run."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    return Recogniser(ROOT / "var" / "recogniser")
