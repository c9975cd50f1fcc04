"""Engines by name. Each is loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from typing import cast

from webapp.errors import SpeechError
from webapp.speech.model import SpeechEngine

ENTRY_POINTS = "webapp.speech"

_OURS = {
    "espeak": "webapp.speech.espeak:EspeakEngine",
    "gtts": "webapp.speech.gtts:GttsEngine",
    "silent": "webapp.speech.silent:SilentEngine",
}
ENGINE_NAMES = tuple(_OURS)


def engine_named(name: str) -> SpeechEngine:
    """The engine of that name: one of ours, or one that a package offers as entry point `webapp.speech`.

    Raises SpeechError where there is none, or where the library it needs is not installed.
    """
    try:
        return _factory(name)()
    except ImportError as error:
        raise SpeechError(f"the voice “{name}” needs a library that is not installed: {error}") from error


def _factory(name: str) -> Callable[[], SpeechEngine]:
    if name in _OURS:
        module, _, attribute = _OURS[name].partition(":")
        return cast("Callable[[], SpeechEngine]", getattr(import_module(module), attribute))
    others = entry_points(group=ENTRY_POINTS)
    if name in others.names:
        return cast("Callable[[], SpeechEngine]", others[name].load())
    known = ", ".join(sorted({*ENGINE_NAMES, *others.names}))
    raise SpeechError(f"there is no voice engine called “{name}”; there are: {known}")
