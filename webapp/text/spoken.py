"""From what is shown to what is said: whole words of the pronunciation file are replaced by their aliases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from webapp.text.inline import plain


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def alias(text: str, lexicon: Mapping[str, str]) -> str:
    """The text with each whole word of the lexicon (grapheme → alias, as in W3C PLS 1.0) replaced.

    >>> alias("EUPD, not EUPDs", {"EUPD": "E U P D"})
    'E U P D, not EUPDs'
    """
    return _pattern(tuple(lexicon)).sub(lambda found: lexicon[found[0]], text) if lexicon else text


def spoken(markup: str, lexicon: Mapping[str, str]) -> str:
    """The words an engine is to say for a sentence: no markup, no source marks, aliases for hard words."""
    return alias(plain(markup), lexicon)
