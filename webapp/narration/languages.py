"""The three letters (ISO 639-2) that sound files use for a language."""

from __future__ import annotations

THREE_LETTERS = {
    "ar": "ara",
    "bn": "ben",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "hi": "hin",
    "id": "ind",
    "it": "ita",
    "mul": "mul",
    "pt": "por",
    "sw": "swa",
    "tr": "tur",
    "uk": "ukr",
    "ur": "urd",
    "vi": "vie",
    "zh": "zho",
}


def three_letters(tag: str) -> str:
    """The code for a BCP 47 tag; `und` (undetermined) for a language we have not met.

    >>> three_letters("pt-BR")
    'por'
    """
    return THREE_LETTERS.get(tag.lower().partition("-")[0], "und")
