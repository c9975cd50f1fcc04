"""What may stand inside a sentence: a small part of CommonMark, read by markdown-it-py.

**strong**  *emphasis*          weight and stress
[shown words](term:slug)        a glossary term
[shown words](page:slug)        another page of the guide
[mots](lang:fr)                 words of another language (a BCP 47 tag)
[](source:slug)                 a source reference: shown as a mark, never read aloud
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of weight."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TermLink:
    """Words that the glossary explains under `slug`."""

    slug: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PageLink:
    """Words that lead to the page `slug` of the guide."""

    slug: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words of another language; `lang` is a BCP 47 tag."""

    lang: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A mark that points to the source `slug`."""

    slug: str


Wrapping = Strong | Emphasis | TermLink | PageLink | Foreign
Span = Text | Wrapping | SourceRef


class InlineError(ValueError):
    """A sentence holds something that the guide does not use; the message says what to write instead."""


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("zero", {"html": True}).enable(
        ["emphasis", "link", "html_inline", "backticks", "image", "escape"]
    )


def _link(href: str, spans: tuple[Span, ...]) -> Span:
    kind, _, slug = href.partition(":")
    if kind == "source" and slug and not spans:
        return SourceRef(slug)
    makers: dict[str, Callable[[str, tuple[Span, ...]], Span]] = {"term": TermLink, "page": PageLink, "lang": Foreign}
    if kind not in makers or not slug or not spans:
        raise InlineError(f"the link “{href}” is none of term:, page:, lang: (with words) or source: (without)")
    return makers[kind](slug, spans)


def _spans(tokens: Iterator[Token], until: str = "") -> tuple[Span, ...]:
    found: list[Span] = []
    for token in tokens:
        if token.type == until:
            return tuple(found)
        match token.type:
            case "text" | "text_special":
                if token.content:
                    found.append(Text(token.content))
            case "strong_open":
                found.append(Strong(_spans(tokens, "strong_close")))
            case "em_open":
                found.append(Emphasis(_spans(tokens, "em_close")))
            case "link_open":
                found.append(_link(str(token.attrs.get("href", "")), _spans(tokens, "link_close")))
            case _:
                raise InlineError(
                    f"“{token.content or token.type}” cannot stand in a sentence; see webapp/text/inline.py"
                )
    return tuple(found)


@lru_cache(maxsize=8192)
def parse_inline(markup: str) -> tuple[Span, ...]:
    """The spans of one sentence.

    Raises `InlineError` for markup that the guide does not use.
    """
    return _spans(iter(_markdown().parseInline(markup)[0].children or []))


def walk(spans: tuple[Span, ...]) -> Iterator[Span]:
    """Every span, outer before inner, in reading order."""
    for span in spans:
        yield span
        if not isinstance(span, Text | SourceRef):
            yield from walk(span.spans)


def plain(markup: str) -> str:
    """The sentence as it is displayed, without markup and without source marks."""
    return "".join(span.text for span in walk(parse_inline(markup)) if isinstance(span, Text)).strip()


def terms(markup: str) -> tuple[str, ...]:
    """The glossary slugs a sentence uses, in order."""
    return tuple(span.slug for span in walk(parse_inline(markup)) if isinstance(span, TermLink))


def sources(markup: str) -> tuple[str, ...]:
    """The source slugs a sentence points to, in order."""
    return tuple(span.slug for span in walk(parse_inline(markup)) if isinstance(span, SourceRef))


def pages(markup: str) -> tuple[str, ...]:
    """The page slugs a sentence links to, in order."""
    return tuple(span.slug for span in walk(parse_inline(markup)) if isinstance(span, PageLink))
