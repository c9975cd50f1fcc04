"""Names that stay: a sentence keeps its id until its words change."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter

# Spaces that keep what stands on both sides on one line: French sets them before « : » and inside quotation marks.
_NO_BREAK = "\u00a0\u202f"
_SPACE = re.compile(rf"[^\S{_NO_BREAK}]+")


def normalised(markup: str) -> str:
    """NFC, with every run of white space as one space; a no-break space stays what it is."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", markup)).strip(" ")


def breaking(text: str) -> str:
    """The text with plain spaces for its no-break ones, as long as before: for voices, and where words are compared."""
    return re.sub(f"[{_NO_BREAK}]", " ", text)


def sentence_id(markup: str) -> str:
    """`s-` and the first ten hex digits of the SHA-256 of the normalised source sentence.

    A no-break space counts as any other, so that an id outlives finer typesetting.

    >>> sentence_id("You are  not alone.") == sentence_id("You are\u00a0not alone.")
    True
    """
    return "s-" + hashlib.sha256(normalised(breaking(markup)).encode()).hexdigest()[:10]


class IdMaker:
    """Hands out sentence ids within one page: a repeat gets `-2`, then `-3`."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def __call__(self, markup: str) -> str:
        """The id of this sentence, here."""
        base = sentence_id(markup)
        self._seen[base] += 1
        return base if self._seen[base] == 1 else f"{base}-{self._seen[base]}"
