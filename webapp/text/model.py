"""What is said: the values the whole house hands around. All frozen, all plain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: the unit of translation, of sound and of every link.

    `markup` is one line of inline Markdown (see `webapp.text.inline`), without its facts comment.
    `id` is `s-` and ten hex digits of a hash of the *source* sentence: the same in every language.
    `lang` is the BCP 47 tag of `markup`: the source's, where a translation is missing.
    `line` counts from 1 in the source file; 0 where the sentence comes from a data file.
    """

    id: str
    markup: str
    lang: str
    line: int = 0
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item holds one sentence or more."""

    items: tuple[tuple[Sentence, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """A box beside the text. Kinds: note (a content note), help, example (made up), info."""

    kind: str
    heading: Sentence | None
    blocks: tuple[Paragraph | Items, ...]
    line: int = 0


Block = Paragraph | Items | Callout


@dataclass(frozen=True, slots=True)
class Section:
    """A part under one `##` heading. `kind` is a key of the guide's headings, or `text`."""

    id: str
    kind: str
    heading: Sentence
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """One page of prose: a theme of the guide, or a special page such as `family`.

    `opening` stands between the title and the first section (a content note, a paragraph).
    `before` and `after` are the sentences that frame every narration: they travel with the sound.
    """

    slug: str
    title: Sentence
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    path: Path
    before: tuple[Sentence, ...] = ()
    after: tuple[Sentence, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """Every block in reading order."""
        yield from self.opening
        for section in self.sections:
            yield from section.blocks

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in the order it stands in the file; the frame is not among them."""
        yield self.title
        for block in self.opening:
            yield from block_sentences(block)
        for section in self.sections:
            yield section.heading
            for block in section.blocks:
                yield from block_sentences(block)

    @property
    def note(self) -> Callout | None:
        """The content note, where the theme has one."""
        notes = (b for b in self.opening if isinstance(b, Callout) and b.kind == "note")
        return next(notes, None)


def block_sentences(block: Block) -> Iterator[Sentence]:
    """Every sentence of a block, in reading order."""
    match block:
        case Paragraph(sentences):
            yield from sentences
        case Items(items):
            for item in items:
                yield from item
        case Callout(_, heading, blocks):
            if heading is not None:
                yield heading
            for inner in blocks:
                yield from block_sentences(inner)
