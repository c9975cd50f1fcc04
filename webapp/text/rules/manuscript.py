"""The text as the rules see it: every sentence with its place, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from webapp.text.guide import Guide
from webapp.text.inline import InlineError, pages, plain, sources, terms
from webapp.text.model import Block, Callout, Items, Paragraph, Section, Sentence, Theme
from webapp.text.rules.book import Limits, RuleBook
from webapp.text.rules.datalines import DataText, data_texts
from webapp.text.rules.finding import Finding, Severity
from webapp.text.rules.tokens import folded, length


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence and where it stands.

    `page` is the theme's slug, the page's name or the data file's stem; `section` is a kind of section, `part` its id
    ("" outside of any); `block` is title, heading, paragraph, items, data, remark, or the kind of the callout it is in.
    `group` counts the paragraphs, list items and data entries of a page: sentences of one group belong together.
    """

    path: Path
    line: int
    page: str
    section: str
    part: str
    block: str
    group: int
    text: str
    markup: str = ""
    facts: tuple[str, ...] = ()
    lang: str = ""
    id: str = ""

    @property
    def folded(self) -> str:
        """The words in lower case, for seeking phrases."""
        return folded(self.text)

    @property
    def is_prose(self) -> bool:
        """Whether this is a sentence of the running text, not a title, a heading or an entry of a data file."""
        return self.block not in ("title", "heading", "data", "remark")

    @property
    def terms(self) -> tuple[str, ...]:
        """The glossary slugs it links to."""
        return terms(self.markup)

    @property
    def sources(self) -> tuple[str, ...]:
        """The source slugs it points to."""
        return sources(self.markup)

    @property
    def links(self) -> tuple[str, ...]:
        """The pages it links to."""
        return pages(self.markup)

    def found(self, rule: str, message: str, severity: Severity = "error") -> Finding:
        """A finding at this line."""
        return Finding(self.path, self.line, rule, message, severity)


@dataclass(frozen=True, slots=True)
class Page:
    """A theme or special page with its lines in reading order."""

    theme: Theme
    lines: tuple[Line, ...]

    @property
    def slug(self) -> str:
        """The theme's slug, or the page's name."""
        return self.theme.slug

    @property
    def prose(self) -> tuple[Line, ...]:
        """The sentences of the running text."""
        return tuple(line for line in self.lines if line.is_prose)

    def found(self, rule: str, message: str, severity: Severity = "error") -> Finding:
        """A finding about the page as a whole, at its title."""
        return Finding(self.theme.path, self.theme.title.line, rule, message, severity)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a rule is handed: the guide, the book, and the text of one language.

    `code` is the language's code in URLs. `today` is None where rules about the clock are not wanted.
    """

    guide: Guide
    book: RuleBook
    content: Path
    code: str
    pages: tuple[Page, ...]
    data: tuple[Line, ...] = ()
    today: date | None = None

    @property
    def limits(self) -> Limits:
        """The measures of this language."""
        return self.book.limits_for(self.code)

    @property
    def lines(self) -> Iterator[Line]:
        """Every line of every page, then of the data files."""
        for page in self.pages:
            yield from page.lines
        yield from self.data

    @property
    def themes(self) -> tuple[Page, ...]:
        """The pages that are themes."""
        slugs = {entry.slug for entry in self.guide.entries}
        return tuple(page for page in self.pages if page.slug in slugs)

    def long(self, text: str) -> int:
        """How long a text is, in this language's unit."""
        return length(text, self.limits.unit)


def manuscript(guide: Guide, book: RuleBook, content: Path, today: date | None = None) -> Manuscript:
    """The text of the source language."""
    pages = tuple(page_of(theme) for theme in (*guide.themes, *guide.pages.values()))
    return Manuscript(guide, book, content, guide.source.code, pages, data_lines(guide, content), today)


def page_of(theme: Theme, lang: str = "") -> Page:
    """A page with its lines; of `lang` alone, if given: a sentence that is not yet translated is left out."""
    lines = _lines(theme)
    return Page(theme, tuple(line for line in lines if not lang or line.lang == lang))


def data_lines(guide: Guide, content: Path) -> tuple[Line, ...]:
    """The sentences of the data files."""
    return tuple(_data_line(one, number) for number, one in enumerate(data_texts(guide, content)))


def _data_line(one: DataText, group: int) -> Line:
    return entry_line(one.path, one.line, one.page, one.block, group, one.text)


def entry_line(path: Path, line: int, page: str, block: str, group: int, text: str) -> Line:
    """A text that is no page's. Where its markup cannot be read, the line has none, and the text as it stands."""
    try:
        return Line(path, line, page, "", "", block, group, plain(text), text)
    except InlineError:
        return Line(path, line, page, "", "", block, group, text)


def _lines(theme: Theme) -> Sequence[Line]:
    found = [_line(theme, theme.title, None, "title", 0)]
    groups = iter(range(1, 100_000))
    for block in theme.opening:
        found += _block_lines(theme, block, None, "", groups)
    for section in theme.sections:
        found.append(_line(theme, section.heading, section, "heading", next(groups)))
        for block in section.blocks:
            found += _block_lines(theme, block, section, "", groups)
    return found


def _line(theme: Theme, one: Sentence, section: Section | None, block: str, group: int) -> Line:
    kind, part = (section.kind, section.id) if section else ("", "")
    text = plain(one.markup)
    return Line(
        theme.path, one.line, theme.slug, kind, part, block, group, text, one.markup, one.facts, one.lang, one.id
    )


def _block_lines(
    theme: Theme, block: Block, section: Section | None, inside: str, groups: Iterator[int]
) -> Iterator[Line]:
    match block:
        case Paragraph(found):
            group = next(groups)
            yield from (_line(theme, one, section, inside or "paragraph", group) for one in found)
        case Items(items):
            for item in items:
                group = next(groups)
                yield from (_line(theme, one, section, inside or "items", group) for one in item)
        case Callout(kind, heading, blocks):
            if heading is not None:
                yield _line(theme, heading, section, "heading", next(groups))
            for inner in blocks:
                yield from _block_lines(theme, inner, section, kind, groups)
