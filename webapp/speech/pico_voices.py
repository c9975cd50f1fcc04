"""Which Pico voice reads which language, how fast, and where its silence begins."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.speech.tags import best_match


@dataclass(frozen=True, slots=True)
class PicoVoice:
    """A voice. `pace` in hundredths of its own speed, `quiet` is what its silence stays under, of 32,768.

    `ampersand` is what it shall say for “&”.
    """

    name: str
    pace: int
    quiet: int
    ampersand: str


_VOICES = (
    PicoVoice("de-DE", 82, 60, "und"),
    PicoVoice("en-GB", 81, 50, "and"),
    PicoVoice("en-US", 84, 60, "and"),
    PicoVoice("es-ES", 88, 90, "y"),
    PicoVoice("fr-FR", 66, 50, "et"),
    PicoVoice("it-IT", 93, 200, "e"),
)
BY_NAME = {voice.name: voice for voice in _VOICES}
"""All there are, by the name that Pico knows."""

_BY_TAG = {
    "de": "de-DE",
    "en": "en-GB",
    "en-us": "en-US",
    "es": "es-ES",
    "fr": "fr-FR",
    "it": "it-IT",
}


def voice_for(lang: str) -> PicoVoice | None:
    """The voice for a BCP 47 tag: the tag's own country where there is a voice of it, else the language's."""
    name = best_match(lang, _BY_TAG)
    return BY_NAME[name] if name else None
