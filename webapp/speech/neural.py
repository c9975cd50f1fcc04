"""What neural voices share: opening a model with ONNX Runtime, and turning what it hands out into a Speech."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import numpy as np
from av import AudioFrame
from av.error import BlockingIOError as NothingYet
from av.error import EOFError as NoMore
from av.filter import Graph
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from webapp.errors import SpeechError
from webapp.speech.model import Speech
from webapp.speech.trimming import trimmed

RUN_FAULTS = (faults.Fail, faults.InvalidArgument, faults.RuntimeException)
"""What a model that was opened may raise."""
_OPEN_FAULTS = (*RUN_FAULTS, faults.InvalidGraph, faults.InvalidProtobuf, faults.NoSuchFile, faults.NotImplemented)
_FULL = 32_767


def opened(model: Path) -> InferenceSession:
    """The model of a file, ready to run on one core: a builder has a process for each. Raises SpeechError."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        return InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except _OPEN_FAULTS as error:
        raise SpeechError(f"the model {model} cannot be used: {error}") from error


def missing(engine: str, what: str, folder: Path) -> SpeechError:
    """The error for a file that is not there. `what` names it."""
    return SpeechError(f"the voice “{engine}” needs {what} in {folder}: docs/voices.md tells how to get it")


def digest_of(files: Iterable[Path]) -> str:
    """A short digest of what these files hold, in any order. Raises OSError."""
    digests = list[str]()
    for path in files:
        with path.open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    return hashlib.sha256(" ".join(sorted(digests)).encode()).hexdigest()[:12]


def speech_of(samples: NDArray[np.float32], rate: int) -> Speech:
    """Samples from -1 to 1 (shape: n) as a Speech, with hardly any silence around it."""
    pcm = (np.clip(samples, -1, 1) * _FULL).astype("<i2").tobytes()
    return trimmed(Speech(pcm, rate))


def at_pace(samples: NDArray[np.float32], rate: int, pace: float) -> NDArray[np.float32]:
    """The same sound at another pace (0.5 to 2) and the same pitch, by FFmpeg's filter `atempo`. Shape: n."""
    graph = Graph()
    source = graph.add_abuffer(format="flt", sample_rate=rate, layout="mono", time_base=Fraction(1, rate))
    graph.link_nodes(source, graph.add("atempo", str(pace)), graph.add("abuffersink")).configure()
    frame = AudioFrame.from_ndarray(samples.reshape(1, -1), format="flt", layout="mono")
    frame.sample_rate = rate
    graph.push(frame)
    graph.push(None)
    parts = [part.to_ndarray()[0] for part in _pulled(graph)]
    return np.concatenate(parts) if parts else samples  # a click is too short to be stretched


def _pulled(graph: Graph) -> Iterator[AudioFrame]:
    with suppress(NothingYet, NoMore):
        while isinstance(part := graph.pull(), AudioFrame):
            yield part
