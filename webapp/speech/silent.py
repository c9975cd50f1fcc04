"""An engine that says nothing, and hurries: for tests, and for building without a voice."""

from __future__ import annotations

from pathlib import Path

from webapp.speech.model import BYTES_PER_SAMPLE, Speech, SpeechEngine, Voice
from webapp.speech.word_times import spread

RATE = 22_050
CHARACTERS_PER_SECOND = 60
SHORTEST = 0.3


class SilentEngine:
    """Silence in every language, four times as fast as speech: nobody waits for it, and it is coded sooner."""

    name = "silent"
    alone = False
    fingerprint = f"silent/4 rate={RATE} cps={CHARACTERS_PER_SECOND}"

    def voices(self, lang: str) -> tuple[Voice, ...]:
        """One voice, whatever the language."""
        return (Voice(self.name, "silence", lang),)

    def say(self, text: str, voice: Voice) -> Speech:  # noqa: ARG002  # there is only one
        """Zero samples: a second for every 60 characters, at least 0.3 s; words share it."""
        seconds = max(SHORTEST, len(text) / CHARACTERS_PER_SECOND)
        words = spread(text, seconds)
        return Speech(bytes(round(seconds * RATE) * BYTES_PER_SAMPLE), RATE, words, "length" if words else "none")

    def close(self) -> None:
        """There is nothing to let go of."""


def engine(files: Path) -> SpeechEngine:  # noqa: ARG001  # it needs none
    """This engine, as `engine_named` makes it."""
    return SilentEngine()
