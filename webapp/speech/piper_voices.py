"""The voices of a folder for Piper: which there are, which language each speaks, and which is the best for a tag."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from piper import PiperConfig
from piper.config import PhonemeType

from webapp.errors import SpeechError
from webapp.speech.neural import missing
from webapp.speech.tags import shorter_tags

NAME = "piper"
_QUALITIES = ("high", "medium", "low", "x_low")
_READY = (PhonemeType.ESPEAK, PhonemeType.TEXT)


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """A voice: its model, beside which `<name>.onnx.json` describes it. `tag`: its language, as `pt-br`."""

    model: Path
    tag: str
    quality: str

    @property
    def name(self) -> str:
        """The file's name without its end: `en_US-joe-medium`."""
        return self.model.stem

    @property
    def description(self) -> Path:
        """The file that describes it."""
        return self.model.with_name(f"{self.model.name}.json")

    def config(self) -> PiperConfig:
        """The description as Piper reads it. Raises SpeechError where it cannot."""
        return _config(self.description)


def voices_in(folder: Path) -> tuple[VoiceFile, ...]:
    """Every voice of a folder that Piper can read by itself; those that need a library beside it are left out.

    Raises SpeechError where there is none, or one has no description that can be read.
    """
    models = sorted(folder.glob("*.onnx"))
    if not models:
        raise missing(NAME, "a voice (files *.onnx and *.onnx.json)", folder)
    voices = [_voice(model) for model in models]
    return tuple(voice for voice in voices if voice.config().phoneme_type in _READY)


def best_first(voices: Iterable[VoiceFile], lang: str) -> tuple[VoiceFile, ...]:
    """The voices for a BCP 47 tag: its own country's first, then its language's without one, then other countries'.

    Among equals the better quality, then the name.
    """
    tags = tuple(shorter_tags(lang))
    fitting = (voice for voice in voices if voice.tag.partition("-")[0] == tags[-1])
    return tuple(
        sorted(fitting, key=lambda voice: (_rank(voice.tag, tags), _rank(voice.quality, _QUALITIES), voice.name))
    )


def _rank(value: str, order: tuple[str, ...]) -> int:
    return order.index(value) if value in order else len(order)


def _voice(model: Path) -> VoiceFile:
    path = VoiceFile(model, "", "").description
    described = _read(path)
    try:
        tag = described.get("language", {}).get("code") or described["espeak"]["voice"]
        return VoiceFile(model, tag.lower().replace("_", "-"), described["audio"].get("quality", ""))
    except (KeyError, AttributeError) as error:
        raise SpeechError(f"{path} describes no voice of Piper: {error} is not in it") from error


def _config(path: Path) -> PiperConfig:
    try:
        return PiperConfig.from_dict(_read(path))
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise SpeechError(f"{path} describes no voice of Piper: {error}") from error


def _read(path: Path) -> dict[str, dict[str, str]]:
    try:
        described: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise missing(NAME, f"the description {path.name} of a voice", path.parent) from error
    except (OSError, ValueError) as error:
        raise SpeechError(f"{path} cannot be read: {error}") from error
    return described
