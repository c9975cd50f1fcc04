"""What every engine keeps, whichever it is."""

from __future__ import annotations

import pickle
import sys
from importlib.metadata import EntryPoint, EntryPoints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.errors import SpeechError
from webapp.speech import ENGINE_NAMES, SpeechEngine, Voice, engine_named
from webapp.speech import registry as registry_module

LANGUAGES = ("en-GB", "es", "fr", "pt-BR", "ar", "hi", "id", "bn", "ur", "sw", "vi", "fa", "zh-Hans", "uk", "de", "it")


HERE = ("pico", "espeak", "gtts", "silent")
EXTRA = ("kokoro", "piper")
"""They need a library and files beside it: test_kokoro, test_piper."""


@pytest.mark.parametrize("name", HERE)
def test_an_engine_is_found_by_its_name(name: str) -> None:
    engine = engine_named(name)
    assert engine.name == name
    assert engine.fingerprint.startswith(f"{name}/")
    engine.close()


def test_every_engine_of_ours_is_tried_here() -> None:
    assert {*HERE, *EXTRA} == set(ENGINE_NAMES)


def test_an_unknown_engine_is_refused_with_the_names_that_are_known() -> None:
    with pytest.raises(SpeechError, match=r"“parrot”.*espeak, gtts, kokoro, pico, piper, silent"):
        engine_named("parrot")


@pytest.mark.parametrize(
    ("name", "library"), [("espeak", "espeakng_loader"), ("kokoro", "kokoro_onnx"), ("piper", "piper")]
)
def test_a_library_that_is_not_installed_is_a_clear_message(
    monkeypatch: pytest.MonkeyPatch, name: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"webapp.speech.{name}", raising=False)
    with pytest.raises(SpeechError, match=rf"“{name}” needs a library that is not installed: .*{library}"):
        engine_named(name)


def test_another_package_can_bring_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("choir", "webapp.speech.silent:engine", "webapp.speech")
    monkeypatch.setattr(registry_module, "entry_points", lambda group: EntryPoints([point]).select(group=group))
    assert engine_named("choir").say("la", Voice("choir", "v", "en")).seconds > 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["espeak", "silent"])
def test_every_language_of_ours_has_a_voice_offline(name: str, lang: str) -> None:
    (voice, *_) = engine_named(name).voices(lang)
    assert (voice.engine, voice.lang) == (name, lang)


@pytest.mark.parametrize(
    ("lang", "name"),
    [("en-GB", "en/co.uk"), ("en", "en/co.uk"), ("pt-BR", "pt/com.br"), ("zh-Hans", "zh-CN/com"), ("ca", "ca/com")],
)
def test_gtts_speaks_from_the_host_of_the_accent(lang: str, name: str) -> None:
    assert engine_named("gtts").voices(lang) == (Voice("gtts", name, lang),)


@pytest.mark.parametrize(("engine", "lang"), [("gtts", "fa"), ("espeak", "zxx"), ("gtts", "zxx")])
def test_a_language_without_a_voice_has_none(engine: str, lang: str) -> None:
    assert engine_named(engine).voices(lang) == ()


@given(text=st.text(max_size=300))
def test_silence_lasts_a_quarter_of_the_time_the_text_would(text: str) -> None:
    engine = engine_named("silent")
    speech = engine.say(text, engine.voices("en")[0])
    assert speech.seconds == pytest.approx(max(0.3, len(text) / 60), abs=1e-4)
    assert speech.pcm.count(0) == len(speech.pcm)


@pytest.mark.parametrize("name", HERE)
def test_an_engine_can_go_to_another_process(name: str) -> None:
    engine = engine_named(name)
    copy: SpeechEngine = pickle.loads(pickle.dumps(engine))
    assert copy.fingerprint == engine.fingerprint
    engine.close()
