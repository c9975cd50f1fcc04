"""Samples on their way from the voice to the file: resampled, made equally loud, kept from clipping, measured.

All of it is done by FFmpeg's filters; samples are 32-bit floats in one channel.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from av.audio.frame import AudioFrame
from av.error import BlockingIOError as NothingYet
from av.error import EOFError as NoMore
from av.filter import Graph

from webapp.speech import Speech

LOUDNESS = -20.0
"""LUFS of every file; one voice follows another without a hand on the volume."""
CEILING = -3.5
"""dBFS that no sample passes before encoding; lossy coding then adds up to 2 dB."""
CODING_LOSS = 0.4
"""LU that both codecs take away from speech at our rates."""
SILENT = -69.0
MOST_GAIN = 30.0
BYTES_PER_FLOAT = 4
_CHUNK = 16_384
_NEAR = 0.5

Step = tuple[str, str]
"""A filter of FFmpeg and its settings."""


@dataclass(frozen=True, slots=True)
class Sound:
    """32-bit float samples of one channel, `rate` of them a second."""

    data: bytes
    rate: int

    @property
    def samples(self) -> int:
        """How many samples there are."""
        return len(self.data) // BYTES_PER_FLOAT

    def frames(self) -> Iterator[AudioFrame]:
        """The sound in pieces that a filter or an encoder takes."""
        return _frames(self.data, "flt", BYTES_PER_FLOAT, self.rate)


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a sound is: `loudness` in LUFS (below -69: silence), `peak` in dBTP."""

    loudness: float
    peak: float

    @property
    def silent(self) -> bool:
        """Whether there is nothing to hear."""
        return self.loudness < SILENT


SILENCE = Level(-math.inf, -math.inf)


def spoken(speech: Speech, rate: int, gain: float = 0.0) -> Sound:
    """A sentence as float samples at `rate`, made louder by `gain` decibels."""
    steps = [("aresample", str(rate)), _volume(gain)]
    return _collected(_through(_frames(speech.pcm, "s16", 2, speech.rate), steps), rate)


def measured(frames: Iterable[AudioFrame], true_peak: bool = True) -> Level:
    """Loudness by EBU R 128 and, where it is wanted, the true peak (else minus infinity)."""
    found: dict[str, str] = {}
    for frame in _through(frames, [("ebur128", f"metadata=1:peak={'true' if true_peak else 'none'}")]):
        found.update(frame.metadata)  # the last frames may carry none
    peak = float(found.get("lavfi.r128.true_peak", 0))
    return Level(float(found.get("lavfi.r128.I", -math.inf)), 20 * math.log10(peak) if peak > 0 else -math.inf)


def gain_for(sound: Sound) -> float | None:
    """The decibels that bring a sound to `LOUDNESS` once its peaks are held under `CEILING`; None for silence."""
    level = measured(sound.frames(), true_peak=False)
    if level.silent:
        return None
    gain = 0.0
    for _ in range(4):
        missing = LOUDNESS + CODING_LOSS - level.loudness
        gain = min(gain + missing, MOST_GAIN)
        if abs(missing) <= _NEAR:  # the limiter takes back next to nothing of so small a step
            break
        level = measured(limited(sound, sound.rate, gain, CEILING).frames(), true_peak=False)
    return gain


def limited(sound: Sound, rate: int, gain: float, ceiling: float) -> Sound:
    """The sound at another rate, `gain` decibels louder, no sample above `ceiling` dBFS, and not a sample late."""
    limiter = f"limit={10 ** (ceiling / 20):.6f}:attack=5:release=50:level=false:latency=true"
    steps = [("aresample", str(rate)), _volume(gain), ("alimiter", limiter)]
    return _collected(_through(sound.frames(), steps), rate)


def _volume(gain: float) -> Step:
    return "volume", f"volume={gain:.3f}dB:precision=float"


def _frames(data: bytes, sample_format: str, size: int, rate: int) -> Iterator[AudioFrame]:
    for first in range(0, len(data), _CHUNK * size):
        piece = data[first : first + _CHUNK * size]
        frame = AudioFrame(format=sample_format, layout="mono", samples=len(piece) // size)
        frame.planes[0].update(piece)
        frame.sample_rate, frame.pts, frame.time_base = rate, first // size, Fraction(1, rate)
        yield frame


def _through(frames: Iterable[AudioFrame], steps: Sequence[Step]) -> Iterator[AudioFrame]:
    """The frames after a chain of filters; `flt` comes out whatever goes in."""
    graph: Graph | None = None
    for frame in frames:
        graph = graph or _chain(frame, [*steps, ("aformat", "sample_fmts=flt:channel_layouts=mono")])
        graph.push(frame)
        yield from _ready(graph)
    if graph is not None:
        graph.push(None)
        yield from _ready(graph)


def _chain(frame: AudioFrame, steps: Sequence[Step]) -> Graph:
    graph = Graph()
    source = graph.add_abuffer(
        format=frame.format.name, sample_rate=frame.sample_rate, layout=frame.layout.name, time_base=frame.time_base
    )
    nodes = [graph.add(name, settings) for name, settings in steps]
    graph.link_nodes(source, *nodes, graph.add("abuffersink")).configure()
    return graph


def _ready(graph: Graph) -> Iterator[AudioFrame]:
    while True:
        try:
            frame = graph.pull()
        except (NothingYet, NoMore):
            return
        if isinstance(frame, AudioFrame):
            yield frame


def _collected(frames: Iterable[AudioFrame], rate: int) -> Sound:
    return Sound(b"".join(bytes(frame.planes[0])[: frame.samples * BYTES_PER_FLOAT] for frame in frames), rate)
