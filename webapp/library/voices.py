"""Who reads: the name of a voice as a reader sees it, and the voice that reads most of a language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from webapp.narration import Narration
from webapp.narration.recordings import ENGINE as HUMAN
from webapp.speech import engine_title
from webapp.speech.silent import SilentEngine


def is_human(engine: str) -> bool:
    """Whether a person reads."""
    return engine == HUMAN


def name_of(engine: str) -> str:
    """The name of a computer voice; empty for silence, for a person, and where nobody knows who reads."""
    return "" if engine in ("", SilentEngine.name, HUMAN) else engine_title(engine)


@dataclass(frozen=True, slots=True)
class Heard:
    """Who is heard: the engine, and where the times of most of its words come from."""

    engine: str
    timing: str


def heard_most(narrations: Iterable[Narration]) -> Heard | None:
    """Who reads most seconds of these; None where there is no sound."""
    seconds: dict[Heard, float] = {}
    for one in narrations:
        heard = Heard(one.engine, one.timing)
        seconds[heard] = seconds.get(heard, 0.0) + one.seconds
    return max(seconds, key=lambda heard: seconds[heard]) if seconds else None
