"""`narrate` does what is needed, says who spoke, and does nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.narration.helpers import HEADINGS, LINES, Fussy, Narrate, everything_in, line
from webapp.errors import SpeechError, WebappError
from webapp.narration import AudioStore, Encoded, Event, Fallen, Reused, Spoken
from webapp.narration.encode import FORMATS


def kinds(events: Sequence[Event], kind: type[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]


def test_a_narration_says_what_was_made(store: AudioStore, narrate: Narrate, events: list[Event]) -> None:
    narration = narrate()
    assert (narration.slug, narration.lang, narration.title) == ("left", "en", "A Guide, part 2")
    assert (narration.engine, narration.voice, narration.fallen) == ("silent", "silence", ())
    assert [file.suffix for file in narration.files] == ["webm", "mp3", "low.webm", "vtt", "words.vtt"]
    assert [cue.text for cue in narration.cues] == [one.text for one in LINES]
    assert [(one.id, one.title) for one in narration.chapters] == list(HEADINGS.items())
    assert [type(event) for event in events] == [Spoken] * 4 + [Encoded] * 3
    captions = store.path_of(narration.files[3].name, "vtt")
    assert captions is not None
    assert "\n\ns-0000000000\n00:00:00.000 --> " in captions.read_text()


def test_a_second_run_does_nothing(store: AudioStore, narrate: Narrate, events: list[Event]) -> None:
    engine = Fussy()
    first = narrate(engine=engine)
    before, said = everything_in(store.folder), len(engine.said)
    events.clear()
    assert narrate(engine=engine) == first
    assert len(engine.said) == said
    assert [type(event) for event in events] == [Reused] * 4
    assert everything_in(store.folder) == before


def test_one_changed_sentence_is_spoken_alone(narrate: Narrate, events: list[Event]) -> None:
    engine = Fussy()
    narrate(engine=engine)
    engine.said.clear()
    events.clear()
    narrate([*LINES[:2], line(9, "Something new."), LINES[3]], engine=engine)
    assert engine.said == ["Something new."]
    assert len(kinds(events, Encoded)) == len(FORMATS)


def test_the_same_words_are_spoken_once_even_in_another_theme(narrate: Narrate) -> None:
    engine = Fussy()
    narrate([*LINES, line(7, LINES[0].spoken)], engine=engine)
    narrate(LINES[1:], slug="love", engine=engine)
    assert engine.said == [one.spoken for one in LINES]


def test_the_same_words_are_spoken_again_where_they_sound_different(narrate: Narrate) -> None:
    engine, other = Fussy(), Fussy()
    other.fingerprint = "fussy/2"
    narrate([LINES[1], replace(LINES[1], id="s-es", lang="es")], engine=engine)
    narrate(LINES[1:2], engine=other)
    assert engine.said == [LINES[1].spoken] * 2
    assert other.said == [LINES[1].spoken]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "A Guide, part 3"},
        {"lines": [replace(LINES[0], text="shown otherwise"), *LINES[1:]]},
        {"lines": [replace(LINES[0], gap=1.0), *LINES[1:]]},
        {"lines": [LINES[1], LINES[0], *LINES[2:]]},
    ],
)
def test_what_changes_the_files_makes_them_anew_without_speaking(
    narrate: Narrate, events: list[Event], change: dict[str, object]
) -> None:
    narrate()
    events.clear()
    narrate(**change)
    assert kinds(events, Spoken) == []
    assert len(kinds(events, Encoded)) == len(FORMATS)


def test_equal_input_gives_equal_files(narrate: Narrate, store: AudioStore) -> None:
    first = narrate()
    manifest = store.folder / "editions" / "en" / "left.json"
    manifest.unlink()
    assert narrate().files == first.files


def test_a_sentence_that_fails_falls_to_the_next_engine_and_is_named(narrate: Narrate, events: list[Event]) -> None:
    first, second = Fussy("alone"), Fussy(name="plain")
    narration = narrate(engine=first, fallbacks=[second])
    assert second.said == ["You are not alone."]
    assert narration.fallen == (LINES[1].id,)
    assert (narration.engine, narration.voice) == ("fussy", "fussy voice")
    reason = "fussy could not say “You are not alone.”: it would not"
    assert kinds(events, Fallen) == [Fallen(LINES[1].id, "fussy", reason)]
    assert [cue.id for cue in narration.cues] == [one.id for one in LINES]


def test_the_next_run_asks_the_first_engine_again(narrate: Narrate) -> None:
    narrate(engine=Fussy("alone"), fallbacks=[Fussy(name="plain")])
    well = Fussy()
    assert narrate(engine=well, fallbacks=[Fussy(name="plain")]).fallen == ()
    assert well.said == ["You are not alone."]


def test_a_language_the_engine_has_not_is_read_by_the_next_and_that_is_no_fall(narrate: Narrate) -> None:
    lines, plain = [*LINES, line(8, "Hola.", lang="es")], Fussy(name="plain")
    narration = narrate(lines, engine=Fussy(langs=("en",)), fallbacks=[plain])
    assert plain.said == ["Hola."]
    assert narration.fallen == ()


def test_a_language_nobody_has_is_told(narrate: Narrate) -> None:
    with pytest.raises(SpeechError, match="no engine has a voice for tlh"):
        narrate([*LINES, line(8, "nuqneH", lang="tlh")], engine=Fussy())


def test_where_another_engine_read_nearly_all_the_narration_says_so(narrate: Narrate) -> None:
    narration = narrate(engine=Fussy("."), fallbacks=[Fussy(name="plain")])
    assert (narration.engine, len(narration.fallen)) == ("plain", 4)


def test_what_nobody_can_say_is_never_left_out_in_silence(store: AudioStore, narrate: Narrate) -> None:
    first, second = Fussy("help"), Fussy("help", name="plain")
    with pytest.raises(SpeechError, match=rf"no voice could say 1 of 4 sentences:\n  {LINES[2].id}: plain could not"):
        narrate(engine=first, fallbacks=[second])
    assert store.read_narration("en", "left") is None
    well = Fussy()
    narrate(engine=well)
    assert well.said == ["It can help."]  # the others were kept


def test_nothing_to_read_is_an_error(narrate: Narrate) -> None:
    with pytest.raises(SpeechError, match="there is nothing in it to read aloud"):
        narrate([])


def test_a_sentence_damaged_in_the_store_is_spoken_again(store: AudioStore, narrate: Narrate) -> None:
    engine = Fussy()
    first = narrate(engine=engine)
    (store.folder / "editions" / "en" / "left.json").unlink()
    next((store.folder / "sentences").rglob("*.flac")).write_bytes(b"rubbish")
    assert narrate(engine=engine).files == first.files
    assert len(engine.said) == 5


def test_a_missing_file_is_made_again(store: AudioStore, narrate: Narrate, events: list[Event]) -> None:
    first = narrate()
    path = store.path_of(first.files[0].name, "webm")
    assert path is not None
    path.unlink()
    events.clear()
    assert narrate() == first
    assert path.exists()
    assert kinds(events, Spoken) == []


def test_a_store_that_forgets_is_an_error_and_no_endless_loop(
    narrate: Narrate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AudioStore, "sentence", lambda *_: None)
    with pytest.raises(WebappError, match="does not keep what it is given"):
        narrate()
