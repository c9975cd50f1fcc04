"""Our own binding to eSpeak NG, and nothing else: a speaker for `worker`, opened with `LIBRARY DATA`.

It imports nothing of ours and needs only the standard library: see `worker`.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable

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

Words = tuple[tuple[int, int, int], ...]
"""As `worker` defines them: first sample, first character, length."""


class Espeak:
    """The library, once opened. One sentence per process: see the words on forks in `worker`."""

    def __init__(self, library: str, data: str) -> None:
        try:
            self._library = ctypes.CDLL(library)
        except OSError as error:
            raise RuntimeError(f"the library does not load: {error}") from error
        self.rate: int = self._library.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(data), _DONT_EXIT)
        if self.rate <= 0:
            raise RuntimeError(f"eSpeak finds no data in {data}")
        self._library.espeak_Synth.argtypes = [
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int,
            ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
        ]  # fmt: skip

    def say(self, text: str, voice: str, pace: int) -> tuple[int, bytes, Words]:
        """Speak one sentence, at `pace` words a minute. Raises RuntimeError.

        The voice's code must be looked at: a wrong name silently keeps the old voice.
        """
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise RuntimeError(f"no voice called {voice}")
        self._library.espeak_SetParameter(_RATE_PARAMETER, pace, 0)
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
            raise RuntimeError("eSpeak would not take the text")
        return self.rate, bytes(pcm), tuple(words)


def _words(events: ctypes._Pointer[_Event]) -> list[tuple[int, int, int]]:
    found, index = [], 0
    while events[index].type != _END_OF_EVENTS:
        event = events[index]
        if event.type == _WORD_EVENT:  # eSpeak counts characters from 1
            found.append((max(0, event.sample), max(0, event.text_position - 1), max(0, event.length)))
        index += 1
    return found


def opened(library: str, data: str) -> Callable[[str, str, int], tuple[int, bytes, Words]]:
    """The library, ready to speak. Raises RuntimeError where it is not."""
    return Espeak(library, data).say
