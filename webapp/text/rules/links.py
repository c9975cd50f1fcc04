"""Rules about what the text points to: glossary terms, sources and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from webapp.text.data import Term
from webapp.text.inline import SourceRef, Span, TermLink, Text, parse_inline
from webapp.text.rules.finding import Finding
from webapp.text.rules.manuscript import Line, Manuscript, Page
from webapp.text.rules.tokens import folded, spans

Form = tuple[str, str]  # the slug, and the term as it is shown
_UNLINKED = frozenset({"title", "heading", "note", "example", "data", "remark"})


def dead_names(text: Manuscript) -> Iterator[Finding]:
    """Every term, source and page that a sentence names is there."""
    pages = {theme.slug for theme in text.guide.themes} | set(text.guide.page_names)
    for line in text.lines:
        for slug in line.terms:
            if slug not in text.guide.glossary:
                yield line.found("glossary", f"glossary.toml has no term “{slug}”. Add it, or write it in plain words.")
        for slug in line.sources:
            if slug not in text.guide.sources:
                yield line.found("sources", f"sources.toml has no source “{slug}”. Add it, or take the mark out.")
        for slug in line.links:
            if slug not in pages:
                yield line.found("pages", f"the guide has no page “{slug}”. Link to one that exists.")


def unlinked_terms(text: Manuscript) -> Iterator[Finding]:
    """A glossary term is linked where a page first uses it."""
    forms = _forms(text.guide.glossary)
    for page in text.pages:
        yield from _unlinked(page, forms)


def _unlinked(page: Page, forms: Mapping[str, Form]) -> Iterator[Finding]:
    linked: set[str] = set()
    for line in page.lines:
        linked.update(line.terms)
        if line.block in _UNLINKED:
            continue
        for form, slug in _uses(line, forms):
            if slug not in linked:
                linked.add(slug)
                yield line.found("glossary", f"“{form}” is used before it is linked. Write [{form}](term:{slug}) here.")


def _uses(line: Line, forms: Mapping[str, Form]) -> Iterator[tuple[str, str]]:
    """Terms that stand in a sentence without a link; the longest wins where one holds another."""
    rest = folded("".join(_bare(parse_inline(line.markup))))
    for form, (slug, shown) in forms.items():
        if any(spans(form, rest)):
            rest = rest.replace(form, " 0 ")
            yield shown, slug


def _bare(parts: tuple[Span, ...]) -> Iterator[str]:
    for part in parts:
        match part:
            case Text(text):
                yield text
            case TermLink() | SourceRef():
                yield " 0 "
            case _:
                yield from _bare(part.spans)


def _forms(glossary: Mapping[str, Term]) -> dict[str, Form]:
    """Each way to write a term, folded and longest first. Brackets at its end, or a comma, hold a second way."""
    found: dict[str, Form] = {}
    for slug, term in glossary.items():
        for form in re.split(r", | (?=\([^()]*\)$)", term.term):
            shown = form.strip("()") if form.startswith("(") else re.sub(r" ?\([^)]*\)", "", form)
            one = folded(shown)
            found[one] = found[f"{one.rstrip()}s "] = (slug, shown)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def unused(text: Manuscript) -> Iterator[Finding]:
    """What the glossary and the source list hold is used somewhere."""
    terms = {slug for line in text.lines for slug in line.terms}
    sources = {slug for line in text.lines for slug in line.sources}
    for term in text.guide.glossary.values():
        if term.slug not in terms:
            path = text.content / "glossary.toml"
            yield Finding(
                path, term.line, "glossary", f"no page links to “{term.slug}”. Link it, or take it out.", "warning"
            )
    for source in text.guide.sources.values():
        if source.slug not in sources:
            path = text.content / "sources.toml"
            yield Finding(
                path,
                source.line,
                "sources",
                f"no sentence rests on “{source.slug}”. Cite it, or take it out.",
                "warning",
            )


def odd_markup(text: Manuscript) -> Iterator[Finding]:
    """The texts of data files use no other markup than the pages."""
    for line in text.data:
        if not line.markup:
            yield line.found(
                "markup", f"“{line.text}” holds markup that cannot stand in a sentence. Write plain words."
            )


SOURCE_AND_TRANSLATION = (dead_names, odd_markup)
RULES = (*SOURCE_AND_TRANSLATION, unlinked_terms, unused)
