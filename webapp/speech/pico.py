"""SVOX Pico: an easy voice for a few languages, offline, from the wheel `py-nanotts` (there is none for macOS).

The library runs in a child process (`worker`, `pico_worker`), because text can make it crash.
"""

from __future__ import annotations

from functools import cached_property
from importlib.metadata import distribution
from pathlib import Path

from webapp.errors import SpeechError
from webapp.speech import pico_worker
from webapp.speech.model import Speech, SpeechEngine, Voice
from webapp.speech.pico_text import Unreadable, plain
from webapp.speech.pico_voices import BY_NAME, PicoVoice, voice_for
from webapp.speech.trimming import is_silent, trimmed
from webapp.speech.worker_client import SECONDS_A_SENTENCE, NotSaid, VoiceChild

VOLUME = 45  # hundredths: from 50 on Pico clips, at its own volume up to 1.5 % of all samples
_WHEEL = distribution("py-nanotts")  # PackageNotFoundError, an ImportError, where there is none


class PicoEngine:
    """SVOX Pico in a child process, which starts with the first sentence. Safe to share between threads."""

    name = "pico"
    alone = False

    def __init__(self, seconds: int = SECONDS_A_SENTENCE) -> None:
        self._seconds = seconds
        arguments = (str(_WHEEL.locate_file("")), str(VOLUME))
        self._child = VoiceChild(Path(pico_worker.__file__), arguments, seconds)

    def __reduce__(self) -> tuple[type[PicoEngine], tuple[int]]:
        """Another process gets an engine with the same settings, and its own child."""
        return PicoEngine, (self._seconds,)

    @cached_property
    def fingerprint(self) -> str:
        """The wheel's version, volume and paces, and the version of `plain`."""
        paces = ",".join(f"{voice.name}:{voice.pace}:{voice.quiet}" for voice in BY_NAME.values())
        return f"pico/{_WHEEL.version} volume={VOLUME} paces={paces} plain=1"

    @property
    def worker_pid(self) -> int | None:
        """The child's process id, while there is one."""
        return self._child.pid

    def voices(self, lang: str) -> tuple[Voice, ...]:
        """The one voice we use for a language; none for most."""
        voice = voice_for(lang)
        return (Voice(self.name, voice.name, lang),) if voice else ()

    def say(self, text: str, voice: Voice) -> Speech:
        """One sentence as sound, without word times. The same words give the same bytes."""
        pico_voice = BY_NAME.get(voice.name)
        if pico_voice is None:
            raise _failure(f"no voice called {voice.name}", text)
        try:
            return _speech(self._child, text, pico_voice)
        except (NotSaid, Unreadable) as error:
            raise _failure(str(error), text) from error

    def close(self) -> None:
        """End the child process."""
        self._child.close()


def _speech(child: VoiceChild, text: str, voice: PicoVoice) -> Speech:
    words = plain(text, voice.name[:2], voice.ampersand)
    if not words:
        raise NotSaid("there is nothing in it to say")
    said = child.say(words, voice.name, voice.pace)
    speech = Speech(said.pcm, said.rate)
    if is_silent(speech, voice.quiet):
        raise NotSaid("nothing of it can be heard")
    return trimmed(speech, voice.quiet)


def _failure(reason: str, text: str) -> SpeechError:
    return SpeechError(f"pico could not say “{text}”: {reason}")


def engine(files: Path) -> SpeechEngine:  # noqa: ARG001  # it needs none
    """This engine, as `engine_named` makes it."""
    return PicoEngine()
