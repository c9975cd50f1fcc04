"""All rules together: the source text, or one translation, in; findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from webapp.text.guide import Guide, Language
from webapp.text.model import Theme
from webapp.text.rules import aloud, blocks, calls, carried, dates, grade, links, overlap, sentences, vocabulary
from webapp.text.rules.book import RuleBook
from webapp.text.rules.finding import Finding
from webapp.text.rules.manuscript import Manuscript, entry_line, manuscript, page_of

Entry = tuple[Path, int, str]
Rule = Callable[[Manuscript], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    *sentences.RULES,
    *blocks.RULES,
    *vocabulary.RULES,
    *carried.RULES,
    *links.RULES,
    *calls.RULES,
    *overlap.RULES,
    *grade.RULES,
    *dates.RULES,
    *aloud.SOURCE_AND_TRANSLATION,
)
TRANSLATION_RULES: tuple[Rule, ...] = (
    *sentences.SOURCE_AND_TRANSLATION,
    *blocks.SOURCE_AND_TRANSLATION,
    *vocabulary.SOURCE_AND_TRANSLATION,
    *links.SOURCE_AND_TRANSLATION,
    *aloud.SOURCE_AND_TRANSLATION,
    *grade.SOURCE_AND_TRANSLATION,
)
ENTRY_RULES: tuple[Rule, ...] = (
    *sentences.SOURCE_AND_TRANSLATION,
    *vocabulary.SOURCE_AND_TRANSLATION,
    *links.SOURCE_AND_TRANSLATION,
    *aloud.SOURCE_AND_TRANSLATION,
)


def check(guide: Guide, book: RuleBook, content: Path, today: date | None = None) -> tuple[Finding, ...]:
    """Every finding about the source text and its data, in the order of files and lines.

    `content` is the folder the guide was read from. Without `today`, the rules about the clock are left out.
    """
    return _findings(RULES, manuscript(guide, book, content, today))


def check_translation(guide: Guide, language: Language, themes: Iterable[Theme], book: RuleBook) -> tuple[Finding, ...]:
    """Every finding about the translated pages; sentences that still stand in the source language are left out.

    Lines are those of the source sentence; each message begins with the language.
    """
    pages = tuple(page_of(theme, language.tag) for theme in themes)
    text = Manuscript(guide, book, guide.path.parent, language.code, tuple(page for page in pages if page.lines))
    return _in(language, _findings(TRANSLATION_RULES, text))


def check_entries(guide: Guide, language: Language, entries: Iterable[Entry], book: RuleBook) -> tuple[Finding, ...]:
    """Every finding about translated texts that are no pages: words of the glossary, of guide.toml, of buttons.

    Each entry is a file, a line and a text in the language; a text may hold several sentences.
    """
    lines = tuple(
        entry_line(path, line, path.stem, "remark", number, text) for number, (path, line, text) in enumerate(entries)
    )
    text = Manuscript(guide, book, guide.path.parent, language.code, (), lines)
    return _in(language, _findings(ENTRY_RULES, text))


def _in(language: Language, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(replace(found, message=f"{language.code}: {found.message}") for found in findings)


def _findings(rules: Iterable[Rule], text: Manuscript) -> tuple[Finding, ...]:
    found = {finding for rule in rules for finding in rule(text)}
    return tuple(sorted(found, key=lambda finding: finding.order))
