"""One theme in one language, complete: the words, the frame that travels with the sound, and how much is translated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import groupby
from operator import attrgetter

from babel import Locale
from babel.dates import format_skeleton

from webapp.library.voices import is_human, name_of
from webapp.text.guide import Guide, Language
from webapp.text.ids import IdMaker
from webapp.text.model import Sentence, Theme
from webapp.translation import NOBODY, Catalog, Review, map_sentences, review_of, translate

FRAMED_PAGES = ("family",)
"""Pages besides the themes whose sound is made to travel alone."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The sentence that says who reads, in its three forms: by name, without one, and for a human voice.

    All have the same id: the page keeps its place when another voice reads it.
    """

    named: Sentence
    unnamed: Sentence
    human: Sentence

    def sentence(self, engine: str) -> Sentence:
        """What to say where `engine` reads; "" where nobody knows who will."""
        if is_human(engine):
            return self.human
        name = name_of(engine)
        return replace(self.named, markup=filled(self.named.markup, {"voice": name})) if name else self.unnamed


@dataclass(frozen=True, slots=True)
class Edition:
    """A theme or special page in one language. `coverage` is the share of its sentences that are translated.

    `theme` is what stands there while nobody knows who will read it. `review` says who has checked all of it.
    """

    theme: Theme
    language: Language
    coverage: float
    readers: tuple[Reader, ...] = ()
    review: Review = NOBODY

    def read_by(self, engine: str) -> Theme:
        """The theme, saying that `engine` reads it."""
        said = {one.unnamed.id: one.sentence(engine) for one in self.readers}

        def change(sentence: Sentence) -> Sentence:
            return said.get(sentence.id, sentence)

        theme = self.theme
        return replace(theme, before=tuple(map(change, theme.before)), after=tuple(map(change, theme.after)))


def review_in(language: Language) -> Review:
    """How far a language as a whole has been checked, as the publisher says."""
    return Review(language.native, language.clinician, language.lived)


def honest_line(guide: Guide, language: Language, review: Review = NOBODY) -> str:
    """The source sentence that says how far the review of a language, or of a part of the guide in it, has come."""
    return guide.statuses.get(review.or_else(review_in(language)).reached or language.draft, "")


def month(when: date, tag: str) -> str:
    """Month and year in a language ("November 2026"), by CLDR."""
    return str(format_skeleton("yMMMM", when, locale=Locale.parse(tag, sep="-")))


def framed(theme: Theme, guide: Guide, language: Language, review: Review = NOBODY) -> Theme:
    """The theme with the sentences of its frame, still as templates in the source language.

    The sentence that names the voice stands there in all three forms of `Reader`, under one id.
    """
    is_theme = theme.slug in {one.slug for one in guide.themes}
    if not is_theme and theme.slug not in FRAMED_PAGES:
        return theme
    make_id = IdMaker()
    for sentence in theme.sentences():
        make_id(sentence.markup)
    status = honest_line(guide, language, review)

    def made(texts: Iterable[str]) -> Iterator[Sentence]:
        for text in texts:
            whole = guide.after_page if "{part}" in text and not is_theme else text.replace("{status}", status)
            forms = (whole, guide.voice_unnamed, guide.voice_human) if "{voice}" in whole else (whole,)
            place = make_id(whole) if whole else ""
            yield from (Sentence(place, form, guide.source.tag) for form in forms if form)

    return replace(theme, before=tuple(made(guide.before)), after=tuple(made(guide.after)))


def make_edition(theme: Theme, guide: Guide, language: Language, catalogs: Mapping[str, Catalog]) -> Edition:
    """The edition of a theme: framed, translated, with its placeholders filled."""
    books = [catalogs[name] for name in (theme.slug, "guide") if name in catalogs]
    review = _review(theme, books)
    translated = translate(framed(theme, guide, language, review), language.tag, *books)
    fill = _filling(theme, guide, language, books[-1].get(guide.name) if books else None)
    whole = map_sentences(translated.theme, fill)
    readers = tuple(_readers((*whole.before, *whole.after)))
    unseen = [form for one in readers for form in (one.named, one.human)]

    def seen(frame: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(sentence for sentence in frame if sentence not in unseen)

    rest = replace(whole, before=seen(whole.before), after=seen(whole.after))
    return Edition(rest, language, translated.coverage, readers, review.or_else(review_in(language)))


def _review(theme: Theme, books: Sequence[Catalog]) -> Review:
    """Who has checked every sentence that is the theme's own: headings and the like are the guide's."""
    if not books:
        return NOBODY
    own, *rest = books
    sources = [one.markup for one in theme.sentences()]
    mine = (one for one in sources if one in own.messages or not any(one in book.messages for book in rest))
    return review_of(own.checks.get(one, {}) for one in mine)


def _readers(frame: Iterable[Sentence]) -> Iterator[Reader]:
    """The sentences that stand there in three forms."""
    for _, found in groupby(frame, key=attrgetter("id")):
        forms = tuple(found)
        if len(forms) == len(fields(Reader)):
            yield Reader(*forms)


def _filling(theme: Theme, guide: Guide, language: Language, name: str | None) -> Callable[[Sentence], Sentence]:
    """What fills the placeholders of a sentence. `name` is the guide's in this language, where it is translated."""
    slugs = [one.slug for one in guide.themes]

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

    return fill


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each `{name}` of `values` replaced; other braces stay.

    >>> filled("Part {part} of {x}", {"part": "2"})
    'Part 2 of {x}'
    """
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text
