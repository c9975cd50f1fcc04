"""eSpeak NG: speaks every language of ours, offline, from the wheel `espeakng-loader`.

The library runs in a child process (`worker`, `espeak_worker`), because text can make it crash.
"""

from __future__ import annotations

import re
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import espeakng_loader

from webapp.errors import SpeechError
from webapp.speech import espeak_worker
from webapp.speech.arabic_aloud import aloud
from webapp.speech.espeak_voices import PINYIN, voice_for
from webapp.speech.model import Speech, SpeechEngine, Voice
from webapp.speech.pinyin import as_it_stands, in_pinyin
from webapp.speech.tags import shorter_tags
from webapp.speech.word_times import words_of
from webapp.speech.worker_client import SECONDS_A_SENTENCE, WORKER, NotSaid, VoiceChild

WORDS_A_MINUTE = 138  # eSpeak is best understood at 150; a tired listener needs a little more time

_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "…": ".", "\0": " "})
_SPACED_DASH = re.compile(r"[–—](?=\s)")
_VOWEL_SHADDA = re.compile("([\u064b-\u0650\u0652])\u0651")  # as Unicode orders them; eSpeak would lose the vowel


def plain(text: str) -> str:
    r"""The text with typographic signs replaced one for one: else eSpeak loses the place of the word after them.

    >>> plain("“I don’t know” – she said…")
    '"I don\'t know" , she said.'
    """
    return _VOWEL_SHADDA.sub("\u0651\\1", _SPACED_DASH.sub(",", text.translate(_PLAIN)))


class EspeakEngine:
    """eSpeak NG in a child process, which starts with the first sentence. Safe to share between threads."""

    name = "espeak"
    alone = False

    def __init__(
        self, words_a_minute: int = WORDS_A_MINUTE, seconds: int = SECONDS_A_SENTENCE, worker: Path = WORKER
    ) -> None:
        self._words_a_minute, self._seconds, self._worker = words_a_minute, seconds, worker
        self._data = Path(espeakng_loader.get_data_path())
        speaker, library = Path(espeak_worker.__file__), espeakng_loader.get_library_path()
        self._child = VoiceChild(speaker, (library, str(self._data)), seconds, worker)

    def __reduce__(self) -> tuple[type[EspeakEngine], tuple[object, ...]]:
        """Another process gets an engine with the same settings, and its own child. It may have another worker file."""
        own = () if self._worker == WORKER else (self._worker,)
        return EspeakEngine, (self._words_a_minute, self._seconds, *own)

    @cached_property
    def fingerprint(self) -> str:
        """The wheel's version, the rate, the version of `plain` and `aloud`, and what makes pinyin of Chinese."""
        wheel, pinyin = version("espeakng-loader"), version("pypinyin")
        return f"espeak/{wheel} rate={self._words_a_minute} plain=3 pypinyin={pinyin}"

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
        written = in_pinyin(text) if voice.name.endswith(PINYIN) else as_it_stands(text)
        ready = aloud(plain(written.text)) if "ar" in shorter_tags(voice.lang) else plain(written.text)
        try:
            said = self._child.say(ready, voice.name, self._words_a_minute)
        except NotSaid as error:
            raise _failure(str(error), text) from error
        if not said.events:
            raise _failure("there is nothing in it to say", text)
        speech = Speech(said.pcm, said.rate)
        words = words_of(written.text, said.events, speech.seconds)
        return Speech(said.pcm, said.rate, written.back(words), "engine")

    def close(self) -> None:
        """End the child process."""
        self._child.close()

    @cached_property
    def _files(self) -> tuple[str, ...]:
        folder = self._data / "lang"
        return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()))


def _failure(reason: str, text: str) -> SpeechError:
    return SpeechError(f"espeak could not say “{text}”: {reason}")


def engine(files: Path) -> SpeechEngine:  # noqa: ARG001  # it needs none
    """This engine, as `engine_named` makes it."""
    return EspeakEngine()
