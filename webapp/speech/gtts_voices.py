"""Which language and which of Google's hosts read which tag: the host decides the accent."""

from __future__ import annotations

from collections.abc import Collection

from webapp.speech.tags import best_match, shorter_tags

VOICES = {
    "ar": "ar/com",
    "bn": "bn/com",
    "de": "de/de",
    "en": "en/co.uk",
    "en-us": "en/com",
    "es": "es/es",
    "es-419": "es/com.mx",
    "fr": "fr/fr",
    "hi": "hi/co.in",
    "id": "id/co.id",
    "it": "it/it",
    "pt": "pt-PT/pt",
    "pt-br": "pt/com.br",
    "sw": "sw/com",
    "uk": "uk/com.ua",
    "ur": "ur/com",
    "vi": "vi/com",
    "zh": "zh-CN/com",
    "zh-hant": "zh-TW/com",
}
"""BCP 47 tag in lower case → language code of gTTS, a slash, the end of the host's name. Persian is not offered."""


def voice_for(lang: str, offered: Collection[str]) -> str | None:
    """The voice for a tag: by the table, else the language itself where the service offers it, else None."""
    chosen = best_match(lang, VOICES)
    if chosen is not None:
        return chosen
    return next((f"{tag}/com" for tag in shorter_tags(lang) if tag in offered), None)
