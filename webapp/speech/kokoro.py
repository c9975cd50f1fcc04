"""Kokoro-82M: a natural voice for six languages, where its model and voices lie on this machine (extra `natural`).

`kokoro-onnx` speaks, `misaki` tells it how words sound (`kokoro_reading`). The packaged model does not tell when it
says which word: `timed` finds that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from zipfile import BadZipFile

import numpy as np
from kokoro_onnx import Kokoro

from webapp.errors import SpeechError
from webapp.speech.kokoro_reading import Reader
from webapp.speech.kokoro_voices import BY_NAME, KokoroVoice, voice_for
from webapp.speech.model import Speech, SpeechEngine, Voice
from webapp.speech.neural import RUN_FAULTS, at_pace, digest_of, missing, opened, speech_of

NAME = "kokoro"
VOICES = "voices-v1.0.bin"
_LIBRARIES = ("kokoro-onnx", "misaki", "espeakng-loader")


@dataclass(frozen=True, slots=True)
class KokoroFiles:
    """The model, and the file with all voices, as the makers of `kokoro-onnx` publish them; the voices' names."""

    model: Path
    voices: Path
    names: tuple[str, ...]


class KokoroEngine:
    """Kokoro-82M. Its model (about 300 MB in memory) is opened with the first sentence. Threads take turns."""

    name = NAME
    alone = False

    def __init__(self, files: KokoroFiles) -> None:
        self._files = files
        self._lock = Lock()
        self._reader = Reader()
        self._kokoro: Kokoro | None = None

    def __reduce__(self) -> tuple[type[KokoroEngine], tuple[KokoroFiles]]:
        """Another process gets an engine with the same files, and opens its own model."""
        return KokoroEngine, (self._files,)

    @cached_property
    def fingerprint(self) -> str:
        """The libraries' versions, a digest of the model and the voices, and the paces."""
        libraries = " ".join(f"{name}/{version(name)}" for name in _LIBRARIES)
        paces = ",".join(f"{voice.name}:{voice.speed}:{voice.pace}" for voice in BY_NAME.values())
        files = digest_of((self._files.model, self._files.voices))
        return f"kokoro/1 {libraries} files={files} paces={paces}"

    def voices(self, lang: str) -> tuple[Voice, ...]:
        """The one voice we use for a language; none for most."""
        voice = voice_for(lang)
        return (Voice(self.name, voice.name, lang),) if voice and voice.name in self._files.names else ()

    def say(self, text: str, voice: Voice) -> Speech:
        """One sentence as sound, without word times. The same words give the same bytes."""
        chosen = BY_NAME.get(voice.name)
        if chosen is None:
            raise _failure(f"no voice called {voice.name}", text)
        try:
            with self._lock:
                return self._said(text, chosen)
        except (SpeechError, ValueError, *RUN_FAULTS) as error:  # ValueError: no signs that the model knows
            raise _failure(str(error), text) from error

    def close(self) -> None:
        """Let go of the model."""
        with self._lock:
            self._kokoro = None

    def _said(self, text: str, voice: KokoroVoice) -> Speech:
        sounds = self._reader.sounds(text, voice.reading)
        samples, rate = self._model().create(sounds, voice.name, voice.speed / 100, is_phonemes=True, trim=False)
        return speech_of(at_pace(samples, rate, voice.pace / 100), rate)

    def _model(self) -> Kokoro:
        if self._kokoro is None:
            self._kokoro = Kokoro.from_session(opened(self._files.model), str(self._files.voices))
        return self._kokoro


def _names_in(voices: Path) -> tuple[str, ...]:
    try:
        with voices.open("rb") as file, np.load(file) as stored:
            return tuple(stored.files)
    except (OSError, EOFError, ValueError, AttributeError, BadZipFile) as error:
        raise SpeechError(f"the voices {voices} cannot be read: {error}") from error


def _failure(reason: str, text: str) -> SpeechError:
    return SpeechError(f"kokoro could not say “{text}”: {reason}")


def files_in(folder: Path) -> KokoroFiles:
    """What lies in a folder. Of several models the biggest is taken: the least of it was rounded away.

    Raises SpeechError that says which file is missing, and where, or cannot be read.
    """
    models, voices = sorted(folder.glob("*.onnx"), key=lambda path: (path.stat().st_size, path.name)), folder / VOICES
    if not models:
        raise missing(NAME, "its model (a file *.onnx)", folder)
    if not voices.is_file():
        raise missing(NAME, f"its voices (the file {VOICES})", folder)
    return KokoroFiles(models[-1], voices, _names_in(voices))


def engine(files: Path) -> SpeechEngine:
    """The engine with the model and the voices of a folder. Raises SpeechError where one of them is missing."""
    return KokoroEngine(files_in(files))
