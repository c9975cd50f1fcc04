"""A spoken sentence in the form in which it travels and is kept."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.narration.flac import flac
from webapp.speech import Speech, Timing, Word, decode


@dataclass(frozen=True, slots=True)
class Kept:
    """A sentence as FLAC, and what FLAC cannot say: its seconds, its words, and where their times come from."""

    flac: bytes
    seconds: float
    words: tuple[Word, ...]
    timing: Timing


def kept(speech: Speech) -> Kept:
    """Speech, made small without loss."""
    return Kept(flac(speech), speech.seconds, speech.words, speech.timing)


def speech_of(sentence: Kept) -> Speech:
    """The speech again, sample for sample. Raises SpeechError where the FLAC is broken."""
    sound = decode(sentence.flac)
    return Speech(sound.pcm, sound.rate, sentence.words, sentence.timing)
