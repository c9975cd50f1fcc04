"""What `make bench` tells of a page is true: sound that never begins is no quick sound."""

from __future__ import annotations

from math import inf

import pytest

from tests.house.tree import ROOT
from tools.bench_first_view import waited


@pytest.mark.parametrize(
    ("sounds", "told"), [([], None), ([None], inf), ([1.0, None, 2.0], inf), ([3.0, 1.0, 2.0], 2.0)]
)
def test_sound_that_never_begins_is_no_quick_sound(sounds: list[float | None], told: float | None) -> None:
    assert waited(sounds) == told


def test_a_bench_that_fails_is_told() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nbench:")[2].partition("\n\n")[0]
    assert "|| true" not in recipe
    assert "exit 1" in recipe
