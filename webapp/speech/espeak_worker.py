"""The child process that speaks with eSpeak NG: our own binding to the library, and nothing else.

Run as a script with `LIBRARY DATA SECONDS`. It reads questions from standard input and writes answers to standard
output, each with its length in front (`LENGTH`). It needs only the standard library and imports nothing of ours, so
that it starts in a few hundredths of a second. A question is `QUESTION`, the voice's name, the text; an answer is
`ANSWER`, the words (`WORD` each), the samples or, where the status is not `SPOKEN`, what went wrong.

Each sentence is spoken by a fork of this process. So a crash in the library costs that sentence alone, a sentence
that takes too long is ended by an alarm, and the same sentence is the same sound, bit for bit, every time: eSpeak
carries a little state from one sentence to the next, and only the first of a fresh process is always alike.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO, NamedTuple, NoReturn

LENGTH = struct.Struct("!I")
QUESTION = struct.Struct("!HH")  # words a minute, bytes of the voice's name
ANSWER = struct.Struct("!BII")  # status, samples a second, number of words
WORD = struct.Struct("!III")  # first sample, first character, length in characters as eSpeak counts them
SPOKEN, REFUSED, CRASHED, LATE = range(4)

_SYNCHRONOUS, _DONT_EXIT = 2, 0x8000
_UTF8, _CHARACTERS, _RATE_PARAMETER = 1, 1, 1
_END_OF_EVENTS, _WORD_EVENT = 0, 1


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class Refused(Exception):
    """eSpeak said no: a library that does not load, a voice it does not know, a text it will not say."""


class Sound(NamedTuple):
    """What eSpeak made of a sentence; `words` as in `WORD`."""

    pcm: bytes
    words: tuple[tuple[int, int, int], ...]


class Espeak:
    """The library, once opened. One sentence per process: see the module's words on forks."""

    def __init__(self, library: str, data: str) -> None:
        try:
            self._library = ctypes.CDLL(library)
        except OSError as error:
            raise Refused(f"the library does not load: {error}") from error
        self.rate: int = self._library.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(data), _DONT_EXIT)
        if self.rate <= 0:
            raise Refused(f"eSpeak finds no data in {data}")
        self._library.espeak_Synth.argtypes = [
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int,
            ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
        ]  # fmt: skip

    def say(self, text: str, voice: str, words_a_minute: int) -> Sound:
        """Speak one sentence. The voice's code must be looked at: a wrong name silently keeps the old voice."""
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise Refused(f"no voice called {voice}")
        self._library.espeak_SetParameter(_RATE_PARAMETER, words_a_minute, 0)
        pcm, words = bytearray(), list[tuple[int, int, int]]()

        def collect(samples: ctypes._Pointer[ctypes.c_short], count: int, events: ctypes._Pointer[_Event]) -> int:
            words.extend(_words(events))
            if count > 0:  # the last call brings no samples
                pcm.extend(ctypes.string_at(samples, count * 2))
            return 0

        self._callback = _Callback(collect)  # kept: the library holds no reference
        self._library.espeak_SetSynthCallback(self._callback)
        data = text.encode("utf-8", "replace")
        if self._library.espeak_Synth(data, len(data) + 1, 0, _CHARACTERS, 0, _UTF8, None, None) != 0:
            raise Refused("eSpeak would not take the text")
        return Sound(bytes(pcm), tuple(words))


def _words(events: ctypes._Pointer[_Event]) -> list[tuple[int, int, int]]:
    found, index = [], 0
    while events[index].type != _END_OF_EVENTS:
        event = events[index]
        if event.type == _WORD_EVENT:  # eSpeak counts characters from 1
            found.append((max(0, event.sample), max(0, event.text_position - 1), max(0, event.length)))
        index += 1
    return found


def answer(status: int, payload: bytes, rate: int = 0, words: tuple[tuple[int, int, int], ...] = ()) -> bytes:
    """One answer in the form the client reads."""
    return ANSWER.pack(status, rate, len(words)) + b"".join(WORD.pack(*word) for word in words) + payload


def speak(espeak: Espeak, question: bytes) -> bytes:
    """The answer to one question, made in this very process."""
    words_a_minute, voice_bytes = QUESTION.unpack_from(question)
    rest = question[QUESTION.size :]
    try:
        sound = espeak.say(rest[voice_bytes:].decode(), rest[:voice_bytes].decode(), words_a_minute)
    except Refused as error:
        return answer(REFUSED, str(error).encode())
    return answer(SPOKEN, sound.pcm, espeak.rate, sound.words)


def in_a_fork(work: Callable[[], bytes], seconds: int) -> bytes:
    """What `work` returns, done in a fork that may crash, and that ends after `seconds` whatever happens."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work_and_exit(work, seconds, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        result = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == 0:
        return result
    if code == -signal.SIGALRM:
        return answer(LATE, f"not done in {seconds} s".encode())
    return answer(CRASHED, f"crashed ({_named(code)})".encode())


def _work_and_exit(work: Callable[[], bytes], seconds: int, pipe: int) -> NoReturn:
    failed = 1
    try:
        signal.alarm(seconds)
        os.close(0)
        os.closerange(3, pipe)  # above all the way to the client: it must see the end of this process's parent
        with os.fdopen(pipe, "wb") as way_home:
            way_home.write(work())
        failed = 0
    finally:
        os._exit(failed)


def _named(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit {code}"


def serve(questions: BinaryIO, answers: BinaryIO, respond: Callable[[bytes], bytes]) -> None:
    """Answer until there are no more questions."""
    while len(head := questions.read(LENGTH.size)) == LENGTH.size:
        reply = respond(questions.read(LENGTH.unpack(head)[0]))
        answers.write(LENGTH.pack(len(reply)) + reply)
        answers.flush()


def main(library: str, data: str, seconds: int) -> None:
    """Open the library and serve; where it cannot be opened, every answer says why."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever the library prints must not stand between the answers
    try:
        espeak = Espeak(library, data)
    except Refused as error:
        refusal = answer(REFUSED, str(error).encode())
        serve(sys.stdin.buffer, answers, lambda _: refusal)
    else:
        serve(sys.stdin.buffer, answers, lambda question: in_a_fork(lambda: speak(espeak, question), seconds))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
