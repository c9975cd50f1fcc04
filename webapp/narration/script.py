"""From a theme to the lines that are read: which sentences, in which order, with how much silence between."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from webapp.narration.model import Line
from webapp.text.model import Block, Callout, Items, Paragraph, Section, Sentence, Theme
from webapp.text.spoken import SpokenForm

SENTENCE_GAP = 0.5
BLOCK_GAP = 1.2
HEADING_GAP = 0.9
NOTE_GAP = 2.0

Speak = Callable[[str, str], SpokenForm]
"""Markup and language in; the text as shown and as spoken, and the way between them, out."""


@dataclass(frozen=True, slots=True)
class _Breath:
    """Sentences that belong together, and the silence after the last of them."""

    sentences: tuple[Sentence, ...]
    gap: float
    chapter: str


def script(theme: Theme, speak: Speak) -> tuple[Line, ...]:
    """Every line of a theme's narration, in the order that lets the sound travel alone.

    Title; a content note and two seconds to stop; what every listener must know; the theme; where help is.
    A sentence of which nothing is left to speak is skipped.
    """
    return tuple(line for breath in _breaths(theme) for line in _lines(breath, speak))


def _breaths(theme: Theme) -> Iterator[_Breath]:
    opening = theme.title.id
    closing = theme.sections[-1].id if theme.sections else opening
    notes = [block for block in theme.opening if _is_note(block)]
    yield _Breath((theme.title,), HEADING_GAP, opening)
    yield from _spoken_blocks(notes, opening, NOTE_GAP)
    yield _Breath(theme.before, BLOCK_GAP, opening)
    yield from _spoken_blocks([block for block in theme.opening if not _is_note(block)], opening)
    for section in theme.sections:
        yield from _section(section)
    yield _Breath(theme.after, BLOCK_GAP, closing)


def _section(section: Section) -> Iterator[_Breath]:
    yield _Breath((section.heading,), HEADING_GAP, section.id)
    yield from _spoken_blocks(section.blocks, section.id)


def _spoken_blocks(blocks: Sequence[Block], chapter: str, last_gap: float = BLOCK_GAP) -> Iterator[_Breath]:
    for number, block in enumerate(blocks, start=1):
        yield from _block(block, chapter, last_gap if number == len(blocks) else BLOCK_GAP)


def _block(block: Block, chapter: str, gap: float) -> Iterator[_Breath]:
    match block:
        case Paragraph(sentences):
            yield _Breath(sentences, gap, chapter)
        case Items(items):
            yield _Breath(tuple(sentence for item in items for sentence in item), gap, chapter)
        case Callout(heading=heading, blocks=inner):
            if heading is not None:
                yield _Breath((heading,), HEADING_GAP, chapter)
            yield from _spoken_blocks(inner, chapter, gap)


def _is_note(block: Block) -> bool:
    return isinstance(block, Callout) and block.kind == "note"


def _lines(breath: _Breath, speak: Speak) -> Iterator[Line]:
    forms = [(sentence, speak(sentence.markup, sentence.lang)) for sentence in breath.sentences]
    audible = [(sentence, form) for sentence, form in forms if form.spoken.strip()]
    for number, (sentence, form) in enumerate(audible, start=1):
        gap = breath.gap if number == len(audible) else SENTENCE_GAP
        yield Line(sentence.id, sentence.lang, form.text, form.spoken, gap, breath.chapter, form.tokens)
