"""Words: how text is cut, folded and compared. Every script; no list of languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
_INSIDE = "'-\u200c\u200d"  # apostrophe, hyphen and the joiners of Persian and Indic scripts hold a word together
_VOWELS = dict.fromkeys((0x640, *range(0x64B, 0x653), 0x670))  # Arabic's marks and its lengthening stroke
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA")


def words(text: str) -> tuple[str, ...]:
    """The words of a text: runs of letters, marks and digits; a Chinese or Japanese character is a word by itself.

    >>> words("It’s a long-lasting, “sudden” change.")
    ("It's", 'a', 'long-lasting', 'sudden', 'change')
    >>> words("你好。")
    ('你', '好')
    """
    spaced = "".join(_spaced(one) for one in unicodedata.normalize("NFC", text).translate(_APOSTROPHES))
    return tuple(word for word in (run.strip(_INSIDE) for run in spaced.split()) if word)


@lru_cache(maxsize=4096)
def _spaced(character: str) -> str:
    if character in _INSIDE:
        return character
    if unicodedata.category(character)[0] not in "LMN":
        return " "
    return f" {character} " if is_unspaced(character) else character


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script that puts no spaces between words."""
    return ord(character) > 0x2E7F and unicodedata.name(character, "").startswith(_UNSPACED)


def folded(text: str) -> str:
    """A text as one string of lower-case words between single spaces, hyphens opened: what phrases are sought in.

    Arabic is compared as most people write it, without its vowel marks.

    >>> folded("Attention-seeking, they say!")
    ' attention seeking they say '
    """
    cut = (part for word in words(text.casefold().translate(_VOWELS)) for part in word.split("-") if part)
    return f" {' '.join(cut)} "


def spans(phrase: str, text: str, clitics: tuple[str, ...] = ()) -> Iterator[tuple[int, int]]:
    """Where a folded phrase stands, as whole words, in a folded text; before each word may stand one of the clitics.

    >>> list(spans(folded("hang"), folded("Things change.")))
    []
    >>> list(spans(folded("خوف"), folded("بالخوف يبدأ"), ("ال", "بال")))
    [(0, 8)]
    """
    if clitics and phrase.strip():
        yield from (one.span(1) for one in _grown(phrase, clitics).finditer(text))
        return
    start = text.find(phrase) if phrase.strip() else -1
    while start >= 0:
        yield start, start + len(phrase)
        start = text.find(phrase, start + 1)


@lru_cache(maxsize=8192)
def _grown(phrase: str, clitics: tuple[str, ...]) -> re.Pattern[str]:
    """Overlapping matches, as two phrases share the space between them."""
    before = f"(?:{'|'.join(map(re.escape, clitics))})?"
    return re.compile(f"(?=( {' '.join(before + re.escape(word) for word in phrase.split())} ))")


def holds(text: str, phrases: Iterable[str], allowed: Iterable[str] = (), clitics: tuple[str, ...] = ()) -> str | None:
    """The first of the folded phrases that stands in the folded text outside every allowed phrase, or None."""
    there = [phrase for phrase in phrases if (phrase.split()[0] if clitics and phrase.strip() else phrase) in text]
    shelter = [span for phrase in allowed for span in spans(phrase, text, clitics)] if there else []
    for phrase in there:
        for start, end in spans(phrase, text, clitics):
            if not any(low <= start and end <= high for low, high in shelter):
                return phrase.strip()
    return None


def length(text: str, unit: str) -> int:
    """How long a text is: in words, or in characters for scripts without spaces (digits and letters only)."""
    if unit == "characters":
        return sum(unicodedata.category(one)[0] in "LN" for one in text)
    return len(words(text))
