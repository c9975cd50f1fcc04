"""Where help is in every country: who lists it, and at which address."""

from __future__ import annotations

from webapp.library.studio import Studio
from webapp.library.telling import Piece, literal
from webapp.narration.script import HEADING_GAP, SENTENCE_GAP
from webapp.text.ids import sentence_id

WORLDWIDE = "worldwide"
"""The id on the page of the part that lists directories."""


def directories(studio: Studio) -> list[Piece]:
    """Who lists helplines for the whole world, and at which address."""
    words, guide = studio.guide.help, studio.guide
    if words is None or not guide.directories:
        return []
    heading = studio.piece(words.worldwide, gap=HEADING_GAP, chapter=WORLDWIDE)
    rows = [(row.name, f"{row.name}: {address(row.url)}") for row in guide.directories]
    named = [Piece(sentence_id(text), literal(text), guide.source.tag, SENTENCE_GAP, WORLDWIDE) for _, text in rows]
    return [heading, *named]


def address(url: str) -> str:
    """A web address as it is said and shown.

    >>> address("https://www.iasp.info/")
    'iasp.info'
    """
    return url.removeprefix("https://").removeprefix("www.").rstrip("/")
