"""A sentence may say who reads, and a human voice may stand in for any engine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.narration.helpers import LINES, Fussy, line, narrate_into, threads
from webapp.errors import SpeechError
from webapp.narration import (
    AudioStore,
    Event,
    Line,
    Narration,
    Recording,
    Reused,
    Script,
    Spoken,
    narrate,
    recordings_in,
)
from webapp.narration.flac import flac
from webapp.speech import SpeechEngine, Voice, engine_named

VOICE = line(6, "")


def told_by(reader: str) -> tuple[Line, ...]:
    """Lines of which one names the reader."""
    return (*LINES, line(6, f"This is the voice {reader}."))


def read(store: AudioStore, engines: Sequence[SpeechEngine], events: list[Event] | None = None) -> Narration:
    script = Script("left", "en", "A Guide", told_by)
    told = list[Event]() if events is None else events
    outcome = narrate([script], engines=lambda *_: engines, store=store, crew=threads(), report=told.append)
    return outcome.narrations[0]


def test_the_sentence_names_the_engine_that_reads(store: AudioStore) -> None:
    narration = read(store, [Fussy(name="clear"), Fussy(name="plain")])
    assert (narration.engine, narration.cues[-1].text) == ("clear", "This is the voice clear.")


def test_where_another_engine_had_to_read_nearly_all_the_sentence_names_that_one(store: AudioStore) -> None:
    engines = [Fussy("e", "clear"), Fussy(name="plain")]
    narration = read(store, engines)
    assert (narration.engine, narration.cues[-1].text) == ("plain", "This is the voice plain.")
    again = list[Event]()
    assert read(store, [Fussy("e", "clear"), Fussy(name="plain")], again) == narration
    assert [type(event) for event in again].count(Spoken) == 0
    assert [type(event) for event in again].count(Reused) >= len(LINES) + 1


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """A folder in which a person has said one sentence, with silence around it."""
    engine = engine_named("espeak")
    speech = engine.say(LINES[1].spoken, engine.voices("en")[0])
    engine.close()
    quiet = bytes(speech.rate * 2)
    folder = tmp_path / "recordings" / "en"
    folder.mkdir(parents=True)
    (folder / f"{LINES[1].id}.flac").write_bytes(flac(type(speech)(quiet + speech.pcm + quiet, speech.rate)))
    return folder.parent


def test_a_recording_wins_over_every_engine(store: AudioStore, recorded: Path) -> None:
    found = recordings_in(recorded)
    assert list(found) == [("en", LINES[1].id)]
    engine = Fussy()

    def engines(line: Line, code: str) -> tuple[SpeechEngine, ...]:
        path = found.get((code, line.id))
        return (*([Recording(path)] if path else []), engine)

    script = Script("left", "en", "A Guide", lambda _: LINES)
    outcome = narrate([script], engines=engines, store=store, crew=threads())
    (narration,) = outcome.narrations
    assert LINES[1].spoken not in engine.said
    assert narration.fallen == ()
    spoken = narration.cues[1]
    whole = Recording(found["en", LINES[1].id]).say("", Voice("recording", "", "en"))
    assert spoken.end - spoken.start == pytest.approx(whole.seconds, abs=0.01)
    assert whole.seconds < 3  # the silence around it is gone


def test_another_recording_of_the_same_sentence_is_another_sound(recorded: Path) -> None:
    (path,) = recordings_in(recorded).values()
    before = Recording(path).fingerprint
    path.write_bytes(path.read_bytes() + b"\0")
    assert Recording(path).fingerprint != before


def test_a_broken_recording_is_told_by_name_and_an_engine_steps_in(store: AudioStore, recorded: Path) -> None:
    (path,) = recordings_in(recorded).values()
    path.write_bytes(b"rubbish")
    with pytest.raises(SpeechError, match=rf"{path.name} cannot be used for “You are not alone\.”"):
        Recording(path).say(LINES[1].spoken, Voice("recording", "", "en"))
    narration = narrate_into(store, lambda _: None)(LINES, engine=Recording(path), fallbacks=[Fussy()])
    assert len(narration.fallen) == len(LINES)


def test_without_a_folder_there_are_no_recordings(tmp_path: Path) -> None:
    assert recordings_in(tmp_path / "none") == {}
