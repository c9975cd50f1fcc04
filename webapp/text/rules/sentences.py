"""Rules about single sentences, and about how they follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from webapp.text.rules.finding import Finding
from webapp.text.rules.manuscript import Line, Manuscript, Page
from webapp.text.rules.splitting import cuts, has_end, pieces
from webapp.text.rules.tokens import words

_PERCENT = re.compile(r"%|٪|\bper ?cent\b|\bpor ciento\b", re.IGNORECASE)
_DECIMAL = re.compile(r"(?<![A-Z] )(?<![\w.])\d+[.,]\d{1,2}(?![\d.,]*\d)")
_SEMICOLONS = re.compile("[;؛；]")


def two_in_one_line(text: Manuscript) -> Iterator[Finding]:
    """One line is one sentence. An example may have its feeling in brackets after it."""
    for line in text.lines:
        if line.block == "remark":
            continue
        for cut in cuts(line.text, text.limits.abbreviations):
            rest = line.text[cut:]
            if not (line.block == "example" and rest.startswith("(") and rest.rstrip(".").endswith(")")):
                yield line.found(
                    "one-line", f"a second sentence begins at “{_start(rest)}”. Move it to a line of its own."
                )
                break


def unfinished(text: Manuscript) -> Iterator[Finding]:
    """A line of a paragraph is a whole sentence, not a part of one."""
    for line in text.lines:
        if line.is_prose and line.block not in ("items", "remark") and not has_end(line.text):
            yield line.found(
                "one-line", f"no full stop after “{_end(line.text)}”. End the sentence, or join it with the next line."
            )


def too_long(text: Manuscript) -> Iterator[Finding]:
    """No sentence is longer than the language's limit."""
    most, unit = text.limits.sentence, text.limits.unit
    for line in text.lines:
        for piece in pieces(line.text, text.limits.abbreviations):
            if (long := text.long(piece)) > most:
                yield line.found("R2", f"{long} {unit} in one sentence; {most} at most. Cut it in two.")


def long_on_average(text: Manuscript) -> Iterator[Finding]:
    """The sentences of a page are short on average."""
    most = text.limits.average
    for page in text.pages:
        lengths = [text.long(line.text) for line in page.prose]
        mean = round(sum(lengths) / max(len(lengths), 1), 1)
        if mean > most:
            yield page.found(
                "R2", f"{mean:.1f} {text.limits.unit} in a sentence on average; {most:.1f} at most. Shorten some."
            )


def many_ideas(text: Manuscript) -> Iterator[Finding]:
    """More than one linking word usually means more than one idea. A person decides."""
    if not text.limits.linking:
        return
    linking = re.compile(
        "|".join(rf"(?:^|\b|(?<=\W)){re.escape(word)}\b" for word in text.limits.linking), re.IGNORECASE
    )
    for line in text.lines:
        for piece in pieces(line.text, text.limits.abbreviations):
            found = linking.findall(piece)
            if len(found) > 1 and line.block != "example":
                yield line.found("R4", f"{len(found)} linking words ({' … '.join(found)}). Is it one idea?", "warning")


def semicolons(text: Manuscript) -> Iterator[Finding]:
    """A semicolon joins two ideas."""
    for line in text.lines:
        if _SEMICOLONS.search(line.text):
            yield line.found("R4", "a semicolon. Make two sentences.")


def hard_numbers(text: Manuscript) -> Iterator[Finding]:
    """Numbers are few, whole, and of one base."""
    for line in text.lines:
        if found := _PERCENT.search(line.text) or _DECIMAL.search(line.text):
            yield line.found("R22", f"“{found[0]}”. Say it in whole numbers, like “7 in 10”.")


def chopped(text: Manuscript) -> Iterator[Finding]:
    """Short is not chopped: very short sentences do not stand in a long row."""
    few, most = text.limits.short_words, text.limits.short_run
    for run in _runs(text):
        for short, group in groupby(run, lambda line: text.long(line.text) < few):
            row = list(group)
            if short and len(row) > most:
                yield row[most].found("rhythm", f"{len(row)} sentences under {few} words in a row. Join two of them.")


def same_openings(text: Manuscript) -> Iterator[Finding]:
    """Sentences in a row do not all begin alike."""
    most = text.limits.same_openings
    for run in _runs(text):
        for opening, group in groupby(run, _opening):
            row = list(group)
            if opening and len(row) >= most:
                yield row[most - 1].found(
                    "rhythm", f"{len(row)} sentences in a row begin with “{opening}”. Turn one round."
                )


def _runs(text: Manuscript) -> Iterator[list[Line]]:
    """The paragraphs that follow one another, as one run of sentences: lists, boxes and headings break it."""
    for page in text.pages:
        for flows, group in groupby(_with_breaks(page), lambda pair: pair is not None):
            if flows:
                yield [line for line in group if line is not None]


def _with_breaks(page: Page) -> Iterator[Line | None]:
    for before, line in pairwise((None, *page.lines)):
        if line is None or line.block != "paragraph":
            yield None
        else:
            if before is not None and before.part != line.part:
                yield None
            yield line


def _opening(line: Line) -> str:
    return next(iter(words(line.text.casefold())), "")


def _start(text: str) -> str:
    return " ".join(text.split()[:4])


def _end(text: str) -> str:
    return " ".join(text.split()[-4:])


SOURCE_AND_TRANSLATION = (two_in_one_line, unfinished, too_long, long_on_average, semicolons, hard_numbers)
RULES = (*SOURCE_AND_TRANSLATION, many_ideas, chopped, same_openings)
