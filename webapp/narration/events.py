"""What happens while a narration is made, told to whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from webapp.narration.model import SoundFile
from webapp.narration.sound import Level


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence was spoken by an engine and kept. Each line ends with one Spoken, one Reused or one GivenUp."""

    id: str
    engine: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Reused:
    """A sentence was in the store already, or had just been spoken for another page."""

    id: str
    engine: str


@dataclass(frozen=True, slots=True)
class Fallen:
    """An engine could not say a sentence; the next one is asked."""

    id: str
    engine: str
    reason: str


@dataclass(frozen=True, slots=True)
class GivenUp:
    """No engine could say a sentence: its narration is not made."""

    id: str


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sound file was made. Where nothing had changed, none is."""

    file: SoundFile
    level: Level


@dataclass(frozen=True, slots=True)
class Lost:
    """A worker died, or stumbled, over some task: the task is done again by itself."""

    reason: str


Event = Spoken | Reused | Fallen | GivenUp | Encoded | Lost
Report = Callable[[Event], None]
