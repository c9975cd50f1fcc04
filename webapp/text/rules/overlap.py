"""Own words: no run of eight words is shared with a text that was read for this guide.

The text itself is not here. A file holds the hashes of its runs, and the runs of our pages are hashed alike.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from webapp.text.rules.finding import Finding
from webapp.text.rules.manuscript import Line, Manuscript
from webapp.text.rules.tokens import words

RUN = 8
_DIGITS = 12


def run_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: NFKC, lower case, no punctuation, one spelling for -ise/-ize, -our/-or.

    >>> run_words("“Disorganised” behaviour: it’s well-known.")
    ('disorganised', 'behavior', 'its', 'well', 'known')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    cut = (part for word in words(plain) for part in word.replace("'", "").split("-") if part)
    return tuple(word.replace("z", "s").replace("our", "or") for word in cut)


def run_hash(run: Iterable[str]) -> str:
    """The first twelve hex digits of the SHA-256 of a run of words, joined by single spaces."""
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:_DIGITS]


def run_hashes(text: str) -> frozenset[str]:
    """The hashes of every run of eight words of a text: what the file of runs holds."""
    found = run_words(text)
    return frozenset(run_hash(found[start : start + RUN]) for start in range(len(found) - RUN + 1))


def borrowed(text: Manuscript) -> Iterator[Finding]:
    """No page shares a run with the hashed text, save for the phrases that may be quoted."""
    if not text.book.runs:
        return
    quotable = [run_words(phrase) for phrase in text.book.quotable]
    for page in text.pages:
        yield from _borrowed(page.lines, quotable, text.book.runs)
    yield from _borrowed(text.data, quotable, text.book.runs)


def _borrowed(lines: Sequence[Line], quotable: Sequence[tuple[str, ...]], runs: frozenset[str]) -> Iterator[Finding]:
    stream = [(word, line) for line in lines for word in _without(run_words(line.text), quotable)]
    end = -1
    for start in range(len(stream) - RUN + 1):
        run = [word for word, _ in stream[start : start + RUN]]
        if "" not in run and run_hash(run) in runs:
            if start > end:
                message = f"eight words in a row as in the article: “{' '.join(run)}”. Say it in our own words."
                yield stream[start][1].found("R29", message)
            end = start + RUN - 1


def _without(found: tuple[str, ...], quotable: Sequence[tuple[str, ...]]) -> list[str]:
    """The words, with each phrase that may be quoted put out of comparison."""
    rest = list(found)
    for phrase in quotable:
        for start in range(len(found) - len(phrase) + 1):
            if found[start : start + len(phrase)] == phrase:
                rest[start : start + len(phrase)] = [""] * len(phrase)
    return rest


RULES = (borrowed,)
