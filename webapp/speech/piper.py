"""Piper: any voice of Piper's that lies on this machine (extra `piper`), in the language its description names.

The voices do not tell when they say which word unless they are made anew for that: `timed` finds it.
"""

from __future__ import annotations

from functools import cached_property
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from threading import Lock

import numpy as np
from piper import PiperVoice, SynthesisConfig

from webapp.errors import SpeechError
from webapp.speech.model import Speech, SpeechEngine, Voice
from webapp.speech.neural import RUN_FAULTS, digest_of, opened, speech_of
from webapp.speech.piper_voices import NAME, VoiceFile, best_first, voices_in

SLOWER = 1.3
"""Every sound lasts so much longer than the voice's maker set it: calm, whoever reads."""
MEASURED = {"en_US-joe-medium": 1.85}
"""The same for voices whose pace was measured: 140 words a minute, in other languages as calm."""


class _NotSaid(Exception):
    """There is no sound to give."""


class PiperEngine:
    """The voices of a folder. The one that speaks is in memory, from its first sentence on. Threads take turns."""

    name = NAME
    alone = False

    def __init__(self, files: tuple[VoiceFile, ...]) -> None:
        self._files = files
        self._lock = Lock()
        self._opened: tuple[str, PiperVoice] | None = None

    def __reduce__(self) -> tuple[type[PiperEngine], tuple[tuple[VoiceFile, ...]]]:
        """Another process gets an engine with the same voices, and opens its own."""
        return PiperEngine, (self._files,)

    @cached_property
    def fingerprint(self) -> str:
        """The library's version, a digest of all voices, and the pace."""
        digest = digest_of(chain.from_iterable((voice.model, voice.description) for voice in self._files))
        return f"piper/1 piper-tts/{version('piper-tts')} files={digest} slower={SLOWER},{MEASURED}"

    def voices(self, lang: str) -> tuple[Voice, ...]:
        """The voices for a language, best first: its own country's, then by quality, then by name."""
        return tuple(Voice(self.name, file.name, lang) for file in best_first(self._files, lang))

    def say(self, text: str, voice: Voice) -> Speech:
        """One sentence as sound, without word times."""
        try:
            with self._lock:
                return _said(text, self._voice(voice.name), MEASURED.get(voice.name, SLOWER))
        except (SpeechError, _NotSaid, *RUN_FAULTS) as error:
            raise SpeechError(f"piper could not say “{text}”: {error}") from error

    def close(self) -> None:
        """Let go of the voice in memory."""
        with self._lock:
            self._opened = None

    def _voice(self, name: str) -> PiperVoice:
        if self._opened is None or self._opened[0] != name:
            self._opened = None  # before the next one comes: two would take twice the memory
            file = next((file for file in self._files if file.name == name), None)
            if file is None:
                raise _NotSaid(f"no voice called {name}")
            self._opened = name, PiperVoice(session=opened(file.model), config=file.config())
        return self._opened[1]


def _said(text: str, voice: PiperVoice, slower: float) -> Speech:
    if not any(map(str.isalnum, text)):
        raise _NotSaid("there is nothing in it to say")
    calm = SynthesisConfig(length_scale=voice.config.length_scale * slower)
    parts = [chunk.audio_float_array for chunk in voice.synthesize(_plain(text), calm)]
    if not parts:
        raise _NotSaid("nothing of it can be heard")
    return speech_of(np.concatenate(parts), voice.config.sample_rate)


def _plain(text: str) -> str:
    """Without the double brackets in which Piper expects sounds, and what UTF-8 cannot hold."""
    return text.replace("[[", "[ [").encode("utf-8", "replace").decode().replace("\0", " ")


def engine(files: Path) -> SpeechEngine:
    """The engine with the voices of a folder. Raises SpeechError where there is none."""
    return PiperEngine(voices_in(files))
