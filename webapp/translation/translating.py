"""A theme in another language: same ids, other words. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from webapp.text.model import Block, Callout, Items, Paragraph, Section, Sentence, Theme
from webapp.translation.catalogs import Catalog

Change = Callable[[Sentence], Sentence]


@dataclass(frozen=True, slots=True)
class Translated:
    """A theme after translation. `coverage` is the share of its sentences that were translated, 0.0 to 1.0."""

    theme: Theme
    coverage: float


def translate(theme: Theme, lang: str, *catalogs: Catalog) -> Translated:
    """The theme in `lang` (a BCP 47 tag), each sentence from the first catalog that has it.

    A sentence that no catalog has stays as it is, with its own `lang`.
    """

    def change(sentence: Sentence) -> Sentence:
        for catalog in catalogs:
            if (words := catalog.get(sentence.markup)) is not None:
                return replace(sentence, markup=words, lang=lang)
        return sentence

    changed = map_sentences(theme, change)
    langs = [sentence.lang == lang for sentence in changed.sentences()]
    return Translated(changed, sum(langs) / len(langs))


def map_sentences(theme: Theme, change: Change) -> Theme:
    """The theme with every sentence changed, the frame's among them."""
    return replace(
        theme,
        title=change(theme.title),
        opening=tuple(_block(block, change) for block in theme.opening),
        sections=tuple(_section(section, change) for section in theme.sections),
        before=tuple(map(change, theme.before)),
        after=tuple(map(change, theme.after)),
    )


def _section(section: Section, change: Change) -> Section:
    blocks = tuple(_block(block, change) for block in section.blocks)
    return replace(section, heading=change(section.heading), blocks=blocks)


def _simple(block: Paragraph | Items, change: Change) -> Paragraph | Items:
    match block:
        case Paragraph(sentences):
            return Paragraph(tuple(map(change, sentences)))
        case Items(items, ordered):
            return Items(tuple(tuple(map(change, item)) for item in items), ordered)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Callout():
            heading = change(block.heading) if block.heading is not None else None
            return replace(block, heading=heading, blocks=tuple(_simple(inner, change) for inner in block.blocks))
        case _:
            return _simple(block, change)
