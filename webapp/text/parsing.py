"""From a Markdown file to a `Theme`. One line is one sentence; every fault names its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from webapp.errors import ContentError
from webapp.text.ids import IdMaker, normalised
from webapp.text.inline import InlineError, parse_inline
from webapp.text.model import Block, Callout, Items, Paragraph, Section, Sentence, Theme

CALLOUTS = ("note", "help", "example", "info")
_FACTS = re.compile(r"^(?P<markup>.*?)\s*(?:<!--(?P<facts>[^<>]*)-->)?\s*$")
_CALLOUT = re.compile(r"^\[!(?P<kind>[a-z]+)\]\s*(?P<heading>.*)$")
_COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).disable(
        ["reference", "table", "code", "fence", "hr"], ignoreInvalid=True
    )


class _Reader:
    """Turns the nodes of one file into our values; knows the file for its error messages."""

    def __init__(self, path: Path, lang: str, headings: Mapping[str, str]) -> None:
        self.path, self.lang, self.make_id = path, lang, IdMaker()
        self.kinds = {normalised(text): kind for kind, text in headings.items()}

    def fault(self, line: int, message: str) -> ContentError:
        return ContentError(self.path, line, message)

    def sentence(self, raw: str, line: int) -> Sentence:
        match = _FACTS.match(raw)
        markup = normalised(match["markup"]) if match else ""
        if match is None or not markup:
            raise self.fault(line, "a sentence is missing here; write it, or take the line out")
        try:
            parse_inline(markup)
        except InlineError as wrong:
            raise self.fault(line, str(wrong)) from wrong
        facts = tuple((match["facts"] or "").split())
        return Sentence(self.make_id(markup), markup, self.lang, line, facts)

    def sentences(self, node: SyntaxTreeNode) -> tuple[Sentence, ...]:
        """The lines of a heading or paragraph."""
        inline = node.children[0]
        first = _first_line(inline)
        return tuple(self.sentence(raw, first + i) for i, raw in enumerate(inline.content.split("\n")))

    def items(self, node: SyntaxTreeNode) -> Items:
        found = []
        for item in node.children:
            if any(child.type != "paragraph" for child in item.children) or not item.children:
                raise self.fault(_first_line(item), "a list item holds sentences only: no list or box inside it")
            found.append(tuple(s for child in item.children for s in self.sentences(child)))
        return Items(tuple(found), ordered=node.type == "ordered_list")

    def callout(self, node: SyntaxTreeNode) -> Callout:
        line = _first_line(node)
        first = node.children[0].children[0] if node.children and node.children[0].children else None
        head, _, rest = (first.content if first is not None else "").partition("\n")
        match = _CALLOUT.match(head)
        if match is None or match["kind"] not in CALLOUTS:
            raise self.fault(line, f"a box begins with one of {', '.join(f'[!{kind}]' for kind in CALLOUTS)}")
        heading = self.sentence(match["heading"], line) if match["heading"] else None
        lead = tuple(self.sentence(raw, line + 1 + i) for i, raw in enumerate(rest.split("\n"))) if rest else ()
        inner = (self.simple(child) for child in node.children[1:])
        blocks = ((Paragraph(lead),) if lead else ()) + tuple(block for block in inner if block is not None)
        if not blocks:
            raise self.fault(line, "this box is empty; write its sentences on the lines after the first")
        return Callout(match["kind"], heading, blocks, line)

    def simple(self, node: SyntaxTreeNode) -> Paragraph | Items | None:
        match node.type:
            case "paragraph":
                return Paragraph(self.sentences(node))
            case "bullet_list" | "ordered_list":
                return self.items(node)
            case "html_block" if _COMMENT.fullmatch(node.content):
                return None
        raise self.fault(_first_line(node), f"“{node.type}” has no place here: use paragraphs, lists and boxes")

    def block(self, node: SyntaxTreeNode) -> Block | None:
        return self.callout(node) if node.type == "blockquote" else self.simple(node)


def _first_line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 0


def _parts(nodes: Sequence[SyntaxTreeNode], reader: _Reader) -> Iterator[tuple[SyntaxTreeNode | None, list[Block]]]:
    """The opening (None) and then each `##` heading, with the blocks under it."""
    heading: SyntaxTreeNode | None = None
    blocks: list[Block] = []
    for node in nodes:
        if node.type == "heading":
            if node.tag != "h2":
                raise reader.fault(_first_line(node), "only ## headings may follow the title")
            yield heading, blocks
            heading, blocks = node, []
        elif (block := reader.block(node)) is not None:
            blocks.append(block)
    yield heading, blocks


def _section(heading: SyntaxTreeNode, blocks: list[Block], reader: _Reader, number: int) -> Section:
    (sentence,) = reader.sentences(heading)
    kind = reader.kinds.get(sentence.markup, "text")
    if not blocks:
        raise reader.fault(sentence.line, "nothing stands under this heading")
    return Section(f"part-{number}" if kind == "text" else kind, kind, sentence, tuple(blocks))


def parse_theme(source: str, slug: str, path: Path, headings: Mapping[str, str], lang: str) -> Theme:
    """The theme written in `source`.

    `headings` maps a section's kind to its heading text (from guide.toml); other headings get the kind `text`.
    `lang` is the BCP 47 tag of the words. Raises `ContentError` with the line at fault.
    """
    reader = _Reader(path, lang, headings)
    nodes = SyntaxTreeNode(_markdown().parse(source)).children
    if not nodes or nodes[0].type != "heading" or nodes[0].tag != "h1":
        raise ContentError(path, 1, "a page begins with its title: one line that starts with #")
    (title,) = reader.sentences(nodes[0])
    parts: list[tuple[SyntaxTreeNode | None, tuple[Block, ...] | Section]] = []
    for number, (heading, blocks) in enumerate(_parts(nodes[1:], reader)):
        parts.append((heading, tuple(blocks) if heading is None else _section(heading, blocks, reader, number)))
    opening = next((value for heading, value in parts if heading is None and not isinstance(value, Section)), ())
    sections = tuple(value for _, value in parts if isinstance(value, Section))
    _refuse_repeats(sections, path)
    return Theme(slug, title, opening, sections, path)


def _refuse_repeats(sections: Sequence[Section], path: Path) -> None:
    seen: set[str] = set()
    for section in sections:
        if section.id in seen:
            raise ContentError(path, section.heading.line, "this heading stands twice on the page")
        seen.add(section.id)
