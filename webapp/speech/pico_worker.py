"""SVOX Pico, out of the wheel `py-nanotts`: a speaker for `worker`, opened with `FOLDER VOLUME`.

It imports nothing of ours and needs only the standard library: see `worker`.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from importlib import import_module

RATE = 16_000
_M_MMAP_THRESHOLD, _M_PERTURB = -3, -6


def _memory_starts_at_zero() -> None:
    """Have the C library hand out big blocks of memory fresh, full of zeros.

    Pico reads some of its memory before it has written to it, and what it finds there lengthens or shortens pauses.
    With glibc a big block comes back used once big blocks have been freed, as those of answers are.
    """
    change = getattr(ctypes.CDLL(None), "mallopt", None)
    if change is not None:
        change(_M_MMAP_THRESHOLD, 128 * 1024)
        change(_M_PERTURB, 0)


def opened(folder: str, volume: str) -> Callable[[str, str, int], tuple[int, bytes, tuple[()]]]:
    """Pico, ready to speak: FOLDER holds the package `py_nanotts`, VOLUME is in hundredths of Pico's own.

    Raises ImportError where the library does not load. Pace is in hundredths of the voice's own speed.
    """
    _memory_starts_at_zero()
    sys.path.append(folder)
    import_module("importlib.resources")  # the library wants it for each sentence: better here than in every fork
    speak = import_module("py_nanotts").NanoTTS().speak

    def say(text: str, voice: str, pace: int) -> tuple[int, bytes, tuple[()]]:
        return RATE, speak(text, voice=voice, speed=pace / 100, volume=int(volume) / 100), ()

    return say
