"""Sentences: one on a line, short, whole, of one idea, and not chopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.text.rules.kitchen import tasted, tasted_places
from webapp.text.rules.splitting import cuts, has_end, pieces

THIRTY = "Bread " + "is good and warm " * 7 + "today."
LIMITS = '[limits.en]\nsentence = 15\nmean = 10\nlinking = ["and", "but", ", so"]\nseries = ["and", "or"]\n'


@pytest.mark.parametrize(
    ("dough", "found"),
    [
        ("Flour is dry. Water is wet.", "dough.md:3: one-line"),
        ("Is flour dry? It is.", "dough.md:3: one-line"),
        ("“Come in!” She opens the oven.", "dough.md:3: one-line"),
        ("The oven is hot. “Careful,” they say.", "dough.md:3: one-line"),
        ("Flour is dry\nand water is wet.", "dough.md:3: one-line"),
        ("Flour is dry; water is wet.", "dough.md:3: R4"),
        ("Use 70% of it.", "dough.md:3: R22"),
        ("Use seventy per cent of it.", "dough.md:3: R22"),
        ("Use 1.5 cups of flour.", "dough.md:3: R22"),
        ("Mix it.\n\nWait a bit.\n\nFold it.\n\nWait again.\n\nShape it.", "dough.md:11: rhythm"),
        (
            "You mix the flour in well.\nYou add the water to the flour.\nYou wait until the dough rests.",
            "dough.md:5: rhythm",
        ),
    ],
)
def test_a_faulty_sentence_is_found_on_its_line(tmp_path: Path, dough: str, found: str) -> None:
    assert tasted_places(tmp_path, dough) == [found]


@pytest.mark.parametrize(
    "dough",
    [
        "See Dr. Khan, Mr. B. Baker and co. in town.",
        "“Is it done?” they ask, and wait.",
        "It rises… and rises.",
        "> [!example]\n> “You are the best bread.” (I feel safe.)",
        "Use 7 in 10 cups, at 250 degrees, by WCAG 2.2.",
        "Mix the following:\n\n- flour\n- water",
        "Mix it.\n\nWait a bit.\n\n- Fold it.\n- Fold it.\n- Fold it.\n\nShape it.",
    ],
)
def test_a_sound_sentence_passes(tmp_path: Path, dough: str) -> None:
    assert tasted_places(tmp_path, dough, rules_toml='[initials]\nknown = ["WCAG"]\n') == []


def test_a_sentence_of_thirty_words_is_found_without_any_rule_book(tmp_path: Path) -> None:
    assert "dough.md:4: R2" in tasted_places(tmp_path, f"Flour is dry.\n{THIRTY}")


def test_the_message_says_what_to_do_next(tmp_path: Path) -> None:
    (finding,) = (one for one in tasted(tmp_path, THIRTY, rules_toml=LIMITS) if "30 words" in one.message)
    assert str(finding) == f"{tmp_path / 'dough.md'}:3: R2: 30 words in one sentence; 15 at most. Cut it in two."


def test_a_page_may_not_be_long_on_average(tmp_path: Path) -> None:
    dough = "\n".join(["The flour and the water are now in one big wooden bowl."] * 2)
    assert tasted_places(tmp_path, dough, rules_toml=LIMITS) == ["dough.md:1: R2"]


def test_many_linking_words_are_a_question_to_a_person(tmp_path: Path) -> None:
    dough = "Mix flour and water, but not salt, so it rises."
    assert tasted_places(tmp_path, dough, rules_toml=LIMITS) == ["dough.md:3: R4 (warning)"]


def test_data_files_are_read_as_well(tmp_path: Path) -> None:
    glossary = '[gluten]\nterm = "gluten"\nmeaning = [\n  "It is strong. It stretches.",\n]\n'
    sources = '[miller]\ntext = "A miller; 2001."\nnote = "It is old. It tells of flour."\n'
    assert tasted_places(tmp_path, glossary_toml=glossary, sources_toml=sources) == ["glossary.toml:4: one-line"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("तुम अकेले नहीं हो। उम्मीद है।", 2),
        ("آپ اکیلے نہیں ہیں۔ امید ہے۔", 2),
        ("你并不孤单。还有希望。", 2),
        ("¿Tienes miedo? Puedes llamar.", 2),
        ("Puedes llamar. ¿Tienes miedo?", 2),
        ("This is no. 5 of p. 9 in e.g. Spain.", 1),
    ],
)
def test_sentences_end_in_every_script(text: str, parts: int) -> None:
    assert len(list(pieces(text))) == parts
    assert len(list(cuts(text))) == parts - 1


@pytest.mark.parametrize(
    ("text", "ended"), [("Done.", True), ("“Done!”", True), ("(Done.)", True), ("These:", True), ("Not", False)]
)
def test_an_end_is_seen_behind_quotation_marks(text: str, ended: bool) -> None:
    assert has_end(text) is ended
