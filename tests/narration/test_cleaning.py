"""What no edition uses is let go of, and nothing else."""

from __future__ import annotations

from tests.narration.helpers import LINES, Fussy, Narrate, everything_in, line
from webapp.narration import AudioStore, clean

LEFT, LOVE = ("en", "left"), ("en", "love")


def test_a_clean_store_stays_as_it_is(store: AudioStore, narrate: Narrate) -> None:
    narrate()
    before = everything_in(store.folder)
    gone = clean(store, {LEFT})
    assert (gone.sentences, gone.files, gone.editions, gone.bytes) == (0, 0, 0, 0)
    assert everything_in(store.folder) == before


def test_what_was_replaced_goes_and_what_is_used_stays(store: AudioStore, narrate: Narrate) -> None:
    old = narrate()
    new = narrate([*LINES[:3], line(9, "Something new.")])
    size = sum(map(len, everything_in(store.folder).values()))
    gone = clean(store, {LEFT})
    assert (gone.sentences, gone.files, gone.editions) == (1, 5, 0)
    assert size - sum(map(len, everything_in(store.folder).values())) == gone.bytes > 0
    assert store.read_narration("en", "left") == new
    assert all(store.has(cue.key) for cue in new.cues)
    assert not store.has(old.cues[3].key)
    engine = Fussy()
    assert narrate([*LINES[:3], line(9, "Something new.")]) == new
    assert engine.said == []


def test_an_edition_that_is_no_longer_on_the_shelf_goes_with_its_sound(store: AudioStore, narrate: Narrate) -> None:
    narrate()
    narrate(LINES[:2], slug="love")
    gone = clean(store, {LOVE})
    assert (gone.sentences, gone.files, gone.editions) == (2, 5, 1)
    assert store.read_narration("en", "left") is None
    assert store.read_narration("en", "love") is not None


def test_an_edition_whose_file_is_missing_keeps_its_sentences(store: AudioStore, narrate: Narrate) -> None:
    narration = narrate()
    path = store.path_of(narration.files[0].name, "webm")
    assert path is not None
    path.unlink()
    assert clean(store, {LEFT}).sentences == 0


def test_an_empty_store_can_be_cleaned(store: AudioStore) -> None:
    assert clean(store, set()).bytes == 0
