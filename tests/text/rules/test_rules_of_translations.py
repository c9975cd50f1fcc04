"""Translations are read by the rules of their own language; what is not yet translated is left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.text.rules.kitchen import GUIDE, cook, places
from webapp.text import Language, Paragraph, Section, Sentence, Theme, load_guide
from webapp.text.rules import check_entries, check_translation, read_rules

SPANISH = Language("es", "es", "es")
CHINESE = Language("zh-hans", "zh-Hans", "zh_Hans")
RULES = """
[limits.es]
sentence = 19
ease = 80
[limits.zh]
unit = "characters"
sentence = 36
[titles]
never = ["levadura"]
[[deny]]
lang = "es"
rule = "R14"
words = ["loco"]
instead = "Di: otro."
catch = "Está loco."
pass = "Locomotora."
"""


def page(*sentences: str, lang: str = "es", title: str = "La masa") -> Theme:
    """A theme in a language, its sentences from line 3 on."""
    made = tuple(Sentence(f"s-{number}", text, lang, number) for number, text in enumerate(sentences, 3))
    section = Section("part-1", "text", Sentence("s-2", "Pan", lang, 2), (Paragraph(made[:3]), Paragraph(made[3:])))
    return Theme("dough", Sentence("s-1", title, lang, 1), (), (section,), Path("content/dough.md"))


@pytest.mark.parametrize(
    ("theme", "language", "found"),
    [
        (page("El pan es bueno.", "Crece despacio."), SPANISH, []),
        (page("El pan es bueno. Crece despacio."), SPANISH, ["dough.md:3: one-line"]),
        (page("El pan es bueno.", "Es " + "un pan muy " * 6 + "bueno.", "Sí.", "Es así."), SPANISH, ["dough.md:4: R2"]),
        (page("El pan está loco."), SPANISH, ["dough.md:3: R14"]),
        (page("La locomotora llega."), SPANISH, []),
        (page("El 70% es agua."), SPANISH, ["dough.md:3: R22"]),
        (page("El pan es bueno.", title="La levadura"), SPANISH, ["dough.md:1: titles"]),
        (page("They go crazy; loco, they say. Yes.", lang="en-GB", title="Levadura"), SPANISH, []),
        (page("面包" * 19 + "。", lang="zh-Hans"), CHINESE, ["dough.md:1: R2", "dough.md:3: R2"]),
        (page("面包很好。", lang="zh-Hans"), CHINESE, []),
        (page(*["Multitudinarias manifestaciones extraordinarias."] * 6), SPANISH, ["dough.md:1: R1 (warning)"]),
    ],
)
def test_a_translation_is_read_by_its_own_rules(
    tmp_path: Path, theme: Theme, language: Language, found: list[str]
) -> None:
    content = cook(tmp_path, rules_toml=RULES)
    findings = check_translation(load_guide(content), language, (theme,), read_rules(content))
    assert places(findings) == found
    assert all(finding.message.startswith(f"{language.code}: ") for finding in findings)


def test_a_translation_names_only_terms_that_exist(tmp_path: Path) -> None:
    content = cook(tmp_path)
    theme = page("La [miga](term:crumb) es buena, mira [aquí](page:dough).")
    assert places(check_translation(load_guide(content), SPANISH, (theme,), read_rules(content))) == [
        "dough.md:3: glossary"
    ]


def test_words_outside_pages_are_read_as_well(tmp_path: Path) -> None:
    content = cook(tmp_path, rules_toml=RULES)
    po = Path("translations/es/LC_MESSAGES/guide.po")
    entries = [
        (po, 4, "Pausado. Seguir."),
        (po, 8, "Está loco."),
        (po, 12, "[Miga](term:crumb)"),
        (po, 16, "Pan; sal."),
        (po, 20, "<b>Pan</b>"),
    ]
    found = check_entries(load_guide(content), SPANISH, entries, read_rules(content))
    assert places(found) == ["guide.po:8: R14", "guide.po:12: glossary", "guide.po:16: R4", "guide.po:20: markup"]


def test_the_source_language_may_be_any(tmp_path: Path) -> None:
    content = cook(tmp_path, guide_toml=GUIDE.replace('"en"', '"es"').replace('"en-GB"', '"es"'), rules_toml=RULES)
    guide = load_guide(content)
    assert guide.source == replace(SPANISH, catalog="")
