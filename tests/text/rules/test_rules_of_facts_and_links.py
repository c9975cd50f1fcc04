"""Facts are carried where they belong; terms, sources and pages lead somewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.text.rules.kitchen import GLOSSARY, SOURCES, TODAY, cook, places, tasted, tasted_places
from webapp.errors import ContentError
from webapp.text import Section, Sentence, load_guide
from webapp.text.model import Paragraph
from webapp.text.rules import RuleBook, check

ONE = '[facts]\nA1 = { gist = "Dough rises.", pages = ["dough"] }\n'
TWO = ONE + 'Q1 = { gist = "Not always.", tempers = ["A1"] }\n'


def test_a_carried_fact_passes(tmp_path: Path) -> None:
    assert tasted_places(tmp_path, "Dough rises. <!-- A1 -->", facts_toml=ONE) == []


def test_a_missing_fact_is_named_with_its_line_and_gist(tmp_path: Path) -> None:
    found = tasted(tmp_path, "Dough is good.", facts_toml=ONE)
    assert places(found)[0] == "facts.toml:2: facts"
    assert "A1 in dough: Dough rises." in found[0].message


def test_a_fact_on_another_page_is_still_missing(tmp_path: Path) -> None:
    facts = ONE.replace('["dough"]', '["family"]')
    found = tasted_places(tmp_path, "Dough rises. <!-- A1 -->", facts_toml=facts, family_md="# Family\n\nThey bake.\n")
    assert found == ["facts.toml:2: facts"]


def test_an_unknown_fact_is_named_with_a_near_one(tmp_path: Path) -> None:
    found = tasted(tmp_path, "Dough rises. <!-- A1 A12 -->", facts_toml=ONE)
    assert places(found)[0] == "dough.md:3: facts"
    assert found[0].message == "facts.toml has no fact “A12”. Is it A1?"


def test_what_tempers_a_claim_stands_in_its_section(tmp_path: Path) -> None:
    near = "## One\n\nDough rises. <!-- A1 -->\nIt does not always do so. <!-- Q1 -->"
    far = "## One\n\nDough rises. <!-- A1 -->\n\n## Two\n\nIt does not always do so. <!-- Q1 -->"
    assert tasted_places(tmp_path, near, facts_toml=TWO) == []
    assert tasted_places(tmp_path, far, facts_toml=TWO) == ["dough.md:9: facts"]


def test_a_fact_names_the_source_it_rests_on(tmp_path: Path) -> None:
    facts = ONE.replace("] }", '], cite = ["miller"] }')
    assert tasted_places(tmp_path, "Dough rises. [](source:miller) <!-- A1 -->", facts_toml=facts) == []
    assert tasted_places(tmp_path, "Dough rises. <!-- A1 -->", facts_toml=facts) == ["dough.md:3: R21"]


def test_a_page_ends_on_its_last_fact(tmp_path: Path) -> None:
    facts = f'[last]\ndough = "A1"\n{ONE}'
    assert tasted_places(tmp_path, "Bread is good.\nDough rises. <!-- A1 -->", facts_toml=facts) == []
    assert tasted_places(tmp_path, "Dough rises. <!-- A1 -->\nBread is good.", facts_toml=facts) == ["dough.md:4: R20"]


def test_advice_comes_from_the_facts_alone(tmp_path: Path) -> None:
    rules = '[[tagged]]\nrule = "family"\npages = ["dough"]\nfacts = ["A"]\n'
    dough = "This may help:\n\n- Let it rest. <!-- A1 -->\n- Sing to it."
    assert tasted_places(tmp_path, dough, rules_toml=rules, facts_toml=ONE) == ["dough.md:6: family"]


def test_a_term_is_linked_where_it_is_first_used(tmp_path: Path) -> None:
    late = "Here is gluten.\n\nIt is called [gluten](term:gluten)."
    assert tasted_places(tmp_path, late) == ["dough.md:3: glossary"]
    assert tasted_places(tmp_path, "It is called [gluten](term:gluten).\n\nHere is gluten.") == []
    assert tasted_places(tmp_path, "A glutenous rice.\n\n> [!note]\n> This is about gluten.") == []


def test_the_longest_term_wins(tmp_path: Path) -> None:
    glossary = GLOSSARY + '[net]\nterm = "Gluten net (GN)"\nmeaning = ["A net of gluten."]\n'
    assert (
        tasted_places(
            tmp_path, "The [gluten net](term:net) holds.\nA gluten net is fine.\nSo GN it is.", glossary_toml=glossary
        )
        == []
    )
    assert tasted_places(tmp_path, "A gluten net is fine.\nSo the GN is strong.", glossary_toml=glossary) == [
        "dough.md:3: glossary"
    ]


def test_what_nobody_uses_is_a_warning(tmp_path: Path) -> None:
    unused = ["glossary.toml:1: glossary (warning)", "sources.toml:1: sources (warning)"]
    assert places(tasted(tmp_path, "Bread is good.")) == unused
    assert places(tasted(tmp_path, "The [gluten](term:gluten) is strong. [](source:miller)")) == []


@pytest.mark.parametrize(
    ("dough", "message"),
    [
        ("Bread is good.\nA [crumb](term:crumb) is soft.", "no term “crumb”"),
        ("Bread is good.\nIt is old. [](source:baker)", "no source “baker”"),
        ("Bread is good.\nSee [rolls](page:rolls).", "no page “rolls”"),
    ],
)
def test_a_name_that_leads_nowhere_is_refused_with_its_line(tmp_path: Path, dough: str, message: str) -> None:
    with pytest.raises(ContentError, match=message) as refused:
        tasted(tmp_path, dough)
    assert (refused.value.path.name, refused.value.line) == ("dough.md", 4)


def test_a_name_that_leads_nowhere_is_found_in_values_too(tmp_path: Path) -> None:
    guide = load_guide(cook(tmp_path, "Bread is good."))
    theme = guide.themes[0]
    wrong = Sentence("s-1", "A [crumb](term:crumb), see [rolls](page:rolls). [](source:baker)", "en-GB", 9)
    section = Section("part-1", "text", Sentence("s-2", "Baking", "en-GB", 7), (Paragraph((wrong,)),))
    found = check(replace(guide, themes=(replace(theme, sections=(section,)),)), RuleBook(), tmp_path, TODAY)
    assert [place for place in places(found) if "warning" not in place] == [
        "dough.md:9: glossary",
        "dough.md:9: pages",
        "dough.md:9: sources",
    ]


def test_unused_sources_are_told_apart(tmp_path: Path) -> None:
    sources = SOURCES + SOURCES.replace("miller", "baker")
    found = tasted(tmp_path, "The [gluten](term:gluten) is strong. [](source:baker)", sources_toml=sources)
    assert [one.message for one in found] == ["no sentence rests on “miller”. Cite it, or take it out."]
