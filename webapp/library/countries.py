"""A country's help by ear: danger first, then each service with its numbers, twice and digit by digit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from webapp.library.directories import directories
from webapp.library.helplines import name_language, numbers, rows_of
from webapp.library.names import country_name
from webapp.library.studio import Studio
from webapp.library.telling import SECONDS, Piece, estimate, lines_of, literal
from webapp.narration import Line
from webapp.narration.script import BLOCK_GAP, HEADING_GAP, SENTENCE_GAP
from webapp.text import Country, Help, Helpline
from webapp.text.ids import sentence_id
from webapp.translation import INTERFACE

SECONDS_WITH_REMARKS = 54.0
"""A remark is no number: it is said only where there is time to spare."""
CALL, TEXT, MORE = "Call", "Text", "There are more numbers on this page."
"""Words of the interface that the help page shows as well."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of a country's services: of which, with whose remarks, and whose numbers only once.

    Where it is `brief`, the same hours are said only once, of the emergency numbers only the first is said twice, and
    the silences are shorter.
    """

    rows: tuple[Helpline, ...]
    noted: tuple[Helpline, ...] = ()
    once: tuple[Helpline, ...] = ()
    brief: bool = False

    @property
    def again_after(self) -> float:
        """Seconds before a number is said again."""
        return 0.3 if self.brief else SENTENCE_GAP

    @property
    def on_after(self) -> float:
        """Seconds before what comes after a number."""
        return 0.8 if self.brief else BLOCK_GAP


def country_lines(studio: Studio, words: Help, country: Country) -> tuple[Line, ...]:
    """What is said of a country: every service; with those remarks that there is time for.

    Where there is no time for all: as many as can be, first those that answer day and night; and that there are more.
    """
    rows = rows_of(studio.guide, country.code)

    def told(telling: Telling) -> tuple[Line, ...]:
        pieces = [*_emergency(studio, words, country, telling), *_services(studio, telling)]
        if not rows:
            pieces += directories(studio)
        if len(telling.rows) < len(rows):
            pieces.append(studio.piece(MORE, INTERFACE, gap=SENTENCE_GAP))
        return lines_of(pieces, studio.speak)

    def fits(telling: Telling) -> bool:
        return estimate(told(telling)) <= (SECONDS_WITH_REMARKS if telling.noted else SECONDS)

    whole = next((one for one in (Telling(rows), Telling(rows, brief=True)) if fits(one)), None)
    best = sorted(rows, key=lambda row: row.hours != words.always)
    return told(_with_remarks(whole or _cut(best, fits), fits))


def _cut(rows: Sequence[Helpline], fits: Callable[[Telling], bool]) -> Telling:
    """What there is time for: numbers to call twice, then once; then those to write to."""
    calls, texts = tuple(row for row in rows if row.number), tuple(row for row in rows if not row.number)
    kept = Telling((), brief=True)
    for some, once in ((calls, False), (calls, True), (texts, False)):
        for row in some:
            longer = replace(kept, rows=(*kept.rows, row), once=(*kept.once, *[row] * once))
            kept = longer if row not in kept.rows and fits(longer) else kept
    return kept


def _with_remarks(telling: Telling, fits: Callable[[Telling], bool]) -> Telling:
    """With those remarks that there is time for, the first ones first."""
    for row in telling.rows:
        longer = replace(telling, noted=(*telling.noted, row))
        telling = longer if fits(longer) else telling
    return telling


def _emergency(studio: Studio, words: Help, country: Country, telling: Telling) -> Iterator[Piece]:
    """The title and the numbers to call in danger, with what the publisher says of them."""
    label, lang = studio.words.say(words.label)
    title = f"{label}: {country_name(country.code, studio.words.language.tag)}"
    yield Piece(sentence_id(f"{words.label}: {country.code}"), literal(title), lang, HEADING_GAP)
    yield studio.piece(words.emergency, gap=SENTENCE_GAP)
    for place, number in enumerate(country.emergency):
        first, again = _twice(studio, CALL, number, telling)
        yield from [replace(first, gap=again.gap)] if telling.brief and place else [first, again]
    if country.note:
        yield studio.piece(country.note, "helplines", gap=telling.on_after)


def _services(studio: Studio, telling: Telling) -> Iterator[Piece]:
    """Each service: its name, its hours, its numbers twice."""
    before = ""
    for row in telling.rows:
        yield replace(_name(studio, row), gap=telling.again_after)
        if row.hours and not (telling.brief and row.hours == before):
            yield studio.piece(row.hours, "helplines", gap=telling.again_after)
        if row.note and row in telling.noted:
            yield studio.piece(row.note, "helplines", gap=telling.again_after)
        for label, text in ((CALL, row.number), (TEXT, row.sms)):
            for number in numbers(text):
                first, again = _twice(studio, label, number, telling)
                yield from [replace(first, gap=again.gap)] if row in telling.once else [first, again]
        before = row.hours


def _name(studio: Studio, row: Helpline) -> Piece:
    lang = name_language(row, studio.words.language.tag, studio.guide.source.tag)
    if any(map(str.isalpha, row.name)):
        return Piece(sentence_id(row.name), literal(row.name), lang, is_name=True)
    return Piece(sentence_id(row.name), "", lang, number=row.name)


def _twice(studio: Studio, label: str, number: str, telling: Telling) -> tuple[Piece, Piece]:
    """A number with what to do, and again by itself: who writes it down needs the second time."""
    words, lang = studio.words.say(label, INTERFACE)
    first = Piece(sentence_id(f"{label} {number}"), literal(words), lang, telling.again_after, number=number)
    return first, Piece(sentence_id(number), "", lang, telling.on_after, number=number)
