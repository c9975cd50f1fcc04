"""The near side of `worker`: a native voice in a child process, asked for one sentence at a time."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from webapp.speech import worker as wire
from webapp.speech.child import Child, ChildLost
from webapp.speech.word_times import Event

WORKER = Path(wire.__file__)
SECONDS_A_SENTENCE = 20
_GRACE = 5.0  # the worker ends a late sentence itself; this is for a worker that hangs


class NotSaid(Exception):
    """The child could not say it. The message is the reason; the next sentence may be asked for as before."""


class Said(NamedTuple):
    """A sentence as sound: 16-bit little-endian mono samples, `rate` of them a second.

    `events` tells when it says what; there are none where the voice does not tell.
    """

    rate: int
    pcm: bytes
    events: tuple[Event, ...]


class VoiceChild:
    """A speaker in its child process, which starts with the first sentence. Safe to share between threads."""

    def __init__(self, speaker: Path, arguments: Sequence[str], seconds: int, worker: Path = WORKER) -> None:
        self._child = Child((sys.executable, "-I", "-S", str(worker), str(seconds), str(speaker), *arguments))
        self._patience = seconds + _GRACE
        self._lock = Lock()

    @property
    def pid(self) -> int | None:
        """The child's process id, while there is one."""
        return self._child.pid

    def say(self, text: str, voice: str, pace: int) -> Said:
        """One sentence by a voice at a pace, both as the library knows them. Raises NotSaid."""
        name = voice.encode()
        question = wire.QUESTION.pack(pace, len(name)) + name + text.encode("utf-8", "replace")
        try:
            with self._lock:
                reply = self._child.ask(question, self._patience)
        except ChildLost as error:
            raise NotSaid(f"its process is lost: {error}") from error
        return _said(reply)

    def close(self) -> None:
        """End the child process."""
        with self._lock:
            self._child.kill()


def _said(reply: bytes) -> Said:
    status, rate, count = wire.ANSWER.unpack_from(reply)
    body = reply[wire.ANSWER.size :]
    if status != wire.SPOKEN:
        raise NotSaid(body.decode(errors="replace"))
    words, pcm = body[: count * wire.WORD.size], body[count * wire.WORD.size :]
    events = tuple(Event(sample / rate, position) for sample, position, _ in wire.WORD.iter_unpack(words))
    return Said(rate, pcm, events)
