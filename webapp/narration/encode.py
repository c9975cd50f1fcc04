"""Sound into files: Opus in WebM, also a smaller one for who saves data, and MP3. Equal sound gives equal bytes."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import av
from av.container import OutputContainer

from webapp.narration.languages import three_letters
from webapp.narration.model import Chapter
from webapp.narration.sound import CEILING, LOUDNESS, MOST_GAIN, SILENCE, Level, Sound, limited, measured

LICENCE = "CC BY-SA 4.0"
LOUDEST_PEAK = -1.0
TOLERANCE = 1.0
VERSION = 2
"""Part of every edition's recipe: raise it with any change here or in `sound` that changes the bytes."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of sound file, and how FFmpeg is asked for it. `rate` is what the encoder is fed, in hertz."""

    suffix: str
    media_type: str
    container: str
    codec: Literal["libopus", "libmp3lame"]
    rate: int
    bit_rate: int
    licence_tag: str
    options: Mapping[str, str] = field(default_factory=dict)
    container_options: Mapping[str, str] = field(default_factory=dict)


WEBM = Format(
    suffix="webm", media_type="audio/webm; codecs=opus", container="webm", codec="libopus",
    rate=16_000, bit_rate=16_000, licence_tag="license",
    options={"application": "voip", "frame_duration": "60"},
    container_options={"cues_to_front": "1"},  # else a browser fetches the end before the first sound
)  # fmt: skip
MP3 = Format(
    suffix="mp3", media_type="audio/mpeg", container="mp3", codec="libmp3lame",
    rate=24_000, bit_rate=24_000, licence_tag="copyright",
    options={"compression_level": "7"},  # twice as fast as 5
    container_options={"id3v2_version": "3", "write_xing": "1"},  # without the Xing header it starts late
)  # fmt: skip
LOW = replace(WEBM, suffix="low.webm", bit_rate=12_000)  # for who saves data; below that, French and German lose words
FORMATS = (WEBM, MP3, LOW)
NO_EFFORT = {"libopus": {"compression_level": "0"}}  # silence is no better for more: five times as fast


@dataclass(frozen=True, slots=True)
class Tags:
    """What stands in a file about itself. It may lie open on a phone: the titles name no illness.

    `status` says how far the words were checked; it stands as the comment.
    """

    title: str
    lang: str
    chapters: tuple[Chapter, ...] = ()
    status: str = ""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A finished file and how loud it is once it is decoded again."""

    data: bytes
    level: Level


def encode(sound: Sound, gain: float | None, kind: Format, tags: Tags) -> Encoded:
    """The sound as a file, -20 LUFS ± 1 with no true peak above -1 dBTP: measured on the file itself.

    `gain` comes from `gain_for`; None stands for silence. Where coding changed too much, it is done again with
    what was learnt.
    """
    if gain is None:
        hurried = replace(kind, options={**kind.options, **NO_EFFORT.get(kind.codec, {})})
        return Encoded(_file(limited(sound, kind.rate, 0.0, CEILING), hurried, tags), SILENCE)
    ceiling = CEILING
    for _ in range(2):
        done = _measured(_file(limited(sound, kind.rate, gain, ceiling), kind, tags))
        if _is_fine(done.level):
            return done
        gain = min(gain + LOUDNESS - done.level.loudness, MOST_GAIN)
        ceiling -= max(0.0, done.level.peak - LOUDEST_PEAK)
    done = _measured(_file(limited(sound, kind.rate, gain, ceiling), kind, tags))
    if not _is_fine(done.level):
        _log.warning("the %s of “%s” ended at %s", kind.suffix, tags.title, done.level)
    return done


def _is_fine(level: Level) -> bool:
    return level.peak <= LOUDEST_PEAK and abs(level.loudness - LOUDNESS) <= TOLERANCE


def _measured(data: bytes) -> Encoded:
    with av.open(BytesIO(data), "r") as container:
        return Encoded(data, measured(container.decode(audio=0)))


def _file(sound: Sound, kind: Format, tags: Tags) -> bytes:
    with TemporaryDirectory(prefix="sound-") as folder:  # a real file: to put cues in front it is opened twice
        path = Path(folder) / f"sound.{kind.suffix}"
        options = {"fflags": "+bitexact", **kind.container_options}
        with av.open(str(path), "w", format=kind.container, options=options) as out:
            stream = out.add_stream(kind.codec, rate=kind.rate, options={"flags": "+bitexact", **kind.options})
            stream.codec_context.layout, stream.codec_context.bit_rate = "mono", kind.bit_rate
            stream.metadata["language"] = three_letters(tags.lang)
            _tag(out, kind, tags)
            for frame in (*sound.frames(), None):
                out.mux(stream.encode(frame))
        return path.read_bytes()


def _tag(out: OutputContainer, kind: Format, tags: Tags) -> None:
    about = {"title": tags.title, "language": three_letters(tags.lang), kind.licence_tag: LICENCE}
    out.metadata.update(about | ({"comment": tags.status} if tags.status else {}))
    thousandth = Fraction(1, 1000)
    out.set_chapters([
        {"id": number, "start": round(one.start * 1000), "end": round(one.end * 1000), "time_base": thousandth,
         "metadata": {"title": one.title}}
        for number, one in enumerate(tags.chapters, start=1)
    ])  # fmt: skip
