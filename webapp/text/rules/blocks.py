"""Rules about paragraphs, lists, boxes and sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from webapp.text.guide import ThemeEntry
from webapp.text.model import Callout
from webapp.text.rules.book import Require, is_of
from webapp.text.rules.finding import Finding
from webapp.text.rules.manuscript import Line, Manuscript, Page
from webapp.text.rules.splitting import pieces
from webapp.text.rules.tokens import folded, holds, words


def big_paragraphs(text: Manuscript) -> Iterator[Finding]:
    """A paragraph holds few sentences and few words. List items are judged alike."""
    sentences, most = text.limits.paragraph_sentences, text.limits.paragraph_words
    for page in text.pages:
        for _, group in groupby(page.prose, lambda line: line.group):
            lines = list(group)
            if lines[0].block != "note" and len(lines) > sentences:
                yield lines[sentences].found(
                    "R3", f"{len(lines)} sentences in one paragraph; {sentences} at most. Add an empty line."
                )
            long = sum(len(words(line.text)) for line in lines)
            if text.limits.unit == "words" and long > most:
                yield lines[0].found("R3", f"{long} words in one paragraph; {most} at most. Add an empty line.")


def hidden_lists(text: Manuscript) -> Iterator[Finding]:
    """Many things are a list; three may stay in a sentence, for a program cannot tell them from clauses."""
    if not text.limits.series:
        return
    series = re.compile(rf"^[^,]+(?P<middle>(?:, [^,]+?)+),? (?:{'|'.join(map(re.escape, text.limits.series))}) \S")
    for line in text.lines:
        for piece in pieces(line.text, text.limits.abbreviations):
            match = series.match(piece)
            middle = [words(part) for part in match["middle"].split(",")[1:]] if match else []
            if len(middle) > 1 and line.block not in ("example", "remark") and all(len(part) < 5 for part in middle):
                yield line.found("R23", f"{len(middle) + 2} things in one sentence. Make them a list.", "warning")


def sections(text: Manuscript) -> Iterator[Finding]:
    """Each theme has the sections that guide.toml asks for, in that order."""
    entries = {entry.slug: entry for entry in text.guide.entries}
    for page in text.themes:
        yield from _sections(text, page, entries[page.slug])


def _sections(text: Manuscript, page: Page, entry: ThemeEntry) -> Iterator[Finding]:
    there = [section.kind for section in page.theme.sections]
    asked = [kind for kind in entry.sections if kind in there]
    for kind in entry.sections:
        if kind not in there:
            yield page.found("R23", f"the section “{text.guide.headings[kind]}” is missing. Write it.")
    known = [kind for kind in there if kind in asked]
    if known != asked:
        wrong = next(kind for kind, right in zip(known, asked, strict=True) if kind != right)
        heading = next(section.heading for section in page.theme.sections if section.kind == wrong)
        order = ", ".join(text.guide.headings[kind] for kind in asked)
        yield Finding(page.theme.path, heading.line, "R23", f"this section is out of order. The order is: {order}.")


def counted_sections(text: Manuscript) -> Iterator[Finding]:
    """Some sections hold a fixed number of sentences: the short version, for one."""
    for page in text.themes:
        for section in page.theme.sections:
            wanted = text.book.counted.get(section.kind, 0)
            count = sum(line.is_prose and line.section == section.kind for line in page.lines)
            if wanted and count != wanted:
                message = f"“{section.heading.markup}” has {count} sentences; it has exactly {wanted}."
                yield Finding(page.theme.path, section.heading.line, "sections", message)


def late_notes(text: Manuscript) -> Iterator[Finding]:
    """A content note stands before the first section, where it can still be heeded."""
    for page in text.pages:
        for section in page.theme.sections:
            for block in section.blocks:
                if isinstance(block, Callout) and block.kind == "note":
                    yield Finding(
                        page.theme.path,
                        block.line,
                        "R18",
                        "a content note this late. Move it before the first section.",
                    )


def required(text: Manuscript) -> Iterator[Finding]:
    """What the rule book asks of single pages: notes, help, sources, words, facts."""
    for require in text.book.require:
        for page in _named(text, require.pages):
            yield from _required(page, require)


def _named(text: Manuscript, names: tuple[str, ...]) -> Iterator[Page]:
    """The pages of these names; `themes` stands for every theme."""
    themes = {page.slug for page in text.themes}
    for page in text.pages:
        if page.slug in names or ("themes" in names and page.slug in themes):
            yield page


def _required(page: Page, require: Require) -> Iterator[Finding]:
    if require.note and page.theme.note is None:
        yield page.found(require.rule, "a content note is missing. Begin the page with a > [!note] box.")
    if len({slug for line in page.lines for slug in line.sources}) < require.sources:
        yield page.found(require.rule, "no source is named here. Add [](source:…) after the sentence it supports.")
    if require.words and not any(holds(line.folded, map(folded, require.words)) for line in page.prose):
        yield page.found(require.rule, f"the page never says “{require.words[0]}”. Speak to the reader.")
    if require.facts and not any(_carries(line, require.facts) for line in page.lines):
        yield page.found(require.rule, f"none of the facts {', '.join(require.facts)} is here. Add one true sentence.")
    yield from _unaccompanied(page, require)


def _unaccompanied(page: Page, require: Require) -> Iterator[Finding]:
    """Help stands before the first and after the last of the facts that need it."""
    hard = [number for number, line in enumerate(page.lines) if _carries(line, require.around)]
    if not hard:
        return
    offers = [number for number, line in enumerate(page.lines) if line.block == "help"]
    if not any(number < hard[0] for number in offers):
        yield page.lines[hard[0]].found(require.rule, "no offer of help stands before this. Put a > [!help] box above.")
    if not any(number > hard[-1] for number in offers):
        yield page.lines[hard[-1]].found(require.rule, "no offer of help stands after this. Put a > [!help] box below.")


def _carries(line: Line, prefixes: tuple[str, ...]) -> bool:
    return any(is_of(fact, prefix) for fact in line.facts for prefix in prefixes)


SOURCE_AND_TRANSLATION = (big_paragraphs,)
RULES = (*SOURCE_AND_TRANSLATION, hidden_lists, sections, counted_sections, late_notes, required)
