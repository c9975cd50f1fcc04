"""Initials that a voice might read as a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.text.rules.kitchen import tasted
from webapp.text.rules import Finding
from webapp.text.rules.aloud import abbreviations

CAUGHT = {
    "Our DIY bread needs no oven.": ["DIY"],
    "Ask the GBI (or **NHS**) about DIY.": ["DIY", "GBI", "NHS"],
    "The oven of 1990 is a BBQ-like thing, so are TVs and a TV.": ["BBQ", "TV"],
    "DSMs and a DSM-6 are other books.": ["DSM"],
    "Спитайте МРО.": ["МРО"],
}
PASSED = (
    "BPD, the DSM-5 and **BPD**-like bread.",
    "A plain Word, an I, Louis XIV, an M and 24 B5.",
    "A SHOUTED word is longer than five letters, and so is ABCDEF.",
    "बीपीडी 人格障碍 وحدك",
)
ENTRIES = {"BPD": "B P D", "DSM-5": "D S M five"}


@pytest.mark.parametrize("markup", CAUGHT)
def test_initials_without_an_entry_are_caught(markup: str) -> None:
    assert abbreviations(markup, ENTRIES) == CAUGHT[markup]


@pytest.mark.parametrize("markup", PASSED)
def test_what_has_an_entry_or_is_a_word_passes(markup: str) -> None:
    assert abbreviations(markup, ENTRIES) == []


def _heard(folder: Path, words: str) -> list[Finding]:
    (folder / "pronunciation").mkdir()
    (folder / "pronunciation" / "en.toml").write_text(f"[words]\n{words}", encoding="utf-8")
    return [found for found in tasted(folder, "Bread is not a BBQ.") if found.rule == "spoken"]


def test_the_place_is_named_and_it_is_a_warning(tmp_path: Path) -> None:
    (found,) = _heard(tmp_path, "")
    assert str(found) == (
        f"{tmp_path}/dough.md:3: warning: spoken: “BBQ” has no spoken form. "
        "Write in pronunciation/en.toml how it is said."
    )


def test_an_entry_settles_it(tmp_path: Path) -> None:
    assert _heard(tmp_path, 'BBQ = "barbecue"') == []


def test_a_guide_without_pronunciation_files_is_left_alone(tmp_path: Path) -> None:
    assert [found for found in tasted(tmp_path, "Bread is not a BBQ.") if found.rule == "spoken"] == []
