"""eSpeak NG: speaks every language of ours, offline, from the wheel `espeakng-loader`.

The library runs in a child process (`espeak_worker`), because text can make it crash.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from threading import Lock

import espeakng_loader

from webapp.errors import SpeechError
from webapp.speech import espeak_worker as wire
from webapp.speech.child import Child, ChildLost
from webapp.speech.espeak_voices import voice_for
from webapp.speech.model import Speech, Voice
from webapp.speech.word_times import Event, words_of

WORDS_A_MINUTE = 138  # eSpeak is best understood at 150; a tired listener needs a little more time
SECONDS_A_SENTENCE = 20
WORKER = Path(wire.__file__)
_GRACE = 5.0  # the worker ends a late sentence itself; this is for a worker that hangs

_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "…": ".", "\0": " "})
_SPACED_DASH = re.compile(r"[–—](?=\s)")


def plain(text: str) -> str:
    r"""The text with typographic signs replaced one for one: else eSpeak loses the place of the word after them.

    >>> plain("“I don’t know” – she said…")
    '"I don\'t know" , she said.'
    """
    return _SPACED_DASH.sub(",", text.translate(_PLAIN))


class EspeakEngine:
    """eSpeak NG in a child process, which starts with the first sentence. Safe to share between threads."""

    name = "espeak"

    def __init__(
        self, words_a_minute: int = WORDS_A_MINUTE, seconds: int = SECONDS_A_SENTENCE, worker: Path = WORKER
    ) -> None:
        self._words_a_minute, self._seconds, self._worker = words_a_minute, seconds, worker
        self._data = Path(espeakng_loader.get_data_path())
        self._child = Child(self._command())
        self._lock = Lock()

    def __reduce__(self) -> tuple[type[EspeakEngine], tuple[int, int, Path]]:
        """Another process gets an engine with the same settings, and its own child."""
        return EspeakEngine, (self._words_a_minute, self._seconds, self._worker)

    @property
    def fingerprint(self) -> str:
        """The wheel's version, the rate, and the version of `plain`."""
        return f"espeak/{version('espeakng-loader')} rate={self._words_a_minute} plain=1"

    @property
    def worker_pid(self) -> int | None:
        """The child's process id, while there is one."""
        return self._child.pid

    def voices(self, lang: str) -> tuple[Voice, ...]:
        """The one voice we use for a language; none where eSpeak has none."""
        name = voice_for(lang, self._files)
        return (Voice(self.name, name, lang),) if name else ()

    def say(self, text: str, voice: Voice) -> Speech:
        """One sentence as sound, with the start of each word. The same words give the same bytes."""
        name = voice.name.encode()
        question = wire.QUESTION.pack(self._words_a_minute, len(name)) + name + plain(text).encode("utf-8", "replace")
        try:
            with self._lock:
                reply = self._child.ask(question, self._seconds + _GRACE)
        except ChildLost as error:
            raise _failure(f"its process is lost: {error}", text) from error
        return _speech(reply, text)

    def close(self) -> None:
        """End the child process."""
        with self._lock:
            self._child.kill()

    @cached_property
    def _files(self) -> tuple[str, ...]:
        folder = self._data / "lang"
        return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()))

    def _command(self) -> tuple[str, ...]:
        library, data = espeakng_loader.get_library_path(), str(self._data)
        return sys.executable, "-I", "-S", str(self._worker), library, data, str(self._seconds)


def _speech(reply: bytes, text: str) -> Speech:
    status, rate, count = wire.ANSWER.unpack_from(reply)
    body = reply[wire.ANSWER.size :]
    if status != wire.SPOKEN:
        raise _failure(body.decode(errors="replace"), text)
    words, pcm = body[: count * wire.WORD.size], body[count * wire.WORD.size :]
    events = [Event(sample / rate, position) for sample, position, _ in wire.WORD.iter_unpack(words)]
    if not events:
        raise _failure("there is nothing in it to say", text)
    speech = Speech(pcm, rate)
    return Speech(pcm, rate, words_of(text, events, speech.seconds))


def _failure(reason: str, text: str) -> SpeechError:
    return SpeechError(f"espeak could not say “{text}”: {reason}")
