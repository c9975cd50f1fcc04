"""An engine that does not tell when it says which word, with word times found for it."""

from __future__ import annotations

from webapp.errors import SpeechError
from webapp.speech.aligning import VERSION, aligned
from webapp.speech.model import Speech, SpeechEngine, Voice, Word
from webapp.speech.word_times import spread


class WithWordTimes:
    """Says what the inner engine says. Where that gives no word times, they are found.

    First by laying its sound against that of `reference`, an engine that tells them (timing "alignment"); where that
    cannot be done, by sharing out the time by length (timing "length").
    """

    def __init__(self, engine: SpeechEngine, reference: SpeechEngine) -> None:
        self._engine, self._reference = engine, reference

    @property
    def name(self) -> str:
        """The inner engine's."""
        return self._engine.name

    @property
    def fingerprint(self) -> str:
        """The inner engine's, and the version of the alignment."""
        return f"{self._engine.fingerprint} words={VERSION}"

    @property
    def alone(self) -> bool:
        """As the inner engine."""
        return self._engine.alone

    def voices(self, lang: str) -> tuple[Voice, ...]:
        """The inner engine's."""
        return self._engine.voices(lang)

    def say(self, text: str, voice: Voice) -> Speech:
        """One sentence by the inner engine, with word times wherever there is a word. Raises SpeechError as it does."""
        speech = self._engine.say(text, voice)
        if speech.words:
            return speech
        words = self._aligned(text, voice.lang, speech)
        if words:
            return Speech(speech.pcm, speech.rate, words, "alignment")
        words = spread(text, speech.seconds)
        return Speech(speech.pcm, speech.rate, words, "length") if words else speech

    def close(self) -> None:
        """Close both engines."""
        self._engine.close()
        self._reference.close()

    def _aligned(self, text: str, lang: str, speech: Speech) -> tuple[Word, ...]:
        voices = self._reference.voices(lang)
        if not voices:
            return ()
        try:
            return aligned(speech, self._reference.say(text, voices[0]))
        except SpeechError:  # it cannot say the sentence: then there is nothing to lay it against
            return ()
