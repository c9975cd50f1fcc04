"""Rules about facts: all are carried, each where it belongs, with what tempers it and what supports it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import groupby

from webapp.text.rules.book import Fact, is_of
from webapp.text.rules.finding import Finding
from webapp.text.rules.manuscript import Line, Manuscript, Page

Place = tuple[str, str]


def unknown_facts(text: Manuscript) -> Iterator[Finding]:
    """A tag names a fact of facts.toml."""
    if not text.book.facts:
        return
    for line in text.lines:
        for fact in line.facts:
            if fact not in text.book.facts:
                near = difflib.get_close_matches(fact, text.book.facts, 1, 0.5)
                hint = f" Is it {near[0]}?" if near else ""
                yield line.found("facts", f"facts.toml has no fact “{fact}”.{hint}")


def missing_facts(text: Manuscript) -> Iterator[Finding]:
    """Every fact is carried, on a page where it belongs."""
    where = _carried(text)
    for fact in text.book.facts.values():
        pages = {page for page, _ in where.get(fact.id, ())}
        if not pages or (fact.pages and pages.isdisjoint(fact.pages)):
            on = f" in {' or '.join(fact.pages)}" if fact.pages else ""
            message = f"no sentence carries {fact.id}{on}: {fact.gist} Write it, and tag it <!-- {fact.id} -->."
            yield Finding(text.content / "facts.toml", fact.line, "facts", message)


def far_qualifiers(text: Manuscript) -> Iterator[Finding]:
    """What tempers a claim stands in the same section as a claim that it tempers."""
    where = _carried(text)
    for fact in text.book.facts.values():
        claims = {place for claim in where for prefix in fact.tempers if is_of(claim, prefix) for place in where[claim]}
        if claims and fact.id in where and claims.isdisjoint(where[fact.id]):
            line = next(line for line in text.lines if fact.id in line.facts)
            yield line.found(
                "facts",
                f"{fact.id} tempers {', '.join(fact.tempers)}, but none of them is in its section. Move it there.",
            )


def unsupported(text: Manuscript) -> Iterator[Finding]:
    """A fact that rests on a source names it, somewhere in the section that carries it."""
    where = _carried(text)
    cited = {(slug, (line.page, line.part)) for line in text.lines for slug in line.sources}
    for fact in text.book.facts.values():
        for slug in fact.cite:
            if fact.id in where and not any((slug, place) in cited for place in where[fact.id]):
                line = next(line for line in text.lines if fact.id in line.facts)
                yield line.found("R21", f"{fact.id} rests on “{slug}”. Add [](source:{slug}) after the sentence.")


def last_facts(text: Manuscript) -> Iterator[Finding]:
    """Some pages end on a certain fact."""
    for page in text.pages:
        fact = text.book.last.get(page.slug)
        if fact and page.prose and fact not in page.prose[-1].facts:
            yield page.prose[-1].found(
                "R20", f"this page ends with {fact}: {_gist(text, fact)} Make it the last sentence."
            )


def untagged_advice(text: Manuscript) -> Iterator[Finding]:
    """Where advice comes from the facts alone, each paragraph and list item says which."""
    for tagged in text.book.tagged:
        for page in text.pages:
            if (tagged.pages and page.slug not in tagged.pages) or not page.prose:
                continue
            for lines in _groups(page):
                if tagged.section in ("", lines[0].section) and not _has(lines, tagged.facts):
                    kinds = ", ".join(tagged.facts)
                    yield lines[0].found(tagged.rule, f"advice without a fact. Tag it ({kinds}), or take it out.")


def _groups(page: Page) -> Iterator[list[Line]]:
    for _, group in groupby(page.prose, lambda line: line.group):
        lines = list(group)
        if lines[0].block in ("paragraph", "items") and not lines[-1].text.endswith(":"):
            yield lines


def _has(lines: list[Line], prefixes: tuple[str, ...]) -> bool:
    return any(is_of(fact, prefix) for line in lines for fact in line.facts for prefix in prefixes)


def _gist(text: Manuscript, id_: str) -> str:
    return text.book.facts.get(id_, Fact(id_, "")).gist


def _carried(text: Manuscript) -> dict[str, set[Place]]:
    """Where each fact is carried: pages and sections."""
    where: dict[str, set[Place]] = {}
    for page in text.pages:
        for line in page.lines:
            for fact in line.facts:
                where.setdefault(fact, set()).add((line.page, line.part))
    return where


RULES = (unknown_facts, missing_facts, far_qualifiers, unsupported, last_facts, untagged_advice)
