"""Names that stay: a sentence keeps its id until its words change."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter


def normalised(markup: str) -> str:
    """NFC, with every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", markup).split())


def sentence_id(markup: str) -> str:
    """`s-` and the first ten hex digits of the SHA-256 of the normalised source sentence.

    >>> sentence_id("You are  not alone.") == sentence_id("You are not alone.")
    True
    """
    return "s-" + hashlib.sha256(normalised(markup).encode()).hexdigest()[:10]


class IdMaker:
    """Hands out sentence ids within one page: a repeat gets `-2`, then `-3`."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def __call__(self, markup: str) -> str:
        """The id of this sentence, here."""
        base = sentence_id(markup)
        self._seen[base] += 1
        return base if self._seen[base] == 1 else f"{base}-{self._seen[base]}"
