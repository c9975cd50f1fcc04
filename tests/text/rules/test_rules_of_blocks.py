"""Paragraphs, lists, boxes and sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.text.rules.kitchen import GUIDE, tasted_places

ORDERED = GUIDE.replace("sections = []", 'sections = ["short", "unknown"]')
CARE = '[[require]]\nrule = "R17"\npages = ["dough"]\nnote = true\naround = ["D"]\n'
FACTS = '[facts]\nD1a = { gist = "Dough." }\nD2 = { gist = "More dough." }\n'
NOTE = "> [!note]\n> This part is about knives.\n\n"
HELP = "> [!help]\n> You can talk to a baker.\n\n"
HARD = "Knives are sharp. <!-- D1a D2 -->\n\n"


def test_a_paragraph_is_small(tmp_path: Path) -> None:
    dough = "Mix the flour in well.\nThen add water to it.\nLet the dough rest a while.\nBake it until it is brown."
    assert tasted_places(tmp_path, dough) == ["dough.md:6: R3"]


def test_a_paragraph_has_few_words(tmp_path: Path) -> None:
    row = " ".join(["dough"] * 8)
    dough = f"One {row} {row}.\nTwo {row} {row}.\nThree {row} {row}."
    assert "dough.md:3: R3" in tasted_places(tmp_path, dough)


def test_many_things_are_a_list(tmp_path: Path) -> None:
    series = '[limits.en]\nseries = ["and"]\n'
    assert tasted_places(tmp_path, "Take flour, water, salt and yeast.", rules_toml=series) == [
        "dough.md:3: R23 (warning)"
    ]
    assert tasted_places(tmp_path, "Take flour, water and salt.", rules_toml=series) == []


def test_sections_are_there_and_in_order(tmp_path: Path) -> None:
    short, unknown = "## In short\n\nBread is good.\n", "## What we do not know\n\nOvens differ.\n"
    assert tasted_places(tmp_path, f"{short}\n{unknown}", guide_toml=ORDERED) == []
    assert tasted_places(tmp_path, short, guide_toml=ORDERED) == ["dough.md:1: R23"]
    assert tasted_places(tmp_path, f"{unknown}\n{short}", guide_toml=ORDERED) == ["dough.md:3: R23"]


def test_a_short_version_has_its_number_of_sentences(tmp_path: Path) -> None:
    dough = "## In short\n\nBread is good.\nIt takes time.\n"
    assert tasted_places(tmp_path, dough, rules_toml="[sections]\nshort = 3\n") == ["dough.md:3: sections"]
    assert tasted_places(tmp_path, dough, rules_toml="[sections]\nshort = 2\n") == []


def test_a_content_note_comes_first(tmp_path: Path) -> None:
    assert tasted_places(tmp_path, f"## Baking\n\nBread is good.\n\n{NOTE}") == ["dough.md:7: R18"]


@pytest.mark.parametrize(
    ("dough", "found"),
    [
        (NOTE + HELP + HARD + HELP, []),
        (HELP + HARD + HELP, ["dough.md:1: R17"]),
        (NOTE + HARD + HELP, ["dough.md:6: R17"]),
        (NOTE + HELP + HARD, ["dough.md:9: R17"]),
    ],
)
def test_hard_facts_have_a_note_and_help_on_both_sides(tmp_path: Path, dough: str, found: list[str]) -> None:
    assert tasted_places(tmp_path, dough, rules_toml=CARE, facts_toml=FACTS) == found


@pytest.mark.parametrize(
    ("asked", "dough", "rule"),
    [
        ("sources = 1", "Bread is good.", "R21"),
        ('words = ["you", "your"]', "Bread is good.", "R21"),
        ('facts = ["D1"]', "Bread is good.", "R21"),
        ("sources = 1", "Bread is good. [](source:miller)", ""),
        ('words = ["you", "your"]', "Your bread is good.", ""),
    ],
)
def test_themes_hold_what_is_asked_of_them(tmp_path: Path, asked: str, dough: str, rule: str) -> None:
    rules = f'[[require]]\nrule = "R21"\npages = ["themes"]\n{asked}\n'
    assert tasted_places(tmp_path, dough, rules_toml=rules) == ([f"dough.md:1: {rule}"] if rule else [])
