"""Human voices: a sound file named by language and sentence stands in for every engine.

recordings/es/s-0123456789.flac     (or wav, mp3, ogg, opus, webm, m4a)
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from webapp.errors import SpeechError
from webapp.speech import Speech, Voice, decode
from webapp.speech.trimming import trimmed

ENGINE = "recording"
SUFFIXES = (".flac", ".wav", ".mp3", ".ogg", ".opus", ".webm", ".m4a")


class Recording:
    """One recorded sentence, in the form of an engine that can say nothing else.

    It works where its file lies, so never in another process.
    """

    name = ENGINE
    alone = True

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def fingerprint(self) -> str:
        """Its content: another take is another sound."""
        return f"{ENGINE}/1 {hashlib.sha256(self._path.read_bytes()).hexdigest()}"

    def voices(self, lang: str) -> tuple[Voice, ...]:
        """The one voice that is in it, whoever it belongs to. Each file is made equally loud by itself."""
        return (Voice(self.name, f"{self._path.parent.name}/{self._path.name}", lang),)

    def say(self, text: str, voice: Voice) -> Speech:  # noqa: ARG002  # it says what it says
        """The recorded sentence, without the silence around it."""
        try:
            return trimmed(decode(self._path.read_bytes()))
        except (OSError, SpeechError) as error:
            raise SpeechError(f"the recording {self._path} cannot be used for “{text}”: {error}") from error

    def close(self) -> None:
        """There is nothing to let go of."""


def recordings_in(folder: Path) -> Mapping[tuple[str, str], Path]:
    """Every recording below a folder, by language code and sentence id; of two for one sentence, the first suffix."""
    found = (path for suffix in reversed(SUFFIXES) for path in sorted(folder.glob(f"*/s-*{suffix}")))
    return {(path.parent.name, path.stem): path for path in found}
