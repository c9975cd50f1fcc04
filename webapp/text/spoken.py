"""From what is shown to what is said, with the way back: which words of the page each spoken word stands for.

Shown and said differ where the pronunciation file gives a word an alias (as in W3C PLS 1.0, which no engine reads by
itself), where a telephone number stands, and in Arabic, whose vowels are said but not shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from webapp.text.arabic import shown, shown_at
from webapp.text.ids import breaking
from webapp.text.inline import plain
from webapp.text.numbers_said import numbers_in, said_number

_SIGNS = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters of scripts without spaces (Han, kana): each is a word of its own here."""
_MARKS = "".join(chr(code) for code in range(0x300, 0x1200) if unicodedata.category(chr(code)).startswith("M"))
_LETTER = rf"[^\W{_SIGNS}]"
_WORD = re.compile(rf"[^\w\s]*(?:[{_SIGNS}]|{_LETTER}+(?:[^\w\s]+{_LETTER}+)*)[^\w\s]*")
_JOINED = rf"{_LETTER}|[{_MARKS}\u200c\u200d]"
_AFTER_FIGURES, _BEFORE_FIGURES = r"(?<!\d[.,:/–-])", r"(?![.,:/–-]\d)"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the page and what is said for it: characters of the shown and of the spoken text."""

    text_start: int
    text_end: int
    spoken_start: int
    spoken_end: int


@dataclass(frozen=True, slots=True)
class SpokenForm:
    """A sentence as it is shown (`text`), as it is said (`spoken`), and word by word how the two belong together.

    Each shown word stands in exactly one token, in order. A token holds several words where they are said as one
    thing ("24/7", "116 123").
    """

    text: str
    spoken: str
    tokens: tuple[Token, ...]


class _Change(NamedTuple):
    """Characters of the shown text and what is said instead of them."""

    start: int
    end: int
    said: str


def spoken_form(markup: str, lexicon: Mapping[str, str], tag: str) -> SpokenForm:
    """What is shown and said for a sentence, without markup and source marks.

    `lexicon` gives words their aliases: whole words, case kept, the longest first. `tag` is the BCP 47 tag of the
    words. What is said for a sentence depends on its own words alone, so that a new alias changes only where it is
    used.

    >>> form = spoken_form("EUPD, a *name*.", {"EUPD": "E U P D"}, "en-GB")
    >>> form.spoken, form.tokens[0]
    ('E U P D, a name.', Token(text_start=0, text_end=5, spoken_start=0, spoken_end=8))
    """
    full = plain(markup)
    text, places = shown(full, tag), (*shown_at(full, tag), len(full))
    changes = _changes(breaking(text), lexicon, tag)
    spoken, moved = _said(full, places, changes)
    tokens = tuple(Token(start, end, moved[start], moved[end]) for start, end in _groups(text, changes))
    return SpokenForm(text, breaking(spoken), tokens)


def with_number(form: SpokenForm, number: str, tag: str) -> SpokenForm:
    """The sentence with a telephone number after it, which is said digit by digit."""
    said = said_number(number, tag)
    text, spoken = f"{form.text} {number}".lstrip(), f"{form.spoken} {said}".lstrip()
    token = Token(len(text) - len(number), len(text), len(spoken) - len(said), len(spoken))
    return SpokenForm(text, spoken, (*form.tokens, token))


def _changes(text: str, lexicon: Mapping[str, str], tag: str) -> tuple[_Change, ...]:
    """In order and apart. Where two begin at one place, the longer counts; of two alike, the lexicon's."""
    aliases = _aliases(tuple(lexicon.items()), tag)
    matches = (one for pattern in _patterns(tuple(aliases)) for one in pattern.finditer(text))
    found = [_Change(*one.span(), aliases[one[0]]) for one in matches]
    found += [_Change(start, end, said_number(text[start:end], tag)) for start, end in numbers_in(text)]
    kept = list[_Change]()
    for change in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return tuple(kept)


@lru_cache(maxsize=64)
def _aliases(lexicon: tuple[tuple[str, str], ...], tag: str) -> Mapping[str, str]:
    """What is said, by what is shown."""
    return {breaking(shown(word, tag)): said for word, said in lexicon}


@lru_cache(maxsize=64)
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The words as whole words, the longest first: a pattern for all that have the same edges, as edges are costly."""
    alike = defaultdict[tuple[str, str], list[str]](list)
    for word in sorted(words, key=len, reverse=True):
        alike[_edges(word)].append(re.escape(word))
    return tuple(re.compile(f"{before}(?:{'|'.join(some)}){after}") for (before, after), some in alike.items())


def _edges(word: str) -> tuple[str, str]:
    """What may not stand before and after: no part of a longer word, nor number. A sign of Han has no edges."""
    before = f"(?<!{_LETTER})(?<![{_MARKS}\u200c\u200d])" if re.match(_LETTER, word) else ""
    after = f"(?!{_JOINED})" if re.match(_JOINED, word[-1]) else ""
    before += _AFTER_FIGURES if word[0].isdecimal() else ""
    after += _BEFORE_FIGURES if word[-1].isdecimal() else ""
    return before, after


def _said(full: str, places: Sequence[int], changes: Sequence[_Change]) -> tuple[str, dict[int, int]]:
    """What is said, and where each place of the shown text that is not inside a change has moved to."""
    spoken, done, taken, moved = "", 0, 0, dict[int, int]()
    for change in (*changes, _Change(len(places) - 1, len(places) - 1, "")):
        for place in range(done, change.start + 1):
            moved[place] = len(spoken) + places[place] - taken
        spoken += full[taken : places[change.start]] + change.said
        done, taken = change.end, places[change.end]
        moved[done] = len(spoken)
    return spoken, moved


def _groups(text: str, changes: Sequence[_Change]) -> Iterator[tuple[int, int]]:
    """The words of the shown text; those that one change touches stand together."""
    start = end = -1
    spans = sorted([found.span() for found in _WORD.finditer(text)] + [(one.start, one.end) for one in changes])
    for first, last in spans:
        if first < end:
            end = max(end, last)
        else:
            if end > 0:
                yield start, end
            start, end = first, last
    if end > 0:
        yield start, end
