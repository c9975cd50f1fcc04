"""Each language gets the best engine that is here, and whoever asks learns why others were passed over."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from webapp.errors import SpeechError
from webapp.speech import ENGINE_NAMES, LABELS, SpeechEngine, chain, engine_title, voice_label
from webapp.speech.casting import Cast
from webapp.speech.chains import asked_only

OURS = ("en", "es", "fr", "pt-BR", "ar", "hi", "id", "bn", "ur", "sw", "vi", "fa", "zh-Hans", "uk")


@pytest.fixture
def cast(tmp_path: Path) -> Iterator[Cast]:
    """The engines of the base install, with no models on this machine."""
    made = Cast(tmp_path / "voices")
    yield made
    made.close()


def first(cast: Cast, tag: str) -> SpeechEngine:
    return cast.engines(tag)[0]


@pytest.mark.parametrize("tag", OURS)
def test_every_language_of_ours_is_spoken_offline_by_the_base_install(cast: Cast, tag: str) -> None:
    assert [engine.name for engine in cast.engines(tag)][-1] == "espeak"
    speech = first(cast, tag).say("1, 2, 3.", first(cast, tag).voices(tag)[0])
    assert speech.seconds > 0.5
    assert speech.timing in ("engine", "alignment")


@pytest.mark.parametrize(("tag", "name"), [("en-GB", "pico"), ("es-419", "pico"), ("fr-CA", "pico"), ("hi", "espeak")])
def test_the_better_voice_goes_first(cast: Cast, tag: str, name: str) -> None:
    assert first(cast, tag).name == name


def test_an_engine_that_is_asked_for_goes_before_all_others(tmp_path: Path) -> None:
    cast = Cast(tmp_path, "espeak")
    assert [engine.name for engine in cast.engines("en")] == ["espeak", "pico"]
    cast.close()


def test_silence_is_alone(tmp_path: Path) -> None:
    assert [engine.name for engine in Cast(tmp_path, "silent").engines("en")] == ["silent"]


def test_an_engine_that_is_not_there_is_refused_when_asked_for(tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match="no voice engine called “nobody”"):
        Cast(tmp_path, "nobody")


def test_why_an_engine_was_passed_over_is_told(cast: Cast) -> None:
    passed = {one.engine: one.reason for one in cast.passed("hi")}
    assert "needs" in passed["kokoro"]  # its library, or its model
    assert "only when asked for" in passed["gtts"]
    assert set(passed) == {"kokoro", "piper", "gtts"}
    assert all(passed.values())
    assert [one.engine for one in cast.passed("de-CH")] == ["piper", "gtts"]


def test_the_network_is_never_used_unasked(cast: Cast) -> None:
    asked = set(asked_only())
    assert asked == {"gtts"}
    for tag in OURS:
        assert not asked & {engine.name for engine in cast.engines(tag)}


def test_the_table_names_engines_of_ours_and_labels_that_exist() -> None:
    table = tomllib.loads(files("webapp.speech").joinpath("chains.toml").read_text("utf-8"))
    links = [link.split() for links in table["chains"].values() for link in links]
    assert {name for name, _ in links} | set(table["asked"]) <= set(ENGINE_NAMES)
    assert {label for _, label in links} <= set(LABELS)
    assert set(table["names"]) == set(ENGINE_NAMES) - {"silent"}
    for tag in table["chains"]:
        assert tag == tag.lower()
        assert chain(tag)[-1].engine == "espeak"


def test_names_and_labels() -> None:
    assert engine_title("espeak") == "eSpeak"
    assert engine_title("choir") == "choir"
    assert voice_label("espeak", "en-GB") == "plain"
    assert voice_label("espeak", "sw") == "rough"
    assert voice_label("gtts", "sw") == ""  # nobody has measured it
    assert voice_label("choir", "en") == ""
