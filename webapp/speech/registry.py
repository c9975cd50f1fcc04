"""Engines by name. Each is loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import cast

from webapp.errors import SpeechError
from webapp.speech.model import SpeechEngine

ENTRY_POINTS = "webapp.speech"
ENGINE_NAMES = ("kokoro", "pico", "piper", "espeak", "gtts", "silent")

Factory = Callable[[Path], SpeechEngine]
"""Makes an engine, given the folder in which a publisher keeps that engine's model and voices, if it needs any."""


def engine_named(name: str, voices: Path = Path("voices")) -> SpeechEngine:
    """The engine of that name: one of ours, or one that a package offers as entry point `webapp.speech`.

    `voices` is the folder with a folder for each engine that needs files (`voices/piper/*.onnx`). Raises SpeechError
    where there is no such engine, or where the library or the model it needs is not installed.
    """
    try:
        return _factory(name)(voices / name)
    except ImportError as error:
        raise SpeechError(f"the voice “{name}” needs a library that is not installed: {error}") from error


def _factory(name: str) -> Factory:
    if name in ENGINE_NAMES:
        return cast("Factory", import_module(f"webapp.speech.{name}").engine)
    others = entry_points(group=ENTRY_POINTS)
    if name in others.names:
        return cast("Factory", others[name].load())
    known = ", ".join(sorted({*ENGINE_NAMES, *others.names}))
    raise SpeechError(f"there is no voice engine called “{name}”; there are: {known}")
