"""What Pico is handed for a sentence: text without a sign that it would drop, spell out, or take for markup."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = '“”„‟«»‹›"‚‛'
_SIGNS = frozenset(".,;:?!'-()%+/=@€$£°×÷")
_REPLACED = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "−": "-", "[": "(", "]": ")", "{": "(", "}": ")", "œ": "oe", "Œ": "Oe"}
    | dict.fromkeys(_QUOTES)
)  # fmt: skip
_RULES = (
    (re.compile(r"\s*(?:…|\.\.+)(?=\s*[.,;:?!])"), ""),
    (re.compile(r"\s*(?:…|\.\.+)"), "."),
    (re.compile(r"\s*—\s*|\s+–(?=\s|$)"), ", "),
    (re.compile(r"–"), "-"),
    (re.compile(r"(?<!\w)'|'(?!\w)"), ""),
)
_TIDIED = ((re.compile(r"\s+"), " "), (re.compile(r" (?=[.,;:?!])"), ""), (re.compile(r"^[^\w(]+"), ""))
_LONE_LETTER = re.compile(r"\b([^\W\d_])-(?=\w)")

_STROKES = {"Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "ı": "i", "ẞ": "ß"}
"""Letters that are not a plain one with a mark."""


class Unreadable(ValueError):
    """The text has a letter that Pico would leave out without a word."""


def plain(text: str, lang: str, ampersand: str) -> str:
    r"""The text as Pico is to read it, in a language (`en`, `fr`); empty where there is nothing to read.

    Quotes and inverted marks go, for each would be a long pause; a dash becomes a comma; what Pico does not know is
    brought to its plainest form. Raises Unreadable where a letter has none: left out, it would be missed.

    >>> plain("“I don’t know” – she said…", "en", "and")
    "I don't know, she said."
    >>> plain("A <spell> & an X-ray: naïve Łódź, ¿no?", "en", "and")
    'A spell and an X ray: naïve Lódz, no?'
    """
    plainer = unicodedata.normalize("NFC", text).translate(_REPLACED).replace("&", f" {ampersand} ")
    for pattern, said in _RULES:
        plainer = pattern.sub(said, plainer)
    plainer = "".join(_readable(sign) for sign in plainer)
    if lang == "en":  # “X dash ray”
        plainer = _LONE_LETTER.sub(r"\1 ", plainer)
    for pattern, said in _TIDIED:
        plainer = pattern.sub(said, plainer)
    return plainer.strip()


def _readable(sign: str) -> str:
    if sign in _SIGNS or (sign.isalnum() and sign <= "ÿ"):
        return sign
    if unicodedata.category(sign) in ("Cf", "Mn"):  # soft hyphens, marks of direction, stray accents
        return ""
    return _latin(sign) if sign.isalnum() else " "


def _latin(letter: str) -> str:
    if letter in _STROKES:
        return _STROKES[letter]
    bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    if not bare.isascii():
        raise Unreadable(f"it has no “{letter}”")
    return bare
