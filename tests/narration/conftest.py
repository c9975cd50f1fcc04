"""What the narration tests share: lines, a store, and a narration that eSpeak really spoke."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.narration.helpers import REAL_LINES, Narrate, narrate_into
from webapp.narration import AudioStore, Event, Narration
from webapp.speech import SpeechEngine, engine_named


@pytest.fixture
def store(tmp_path: Path) -> AudioStore:
    """An empty store."""
    return AudioStore(tmp_path / "sound")


@pytest.fixture
def events() -> list[Event]:
    """What was reported, in order."""
    return []


@pytest.fixture
def narrate(store: AudioStore, events: list[Event]) -> Narrate:
    """`narrate` into the empty store, by the silent engine unless a test says otherwise."""
    return narrate_into(store, events.append)


@pytest.fixture(scope="session")
def espeak() -> Iterator[SpeechEngine]:
    """A real voice."""
    engine = engine_named("espeak")
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def real(
    espeak: SpeechEngine, tmp_path_factory: pytest.TempPathFactory
) -> tuple[AudioStore, Narration, Sequence[Event]]:
    """A narration in two languages by a real voice, with its store and what was reported."""
    store, events = AudioStore(tmp_path_factory.mktemp("real")), list[Event]()
    return store, narrate_into(store, events.append)(REAL_LINES, engine=espeak), events
