"""Vowelled Arabic as it is said, for a voice that reads each sign: joined words, silent alifs, and the form in pause.

Catalogs carry the full endings of the grammar. Before a pause nobody says them: «قَوِيَّةٌ» ends in "-a", «أَمَلٌ» in
"-l". eSpeak would say each, and a long "a" for alifs that are only written. Signs are replaced one for one, so that
every place in the text stays the same.
"""

from __future__ import annotations

import re

FATHATAN, FATHA, SUKUN, TATWEEL = "\u064b", "\u064e", "\u0652", "\u0640"
_MARKS = "\u064b-\u0652\u0670"
_LETTERS = "\u0621-\u064a"
_ENDING = re.compile(f'[{_LETTERS}{_MARKS}]+(?=[»”")\\]\\s]*(?:[.:؟?!؛،…]|$))')
_ARTICLE = re.compile(rf"(?<![\w{_MARKS}])([وفبكل][\u064e\u0650])ا(?=ل(?:\u0652|[{_LETTERS}]\u0651))")
_JOINED = re.compile(rf"(?<![\w{_MARKS}])([وف]\u064e)ا(?=[{_LETTERS}][\u0651\u0652])")
_PLURAL = re.compile("(?<=\u064fو)ا(?!\\w)")
_SHORT = 3
"""Words of fewer letters (هُوَ, لَكَ) keep their vowel."""


def aloud(text: str) -> str:
    """The text with what is not said put out of the way. Shadda stands before the vowel, as eSpeak needs it."""
    for pattern in (_ARTICLE, _JOINED):
        text = pattern.sub(rf"\1{TATWEEL}", text)
    return _ENDING.sub(_in_pause, _PLURAL.sub(TATWEEL, text))


def _in_pause(found: re.Match[str]) -> str:
    word = found[0]
    if len(re.findall(f"[{_LETTERS}]", word)) < _SHORT:
        return word
    if word[-2:] in (f"{FATHATAN}ا", f"{FATHATAN}ى"):
        return word[:-2] + FATHA + word[-1]
    if word[-2:] == f"ا{FATHATAN}":
        return word[:-1] + FATHA
    return word[:-1] + SUKUN if "\u064b" <= word[-1] <= "\u0650" else word
