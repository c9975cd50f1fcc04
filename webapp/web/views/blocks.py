"""Sections, paragraphs, lists and boxes, ready for a template."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from webapp.text import Block, Callout, Items, Paragraph, Section, Sentence, Theme
from webapp.text.inline import terms
from webapp.web.contexts import BlockView, CalloutView, ItemsView, Link, ParagraphView, Phrase, SectionView
from webapp.web.desk import Desk
from webapp.web.wording import gettext, pgettext


def block_views(blocks: Iterable[Block], desk: Desk, after_note: str = "") -> tuple[BlockView, ...]:
    """The blocks as views. `after_note` is the id of the place that a content note lets a reader skip to."""
    return tuple(
        _callout(block, desk, after_note) if isinstance(block, Callout) else _simple(block, desk) for block in blocks
    )


def section_view(section: Section, desk: Desk, listen: Link | None = None) -> SectionView:
    """A section under its heading."""
    return SectionView(
        desk.prefix + section.id, section.kind, desk.phrase(section.heading), block_views(section.blocks, desk), listen
    )


def explaining(desk: Desk, theme: Theme) -> Desk:
    """A desk that explains each term of a page where it comes first; none where several themes share the page."""
    return desk if desk.prefix else replace(desk, explains=first_uses(theme, desk.guide.glossary))


def first_uses(theme: Theme, glossary: Container[str]) -> Mapping[str, tuple[str, ...]]:
    """The terms that each sentence uses first on its page, by the sentence's id; headings are passed over."""
    seen: set[str] = set()
    found: dict[str, tuple[str, ...]] = {}
    for sentence in _running(theme.blocks()):
        used = dict.fromkeys(terms(sentence.markup))
        if new := tuple(slug for slug in used if slug in glossary and slug not in seen):
            found[sentence.id] = new
            seen.update(new)
    return found


def _running(blocks: Iterable[Block]) -> Iterator[Sentence]:
    """The sentences of paragraphs, lists and boxes, in reading order."""
    for block in blocks:
        match block:
            case Paragraph(sentences):
                yield from sentences
            case Items(items):
                yield from (sentence for item in items for sentence in item)
            case Callout():
                yield from _running(block.blocks)


def _simple(block: Paragraph | Items, desk: Desk) -> ParagraphView | ItemsView:
    match block:
        case Paragraph(sentences):
            return ParagraphView(tuple(map(desk.phrase, sentences)))
        case Items(items, ordered):
            return ItemsView(tuple(tuple(map(desk.phrase, item)) for item in items), ordered)


def _callout(block: Callout, desk: Desk, after_note: str) -> CalloutView:
    heading = desk.phrase(block.heading) if block.heading is not None else None
    inner = tuple(_simple(one, desk) for one in block.blocks)
    return CalloutView(block.kind, _label(block, desk), heading, inner, _link(block, desk, after_note))


def _label(block: Callout, desk: Desk) -> Phrase | None:
    """What the box is, in words: that examples are made up, that a note comes before the text."""
    match block.kind:
        case "note" if block.heading is None:
            return desk.as_is(pgettext("box", "Before you read"))
        case "example" if desk.guide.example_label:
            return desk.say(desk.guide.example_label)
    return None


def _link(block: Callout, desk: Desk, after_note: str) -> Link | None:
    match block.kind:
        case "help" if desk.guide.help is not None:
            return Link(desk.href("help"), desk.say(desk.guide.help.label))
        case "note" if after_note:
            return Link(f"#{after_note}", desk.as_is(gettext("Skip to the short version")))
    return None
