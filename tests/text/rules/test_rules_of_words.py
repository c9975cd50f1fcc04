"""Words: denied ones, words in company, pictures, initials and titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.text.rules.kitchen import GLOSSARY, GUIDE, tasted, tasted_places
from webapp.text.rules.tokens import folded, holds, length, words

DENY = """
[[deny]]
lang = "en"
rule = "R14"
words = ["cut", "hang", "soggy bottom"]
allow = ["cut off"]
instead = "Say: sliced."
catch = "Cut it."
pass = "Change it."
"""
BESIDE = """
[[beside]]
lang = "en"
rule = "dough"
words = ["you", "your"]
never = ["burnt"]
instead = "Nobody burns bread on purpose."
catch = "You like it burnt."
pass = "Some like it burnt."
pages = ["dough"]
except_blocks = ["help"]
"""
FEW = '[[few]]\nlang = "en"\nrule = "R10"\nwords = ["storm", "pillow"]\nmost = 1\nmark = "Q16"\ninstead = "Keep one."\n'
FACTS = '[facts]\nQ16 = { gist = "A picture is explained." }\n'


@pytest.mark.parametrize("dough", ["Cut the loaf.", "Do not hang it up.", "It has a soggy\tbottom.", "The Cut loaf."])
def test_a_denied_word_is_found(tmp_path: Path, dough: str) -> None:
    assert tasted_places(tmp_path, dough, rules_toml=DENY) == ["dough.md:3: R14"]


@pytest.mark.parametrize(
    "dough", ["Things change.", "A cutlery drawer.", "Guests feel cut off here.", "Whanging is not a word."]
)
def test_a_word_inside_another_and_an_allowed_phrase_pass(tmp_path: Path, dough: str) -> None:
    assert tasted_places(tmp_path, dough, rules_toml=DENY) == []


def test_an_allowed_phrase_shelters_only_itself(tmp_path: Path) -> None:
    assert tasted_places(tmp_path, "Feel cut off and cut it.", rules_toml=DENY) == ["dough.md:3: R14"]


def test_the_message_names_the_word_and_another(tmp_path: Path) -> None:
    (finding,) = (one for one in tasted(tmp_path, "Cut it.", rules_toml=DENY) if one.rule == "R14")
    assert finding.message == "“cut”. Say: sliced."


@pytest.mark.parametrize(
    ("options", "dough", "caught"),
    [
        ("quoted = true", "It is “cut”.", False),
        ("quoted = true", "It is cut.", True),
        ("bracketed = true", "It is sliced (cut).", False),
        ("bracketed = true", "It is cut (sliced).", True),
        ('pages = ["other"]', "It is cut.", False),
        ('except_pages = ["dough"]', "It is cut.", False),
        ('except_blocks = ["example"]', "> [!example]\n> “Cut it.”", False),
        ('except_blocks = ["example"]', "> [!info]\n> “Cut it.”", True),
    ],
)
def test_an_entry_holds_where_it_says(tmp_path: Path, options: str, dough: str, caught: bool) -> None:
    assert bool(tasted_places(tmp_path, dough, rules_toml=DENY + options)) is caught


def test_data_files_use_no_denied_word(tmp_path: Path) -> None:
    glossary = GLOSSARY.replace("makes dough stretchy", "is cut")
    guide = GUIDE.replace("A round loaf", "A cut loaf")
    assert tasted_places(tmp_path, rules_toml=DENY, glossary_toml=glossary, guide_toml=guide) == [
        "glossary.toml:3: R14",
        "guide.toml:26: R14",
    ]


@pytest.mark.parametrize(
    ("dough", "found"),
    [
        ("You like it burnt.", ["dough.md:3: dough"]),
        ("Some like it burnt.", []),
        ("Bread is burnt.\n\nYou can wait.", []),
        ("> [!help]\n> You can ask a baker about burnt bread.", []),
    ],
)
def test_words_that_may_not_keep_company(tmp_path: Path, dough: str, found: list[str]) -> None:
    assert tasted_places(tmp_path, dough, rules_toml=BESIDE) == found


def test_words_that_may_not_be_alone(tmp_path: Path) -> None:
    rules = BESIDE.replace("never =", "always =").replace('["burnt"]', '["not", "never"]')
    assert tasted_places(tmp_path, "You are bread.", rules_toml=rules) == ["dough.md:3: dough"]
    assert tasted_places(tmp_path, "You are not bread.", rules_toml=rules) == []


@pytest.mark.parametrize(
    ("dough", "found"),
    [
        ("Dough is a pillow.\nThat means it is soft. <!-- Q16 -->", []),
        ("Dough is a pillow.\nIt rises.", ["dough.md:3: R10"]),
        ("Dough is a pillow. <!-- Q16 -->\nThe oven is a storm.", ["dough.md:4: R10"]),
    ],
)
def test_pictures_are_few_and_explained(tmp_path: Path, dough: str, found: list[str]) -> None:
    places = tasted_places(tmp_path, dough, rules_toml=FEW, facts_toml=FACTS)
    assert [place for place in places if "facts" not in place] == found


def test_initials_are_explained(tmp_path: Path) -> None:
    assert tasted_places(tmp_path, "Ask the BAK and the UK.", rules_toml='[initials]\nknown = ["UK"]\n') == [
        "dough.md:3: R24"
    ]
    glossary = GLOSSARY + '[bak]\nterm = "Bakers’ union (BAK)"\nmeaning = ["They bake."]\n'
    assert tasted_places(tmp_path, "Ask the [BAK](term:bak).", glossary_toml=glossary) == []


def test_titles_and_names_stay_quiet(tmp_path: Path) -> None:
    (tmp_path / "drawings").mkdir()
    (tmp_path / "drawings" / "rye.svg").write_text("<svg/>", encoding="utf-8")
    guide = GUIDE.replace('"Good Bread"', '"Good Rye"')
    found = tasted_places(
        tmp_path, guide_toml=guide, dough_md="# Rye dough\n\nRye is good.\n", rules_toml='[titles]\nnever = ["rye"]\n'
    )
    assert found == ["dough.md:1: titles", "rye.svg:0: titles", "guide.toml:0: titles"]


def test_headings_are_short(tmp_path: Path) -> None:
    dough = "## A heading of far too many words to be read at one glance\n\nBread is good."
    assert tasted_places(tmp_path, dough) == ["dough.md:3: R23"]


def test_words_hold_together_in_every_script() -> None:
    assert words("прив’язаність — गिलास می‌خواهم 自杀") == ("прив'язаність", "गिलास", "می‌خواهم", "自", "杀")


def test_a_vowel_sign_is_no_end_of_a_word() -> None:
    assert holds(folded("पागलों की तरह"), [folded("पागल")]) is None
    assert holds(folded("वह पागल है"), [folded("पागल")]) == "पागल"


def test_chinese_needs_its_allow_list() -> None:
    assert holds(folded("他在工作"), [folded("作")]) == "作"
    assert holds(folded("他在工作"), [folded("作")], [folded("工作")]) is None


def test_length_is_in_words_or_in_characters() -> None:
    assert (length("It’s self-made, 7 in 10.", "words"), length("你并不孤单，2次。", "characters")) == (5, 7)
