"""From the words of a page to lines that a voice reads: ids that stand once, numbers said digit by digit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from unicodedata import east_asian_width

from webapp.library.wording import Words
from webapp.narration import Line
from webapp.narration.script import SENTENCE_GAP, Speak
from webapp.text import SpokenForm, said_number, spoken_form, with_number
from webapp.text.ids import sentence_id

LETTERS_PER_SECOND, SECONDS_OF_A_PAUSE, SECONDS_OF_A_LINE = 11, 0.4, 0.3
"""Measured on 367 English and Spanish lines of this guide in the slowest of our voices, Pico (eSpeak: 13 letters)."""
LETTERS_OF_A_SIGN = 3
"""A sign of a script without spaces takes as long as so many letters, and so does a letter that is said by itself."""
SECONDS = 58.5
"""How long help may take: a minute, with something to spare for a slower voice."""
_PAUSE = re.compile(r"[,;:.?!…](?=\s)|[،؛؟۔।،。、，；：？！]")
_FIGURES = re.compile(r"\d{2,}")
_MARKUP = re.compile(r"([\\`*_\[\]<>!])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to be said: its id (that of the source text), its markup, the silence after it, its chapter.

    `number` comes after the words and is said digit by digit. A name (`is_name`) may hold figures of a number.
    """

    id: str
    markup: str
    lang: str
    gap: float = SENTENCE_GAP
    chapter: str = ""
    number: str = ""
    is_name: bool = False


def piece(words: Words, text: str, domain: str = "guide", *, gap: float, chapter: str = "") -> Piece:
    """A data string in a language."""
    said, lang = words.say(text, domain)
    return Piece(sentence_id(text), literal(said), lang, gap, chapter)


def literal(text: str) -> str:
    r"""The markup that shows a text as it stands.

    >>> literal("*4141")
    '\\*4141'
    """
    return _MARKUP.sub(r"\\\1", text)


def lines_of(pieces: Iterable[Piece], speak: Speak) -> tuple[Line, ...]:
    """The lines of these pieces; one without a chapter belongs to that of the one before."""
    return unique(_in_chapters(_line(one, speak) for one in pieces))


def _in_chapters(lines: Iterable[Line]) -> Iterator[Line]:
    chapter = ""
    for line in lines:
        chapter = line.chapter or chapter or line.id
        yield replace(line, chapter=chapter)


def _line(one: Piece, speak: Speak) -> Line:
    form = _form(one, speak)
    return Line(one.id, one.lang, form.text, form.spoken, one.gap, one.chapter, form.tokens)


def _form(one: Piece, speak: Speak) -> SpokenForm:
    """How a piece is said. Figures in a name that no pronunciation file has are said one by one."""
    form = speak(one.markup, one.lang)
    if one.number:
        return with_number(form, one.number, one.lang)
    if one.is_name and _FIGURES.search(form.spoken):
        return spoken_form(one.markup, _figures_apart(form.text, one.lang), one.lang)
    return form


def _figures_apart(name: str, lang: str) -> dict[str, str]:
    """What to say for the words of a name that hold figures.

    >>> _figures_apart("ALO 183", "en")
    {'183': 'one, eight, three'}
    """
    found = (word for word in name.split() if _FIGURES.search(word))
    return {word: _FIGURES.sub(lambda run: f" {said_number(run[0], lang)} ", word).strip() for word in found}


def unique(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, each id that stands twice with `-2`, then `-3`."""
    return tuple(_unique(lines))


def _unique(lines: Iterable[Line]) -> Iterator[Line]:
    seen = Counter[str]()
    for line in lines:
        seen[line.id] += 1
        yield line if seen[line.id] == 1 else replace(line, id=f"{line.id}-{seen[line.id]}")


def estimate(lines: Iterable[Line]) -> float:
    """About how many seconds it takes to hear lines in a slow voice."""
    return sum(_seconds(line.spoken) + line.gap for line in lines)


def _seconds(spoken: str) -> float:
    letters = sum(map(_letters, spoken.split()))
    pauses = len(_PAUSE.findall(spoken))
    return letters / LETTERS_PER_SECOND + pauses * SECONDS_OF_A_PAUSE + SECONDS_OF_A_LINE


def _letters(word: str) -> int:
    """The letters of a word; of figures and of names in capitals, each is said as a word."""
    spelt = LETTERS_OF_A_SIGN if word.isupper() or any(map(str.isdecimal, word)) else 1
    return sum(LETTERS_OF_A_SIGN if east_asian_width(one) in "WF" else spelt * one.isalnum() for one in word)
