"""Get help now, by ear: in general and for each country, in at most a minute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from webapp.library.countries import country_lines
from webapp.library.directories import directories
from webapp.library.helplines import is_heard_in
from webapp.library.studio import Studio
from webapp.library.telling import SECONDS, Piece, estimate, lines_of, unique
from webapp.narration import Line, Script, script
from webapp.narration.script import BLOCK_GAP

COUNTRY = "help--"


def help_scripts(studio: Studio) -> Iterator[Script]:
    """The general page, then each country's that is heard in this language."""
    guide = studio.guide
    if guide.help is None or "help" not in studio.editions:
        return
    sections = studio.editions["help"].theme.sections
    headings = {one.id: str(number) for number, one in enumerate(sections, 1)}
    yield studio.script("help", partial(_general, studio), headings)
    for country in guide.countries.values():
        if is_heard_in(country, guide, studio.words.language):
            yield studio.script(country_slug(country.code), partial(country_lines, studio, guide.help, country))


def country_slug(code: str) -> str:
    """The slug of a country's script: `help--in`."""
    return COUNTRY + code.lower()


def _general(studio: Studio) -> tuple[Line, ...]:
    """The title, what to do in danger, as many sections as there is time for, and where every country's help is."""
    theme, words = studio.editions["help"].theme, studio.guide.help
    danger = [] if words is None else [studio.piece(words.emergency, gap=BLOCK_GAP, chapter=theme.title.id)]
    closing = lines_of(directories(studio), studio.speak)

    def told(sections: int, opening: Sequence[Piece]) -> tuple[Line, ...]:
        title, *rest = script(replace(theme, sections=theme.sections[:sections]), studio.speak)
        return unique((title, *lines_of(opening, studio.speak), *rest, *closing))

    counts = range(len(theme.sections), 0, -1)
    tries = (told(count, opening) for count in counts for opening in (danger, ()))
    return next((lines for lines in tries if estimate(lines) <= SECONDS), told(0, danger))
