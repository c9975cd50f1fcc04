"""Who speaks and what comes out: the values of the speech room, and the protocol every engine keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

BYTES_PER_SAMPLE = 2

Timing = Literal["engine", "alignment", "length", "none"]
"""Where the times of words come from: the engine tells them; its sound was laid against another's whose times are
known; they are shared out by length; there are none."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of one engine. `name` is what the engine calls it, `lang` the BCP 47 tag it was asked for."""

    engine: str
    name: str
    lang: str


@dataclass(frozen=True, slots=True)
class Word:
    """Where a word begins: `start` in seconds; `text_start` and `text_end` count characters of the spoken text."""

    start: float
    text_start: int
    text_end: int


@dataclass(frozen=True, slots=True)
class Speech:
    """One spoken sentence: 16-bit little-endian mono samples, `rate` of them a second.

    `words` is empty where nobody knows when it says what; `timing` says how they were found.
    """

    pcm: bytes
    rate: int
    words: tuple[Word, ...] = ()
    timing: Timing = "none"

    @property
    def samples(self) -> int:
        """How many samples there are."""
        return len(self.pcm) // BYTES_PER_SAMPLE

    @property
    def seconds(self) -> float:
        """How long it takes to hear."""
        return self.samples / self.rate


class SpeechEngine(Protocol):
    """Something that can say a sentence. Slow, and may fail: used while building, never while serving.

    It can be pickled: another process then opens its own children and connections. It may be shared between threads.
    """

    @property
    def name(self) -> str:
        """The engine's short name, as in `--engine NAME`."""

    @property
    def fingerprint(self) -> str:
        """Name, version and every setting that changes the sound: a part of the store's keys.

        Cheap: reading it starts no process and opens no connection.
        """

    @property
    def alone(self) -> bool:
        """True where only one process may speak at a time: a service that asks to be left in peace."""

    def voices(self, lang: str) -> tuple[Voice, ...]:
        """The voices for a BCP 47 tag, best first; empty where the engine has none. As cheap as `fingerprint`."""

    def say(self, text: str, voice: Voice) -> Speech:
        """One sentence as sound. Raises SpeechError, naming engine and sentence; the engine stays usable."""

    def close(self) -> None:
        """Let go of processes and connections. The engine may be used again, and is then opened again."""
