"""Arabic as it is printed: fully vowelled words are said, and shown without most of their marks.

Catalogs hold every vowel, because voices need them; readers are used to print without. So what is shown is the text
minus the short vowels (harakat) and sukun. Shadda stays, and so does tanwīn on an alif, as in everyday print.
"""

from __future__ import annotations

import unicodedata

FATHATAN = "\u064b"
MARKS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0652\u0670")
"""Fathatan, dammatan, kasratan, fatha, damma, kasra, sukun, and the small alif that is written above."""
ALIFS = frozenset("\u0627\u0649\u0671")
"""Alif, alif maqsura, alif wasla."""


def is_arabic(tag: str) -> bool:
    """Whether a BCP 47 tag is of Arabic: `ar`, `ar-EG`."""
    return tag.split("-", maxsplit=1)[0].lower() == "ar"


def shown(text: str, tag: str) -> str:
    """The text as a page shows it. In every language but Arabic that is the text itself.

    >>> shown("أَنْتَ لَسْتَ وَحْدَكَ أَبَدًا", "ar")
    'أنت لست وحدك أبدًا'
    """
    return "".join(text[at] for at in shown_at(text, tag)) if is_arabic(tag) else text


def shown_at(text: str, tag: str) -> tuple[int, ...]:
    """The places of the characters that are shown, in order."""
    if not is_arabic(tag):
        return tuple(range(len(text)))
    return tuple(at for at, sign in enumerate(text) if sign not in MARKS or _stays(text, at))


def _stays(text: str, at: int) -> bool:
    return text[at] == FATHATAN and (_letter(text[:at][::-1]) in ALIFS or _letter(text[at + 1 :]) in ALIFS)


def _letter(text: str) -> str:
    """The first character that is no mark; "" where there is none."""
    return next((sign for sign in text if not unicodedata.combining(sign)), "")
