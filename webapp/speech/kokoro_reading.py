"""From text to the sounds that Kokoro was taught with: by `misaki`, as its makers did.

For Chinese `misaki` has words and their sounds itself; for all other languages it asks eSpeak NG.
"""

from __future__ import annotations

import logging
import re
import unicodedata
import warnings
from functools import cached_property
from importlib import import_module
from typing import Any

from misaki.espeak import EspeakG2P

from webapp.speech.kokoro_voices import CHINESE


def _imported_quietly(name: str) -> Any:  # noqa: ANN401  # a module without types
    """A module of the Chinese part: `jieba` warns of what it looks for in setuptools, and does without it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module(name)


_JIEBA = _imported_quietly("jieba")
_CHINESE = _imported_quietly("misaki.zh")
_PLAIN = str.maketrans({"‘": "'", "’": "'", "।": "."})
_SPACED_DASH = re.compile(r"(?<=\s)–(?=\s)")
_LATIN_WORDS = re.compile(r"[A-Za-z][A-Za-z' -]*")
_SCRIPTS = {CHINESE: ("CJK", "LATIN"), "hi": ("DEVANAGARI", "LATIN")}


class Unreadable(ValueError):
    """There is nothing to say, or a letter that would be left out without a word."""


class Reader:
    """All ways to read; each is opened with its first sentence. Not for two threads at once."""

    def __init__(self) -> None:
        self._opened = dict[str, EspeakG2P]()

    def sounds(self, text: str, reading: str) -> str:
        """A sentence in Kokoro's signs. `reading` as in `KokoroVoice`. Raises Unreadable."""
        _check(text, _SCRIPTS.get(reading, ("LATIN",)))
        plain = _SPACED_DASH.sub("—", text.translate(_PLAIN))
        if reading == CHINESE:
            in_sounds = _LATIN_WORDS.sub(lambda word: self._by_espeak(word[0], "en-us"), plain)
            return str(self._chinese(in_sounds)[0])
        return self._by_espeak(plain, reading)

    def _by_espeak(self, text: str, language: str) -> str:
        if language not in self._opened:
            self._opened[language] = EspeakG2P(language)
        return str(self._opened[language](text)[0])

    @cached_property
    def _chinese(self) -> Any:  # noqa: ANN401  # as above
        _JIEBA.setLogLevel(logging.WARNING)  # it would tell the terminal about its dictionary
        return _CHINESE.ZHG2P()


def _check(text: str, scripts: tuple[str, ...]) -> None:
    letters = [sign for sign in text if unicodedata.category(sign)[0] == "L"]
    for letter in letters:
        if not unicodedata.name(letter, "").startswith(scripts):
            raise Unreadable(f"it has no “{letter}”")
    if not letters and not any(map(str.isalnum, text)):
        raise Unreadable("there is nothing in it to say")
