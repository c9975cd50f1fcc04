"""Kokoro without its model: files, voices, sounds, and what happens when something is missing. It needs the extra."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from webapp.errors import SpeechError
from webapp.speech import Voice, engine_named

pytest.importorskip("kokoro_onnx", reason="the extra `natural` is not installed: docs/voices.md")
pytest.importorskip("misaki", reason="the extra `natural` is not installed: docs/voices.md")

from webapp.speech.kokoro import VOICES, KokoroEngine, files_in
from webapp.speech.kokoro_reading import Reader, Unreadable
from webapp.speech.kokoro_voices import BY_NAME
from webapp.speech.neural import at_pace

SENTENCE = "Many people are scared of being left."
RATE = 24_000


class Hum:
    """Stands for the library and its model: it hums as long as there are signs. `asked` keeps what it was given."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, float]] = []

    def create(self, sounds: str, voice: str, speed: float, **_: object) -> tuple[Any, int]:
        """A hum with half a second of silence around it."""
        self.asked.append((sounds, voice, speed))
        hum = np.sin(np.arange(len(sounds) * RATE // 20) / 20).astype(np.float32)
        return np.pad(hum, RATE // 2), RATE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder `voices` whose Kokoro has a model that nobody can open, and two voices."""
    home = tmp_path / "kokoro"
    home.mkdir()
    (home / "kokoro-v1.0.int8.onnx").write_bytes(b"model")
    with (home / VOICES).open("wb") as file:
        np.savez(file, bf_emma=np.zeros((510, 1, 256), np.float32), zf_xiaobei=np.zeros((510, 1, 256), np.float32))
    return tmp_path


@pytest.fixture
def engine(folder: Path) -> Iterator[KokoroEngine]:
    """The engine, with nothing to speak with."""
    made = KokoroEngine(files_in(folder / "kokoro"))
    yield made
    made.close()


@pytest.fixture
def hum(engine: KokoroEngine, monkeypatch: pytest.MonkeyPatch) -> Hum:
    """What speaks in its place."""
    hum = Hum()
    monkeypatch.setattr(engine, "_kokoro", hum)
    return hum


@pytest.fixture(scope="module")
def reader() -> Reader:
    """All ways to read."""
    return Reader()


def english(engine: KokoroEngine) -> Voice:
    return engine.voices("en-GB")[0]


def test_a_missing_model_and_missing_voices_are_told_with_folder_and_remedy(tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match=rf"needs its model .*\.onnx.* in {tmp_path}/kokoro: docs/voices\.md"):
        engine_named("kokoro", tmp_path)
    (tmp_path / "kokoro").mkdir()
    (tmp_path / "kokoro" / "any.onnx").touch()
    with pytest.raises(SpeechError, match=rf"needs its voices .*{VOICES}.* in {tmp_path}/kokoro: docs/voices\.md"):
        engine_named("kokoro", tmp_path)


@pytest.mark.parametrize("data", [b"", b"voices", b"PK\x03\x04voices"])
def test_voices_that_cannot_be_read_are_told(folder: Path, data: bytes) -> None:
    (folder / "kokoro" / VOICES).write_bytes(data)
    with pytest.raises(SpeechError, match=rf"{VOICES} cannot be read"):
        engine_named("kokoro", folder)


def test_of_two_models_the_bigger_is_taken(folder: Path) -> None:
    (folder / "kokoro" / "a-bigger-one.onnx").write_bytes(b"a longer model")
    assert files_in(folder / "kokoro").model.name == "a-bigger-one.onnx"


def test_a_broken_model_costs_the_sentence_and_is_named(engine: KokoroEngine) -> None:
    with pytest.raises(SpeechError, match=r"kokoro could not say “Hello\.”: the model .*int8\.onnx cannot be used"):
        engine.say("Hello.", english(engine))


def test_the_fingerprint_follows_the_files_and_not_the_place(folder: Path) -> None:
    before = engine_named("kokoro", folder).fingerprint
    moved = folder.with_name(f"{folder.name}-moved")
    folder.rename(moved)
    assert engine_named("kokoro", moved).fingerprint == before
    (moved / "kokoro" / "kokoro-v1.0.int8.onnx").write_bytes(b"modem")
    assert engine_named("kokoro", moved).fingerprint != before


def test_a_copy_for_another_process_is_the_same(engine: KokoroEngine, hum: Hum) -> None:
    copy = pickle.loads(pickle.dumps(engine))
    assert (copy.fingerprint, copy.voices("en")) == (engine.fingerprint, engine.voices("en"))


@pytest.mark.parametrize(("lang", "name"), [("en", "bf_emma"), ("en-GB", "bf_emma"), ("zh-Hans", "zf_xiaobei")])
def test_each_language_has_its_voice(engine: KokoroEngine, lang: str, name: str) -> None:
    assert engine.voices(lang) == (Voice("kokoro", name, lang),)


@pytest.mark.parametrize("lang", ["en-US", "es", "pt-PT", "de", "und", ""])
def test_a_language_whose_voice_is_not_there_has_none(engine: KokoroEngine, lang: str) -> None:
    assert engine.voices(lang) == ()


def test_a_sentence_is_said_calmly_and_without_silence_around_it(engine: KokoroEngine, hum: Hum) -> None:
    speech = engine.say(SENTENCE, english(engine))
    ((sounds, voice, speed),) = hum.asked
    emma = BY_NAME["bf_emma"]
    assert (voice, speed) == ("bf_emma", emma.speed / 100)
    assert speech.seconds == pytest.approx(len(sounds) / 20 * 100 / emma.pace + 0.06, abs=0.1)
    assert (speech.rate, speech.words, speech.timing) == (RATE, (), "none")
    assert max(array("h", speech.pcm)) > 30_000


def test_another_pace_keeps_the_pitch() -> None:
    tone = (np.sin(np.arange(4 * RATE) * 2 * np.pi * 220 / RATE) / 2).astype(np.float32)
    slower = at_pace(tone, RATE, 0.75)
    assert len(slower) == pytest.approx(len(tone) / 0.75, rel=0.02)
    assert np.abs(np.fft.rfft(slower)).argmax() * RATE / len(slower) == pytest.approx(220, abs=1)
    assert len(at_pace(tone[:10], RATE, 0.75)) == 10


@pytest.mark.parametrize("text", ["", "…", "?!", "😀", "\ud800"])
def test_nothing_to_say_is_an_error_that_names_engine_and_sentence(engine: KokoroEngine, hum: Hum, text: str) -> None:
    with pytest.raises(SpeechError, match=r"kokoro could not say “.*”: there is nothing in it to say"):
        engine.say(text, english(engine))
    assert hum.asked == []


@pytest.mark.parametrize(
    "text", ["😀 you", "nai\u0308ve \u200bspace", "a\0b", "1/2 of 24 %", "Łódź", "'`' a", "(so) [it] {is}"]
)
def test_odd_signs_are_said_or_passed_over(engine: KokoroEngine, hum: Hum, text: str) -> None:
    assert engine.say(text, english(engine)).seconds > 0.1
    assert hum.asked[0][0].strip()


def test_what_the_library_refuses_costs_the_sentence(
    engine: KokoroEngine, hum: Hum, monkeypatch: pytest.MonkeyPatch
) -> None:
    def create(*_: object, **__: object) -> tuple[Any, int]:
        raise ValueError("Nothing to synthesize")

    monkeypatch.setattr(hum, "create", create)
    with pytest.raises(SpeechError, match="kokoro could not say “Ⅷ”: Nothing to synthesize"):
        engine.say("Ⅷ", english(engine))


@pytest.mark.parametrize(("text", "letter"), [("The word любовь", "л"), ("The word 爱 is love.", "爱")])
def test_letters_that_it_would_leave_out_are_refused(engine: KokoroEngine, text: str, letter: str) -> None:
    with pytest.raises(SpeechError, match=f"it has no “{letter}”"):
        engine.say(text, english(engine))


def test_a_voice_that_is_not_there_is_an_error(engine: KokoroEngine) -> None:
    with pytest.raises(SpeechError, match="no voice called nobody"):
        engine.say(SENTENCE, Voice("kokoro", "nobody", "en"))


@pytest.mark.parametrize(
    ("reading", "text", "sounds"),
    [
        ("en-gb", "“I don’t know” – it’s late.", "“I dˈQnt nˈQ” — ɪts lˈAt."),
        ("en-us", "No, go.", "nˈO, ɡˈO."),
        ("es", "Voy a casa.", "bˈoɪ a kˈasa."),
        ("fr-fr", "Le week-end, oui.", "lə wˈiːkˈɛnd, wˈi."),
        ("pt-br", "Amanhã.", "ˌæmɐ̃ɲˈɐ̃."),
        ("hi", "मैं ठीक हूँ।", "mɛ̃ ʈʰˈiːk hu\u0303."),
        ("zh", "我好，OK？", "wo↓ xau↓, ˌOkˈA?"),
    ],
)
def test_what_kokoro_is_handed(reader: Reader, reading: str, text: str, sounds: str) -> None:
    assert reader.sounds(text, reading) == sounds


def test_chinese_figures_are_read(reader: Reader) -> None:
    assert reader.sounds("三斤", "zh") == reader.sounds("3斤", "zh")


def test_every_voice_has_a_way_to_read(reader: Reader) -> None:
    for voice in BY_NAME.values():
        assert reader.sounds("1, 2", voice.reading)
    with pytest.raises(Unreadable):
        reader.sounds("、", "zh")
