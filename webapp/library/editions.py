"""One theme in one language, complete: the words, the frame that travels with the sound, and how much is translated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from babel import Locale
from babel.dates import format_skeleton

from webapp.text.guide import Guide, Language
from webapp.text.ids import IdMaker
from webapp.text.model import Sentence, Theme
from webapp.translation import Catalog, map_sentences, translate


@dataclass(frozen=True, slots=True)
class Edition:
    """A theme or special page in one language. `coverage` is the share of its sentences that are translated."""

    theme: Theme
    language: Language
    coverage: float


def honest_line(guide: Guide, language: Language) -> str:
    """The source sentence that says how far the review of a language has come."""
    reached = [name for name in ("lived", "clinician", "native") if getattr(language, name)]
    return guide.statuses.get(reached[0] if reached else language.draft, "")


def month(when: date, tag: str) -> str:
    """Month and year in a language ("November 2026"), by CLDR."""
    return str(format_skeleton("yMMMM", when, locale=Locale.parse(tag, sep="-")))


def framed(theme: Theme, guide: Guide, language: Language) -> Theme:
    """The theme with the sentences of its frame, still as templates in the source language."""
    if theme.slug not in {one.slug for one in guide.themes}:
        return theme
    make_id = IdMaker()
    for sentence in theme.sentences():
        make_id(sentence.markup)
    status = honest_line(guide, language)

    def made(texts: Iterable[str]) -> tuple[Sentence, ...]:
        texts = (text.replace("{status}", status) for text in texts)
        return tuple(Sentence(make_id(text), text, guide.source.tag) for text in texts if text)

    return replace(theme, before=made(guide.before), after=made(guide.after))


def make_edition(theme: Theme, guide: Guide, language: Language, catalogs: Mapping[str, Catalog]) -> Edition:
    """The edition of a theme: framed, translated, with its placeholders filled."""
    books = [catalogs[name] for name in (theme.slug, "guide") if name in catalogs]
    translated = translate(framed(theme, guide, language), language.tag, *books)
    slugs = [one.slug for one in guide.themes]
    name = books[-1].get(guide.name) if books else None

    def fill(sentence: Sentence) -> Sentence:
        if "{" not in sentence.markup:
            return sentence
        values = {
            "name": name if name is not None and sentence.lang == language.tag else guide.name,
            "part": str(slugs.index(theme.slug) + 1) if theme.slug in slugs else "",
            "parts": str(len(slugs)),
            "month": month(guide.edition, sentence.lang),
            "publisher": guide.publisher,
        }
        return replace(sentence, markup=filled(sentence.markup, values))

    return Edition(map_sentences(translated.theme, fill), language, translated.coverage)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each `{name}` of `values` replaced; other braces stay.

    >>> filled("Part {part} of {x}", {"part": "2"})
    'Part 2 of {x}'
    """
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text
