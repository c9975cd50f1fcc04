"""Everything that is read aloud in one language: themes first, then the ways in, help, the family page, the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from webapp.library.editions import FRAMED_PAGES, Edition
from webapp.library.helping import COUNTRY, help_scripts
from webapp.library.menus import front_scripts, lost_script, words_scripts
from webapp.library.studio import Studio
from webapp.narration import Line, Script, script


def scripts_of(studio: Studio) -> Iterator[Script]:
    """Every script of a language, in the order in which they are made."""
    for number, theme in enumerate(studio.guide.themes, 1):
        title = f"{studio.title}, {number}"
        yield replace(prose_script(studio, studio.editions[theme.slug]), title=title)
    yield from front_scripts(studio)
    yield from help_scripts(studio)
    yield from (prose_script(studio, studio.editions[slug]) for slug in FRAMED_PAGES if slug in studio.editions)
    yield from words_scripts(studio)
    yield lost_script(studio)


def is_clip(slug: str) -> bool:
    """Whether a script is one entry of a page, and not a page.

    >>> is_clip("words--attachment"), is_clip("help--in"), is_clip("front")
    (True, False, False)
    """
    return "--" in slug and not slug.startswith(COUNTRY)


def page_of(slug: str) -> str:
    """Where the page of a script stands in its language.

    >>> page_of("help--in")
    'help/in'
    """
    return slug.replace("--", "/")


def prose_script(studio: Studio, edition: Edition) -> Script:
    """A theme or page of prose, with the sentence that says who reads it. Its chapters have numbers for titles."""
    headings = {section.id: str(number) for number, section in enumerate(edition.theme.sections, 1)}

    def lines(engine: str) -> tuple[Line, ...]:
        return script(edition.read_by(engine), studio.speak)

    return Script(edition.theme.slug, studio.code, studio.title, lines, headings, studio.status(edition.review))
