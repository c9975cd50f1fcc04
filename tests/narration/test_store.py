"""The store gives back what it was given, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.narration.helpers import LINES, Narrate, everything_in
from webapp.errors import WebappError
from webapp.narration import AudioStore
from webapp.narration.flac import flac
from webapp.narration.kept import kept, speech_of
from webapp.speech import Speech, Word, decode, engine_named

KEY = "ab" * 16
SPEECH = Speech(b"\x01\x00\xff\x7f\x00\x80" * 700, 22_050, (Word(0.0, 0, 3), Word(0.05, 4, 9)), "engine")


def speech_at(store: AudioStore) -> Speech | None:
    """What the store keeps under our key, as speech again."""
    sentence = store.sentence(KEY)
    return speech_of(sentence) if sentence else None


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=2, max_size=4000), st.sampled_from([16_000, 22_050, 24_000]))
def test_flac_loses_nothing(data: bytes, rate: int) -> None:
    speech = Speech(data[: len(data) // 2 * 2], rate)
    assert decode(flac(speech)) == speech
    assert flac(speech) == flac(speech)


def test_a_sentence_comes_back_with_its_words(store: AudioStore) -> None:
    assert not store.has(KEY)
    store.put(KEY, kept(SPEECH))
    assert store.has(KEY)
    assert speech_at(store) == SPEECH
    store.forget(KEY)
    assert not store.has(KEY)


def test_a_sentence_without_its_second_file_is_not_there(store: AudioStore) -> None:
    store.put(KEY, kept(SPEECH))
    (store.folder / "sentences" / "ab" / f"{KEY}.json").unlink()
    assert not store.has(KEY)


@pytest.mark.parametrize(("suffix", "content"), [("flac", b"fLaC"), ("flac", b""), ("json", b"{"), ("json", b"{}")])
def test_a_damaged_sentence_is_none_with_a_warning(
    store: AudioStore, caplog: pytest.LogCaptureFixture, suffix: str, content: bytes
) -> None:
    store.put(KEY, kept(SPEECH))
    (store.folder / "sentences" / "ab" / f"{KEY}.{suffix}").write_bytes(content)
    assert store.sentence(KEY) is None
    assert f"sentence {KEY} of the sound store cannot be used" in caplog.text


def test_a_file_is_named_by_its_content(store: AudioStore) -> None:
    file = store.add(b"sound", "mp3", "audio/mpeg")
    digest = hashlib.sha256(b"sound").hexdigest()
    assert (file.name, file.sha256, file.bytes) == (digest[:32], digest, 5)
    path = store.path_of(file.name, "mp3")
    assert path is not None
    assert path.read_bytes() == b"sound"
    assert store.add(b"sound", "mp3", "audio/mpeg") == file


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("../../../../etc/passwd", "mp3"),
        ("A" * 32, "mp3"),
        ("a" * 31, "mp3"),
        ("a" * 32 + "\n", "mp3"),
        ("a" * 32, "json"),
        ("a" * 32, "mp3/../x"),
        ("a" * 32, "mp3"),
        ("", ""),
    ],
)
def test_only_a_name_of_ours_finds_a_file(store: AudioStore, name: str, suffix: str) -> None:
    store.add(b"sound", "mp3", "audio/mpeg")
    assert store.path_of(name, suffix) is None


def test_a_narration_comes_back_as_it_was(store: AudioStore, narrate: Narrate) -> None:
    assert store.stamp("en", "left") == 0
    narration = narrate()
    assert AudioStore(store.folder).read_narration("en", "left") == narration
    assert store.stamp("en", "left") > 0


def test_the_manifest_tells_hashes_of_texts_and_files(store: AudioStore, narrate: Narrate) -> None:
    narration = narrate()
    manifest = json.loads((store.folder / "editions" / "en" / "left.json").read_text())
    for line, found in zip(LINES, manifest["cues"], strict=True):
        assert found["id"] == line.id
        assert found["spoken_sha256"] == hashlib.sha256(line.spoken.encode()).hexdigest()
        assert store.has(found["key"])
    for file in manifest["files"]:
        data = (store.folder / "files" / f"{file['name']}.{file['suffix']}").read_bytes()
        assert (file["sha256"], file["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert store.damaged(narration.files) == ()


def test_no_narration_is_none_without_a_warning(store: AudioStore, caplog: pytest.LogCaptureFixture) -> None:
    assert store.read_narration("en", "left") is None
    assert caplog.text == ""


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version": 99}', '{"version": 1}', "null", "\udcff"])
def test_a_broken_manifest_is_none_with_a_warning(
    store: AudioStore, narrate: Narrate, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    narrate()
    path = store.folder / "editions" / "en" / "left.json"
    path.write_bytes(damage.encode(errors="surrogateescape"))
    assert store.read_narration("en", "left") is None
    assert "left.json cannot be used" in caplog.text


def test_a_manifest_that_was_tampered_with_is_none(store: AudioStore, narrate: Narrate) -> None:
    narrate()
    path = store.folder / "editions" / "en" / "left.json"
    path.write_text(path.read_text().replace("You are not alone.", "You are alone."))
    assert store.read_narration("en", "left") is None


def test_a_narration_without_its_files_is_none_with_a_warning(
    store: AudioStore, narrate: Narrate, caplog: pytest.LogCaptureFixture
) -> None:
    file = narrate().files[0]
    path = store.path_of(file.name, file.suffix)
    assert path is not None
    path.write_bytes(path.read_bytes()[:-1])
    assert store.damaged([file]) == (file.file_name,)
    assert store.read_narration("en", "left") is None
    assert f"names files that are not whole: {file.file_name}" in caplog.text


@pytest.mark.parametrize(("lang", "slug"), [("..", "left"), ("en", "../left"), ("en", ""), ("en/x", "left")])
def test_an_edition_has_a_plain_name(store: AudioStore, lang: str, slug: str) -> None:
    with pytest.raises(WebappError, match="no edition can be called"):
        store.read_narration(lang, slug)


def test_sound_that_no_longer_matches_its_text_is_named(store: AudioStore, narrate: Narrate) -> None:
    assert store.stale("en", "left", LINES) == ()
    narrate()
    changed = replace(LINES[2], spoken="It can help a lot.")
    new = replace(LINES[0], id="s-new")
    assert store.stale("en", "left", LINES) == ()
    assert store.stale("en", "left", [*LINES[:2], changed, LINES[3]]) == (changed.id,)
    assert store.stale("en", "left", [new, *LINES]) == ("s-new",)
    assert store.stale("en", "left", LINES[1:]) == (LINES[0].id,)
    assert store.stale("en", "left", [LINES[1], LINES[0], *LINES[2:]]) == (LINES[1].id, LINES[0].id)


def test_old_leftovers_are_swept_and_young_ones_left(tmp_path: Path) -> None:
    old, young = tmp_path / "files" / ".a.mp3.1-x.part", tmp_path / "sentences" / "ab" / ".b.flac.2-y.part"
    for path in (old, young):
        path.parent.mkdir(parents=True)
        path.write_bytes(b"half")
    made = young.stat().st_mtime
    os.utime(old, (made - 4000, made - 4000))
    store = AudioStore(tmp_path)
    store.read_narration("en", "left")
    assert len(everything_in(tmp_path)) == 2
    store.put(KEY, kept(SPEECH))
    assert (old.exists(), young.exists()) == (False, True)


def test_files_may_be_read_by_a_web_server_of_another_user(store: AudioStore) -> None:
    file = store.add(b"sound", "mp3", "audio/mpeg")
    path = store.path_of(file.name, "mp3")
    assert path is not None
    umask = os.umask(0)
    os.umask(umask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_sentence_of_a_real_voice_keeps_its_word_times(store: AudioStore) -> None:
    engine = engine_named("espeak")
    speech = engine.say("You are not alone.", engine.voices("en")[0])
    engine.close()
    store.put(KEY, kept(speech))
    assert speech_at(store) == speech
    assert len(speech.words) == 4
    assert logging.getLogger("webapp.narration.store").isEnabledFor(logging.WARNING)
