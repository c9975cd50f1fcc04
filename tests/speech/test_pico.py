"""SVOX Pico, for real: what it says, and what happens when it cannot."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator

import pytest

from webapp.errors import SpeechError
from webapp.speech import Voice
from webapp.speech.pico import PicoEngine
from webapp.speech.pico_text import plain
from webapp.speech.pico_voices import BY_NAME

SENTENCE = "Many people are very scared of being left."
PLAIN = {
    "en-GB": "The bus was late, so I walked home along the river.",
    "en-US": "The bus was late, so I walked home along the river.",
    "es-ES": "El autobús llegó tarde y volví a casa andando junto al río.",
    "fr-FR": "Le bus était en retard, alors je suis rentrée le long de la rivière.",
    "de-DE": "Der Bus kam zu spät, also ging ich am Fluss entlang nach Hause.",
    "it-IT": "L'autobus era in ritardo, così sono tornato a casa lungo il fiume.",
}


@pytest.fixture(scope="module")
def pico() -> Iterator[PicoEngine]:
    """One engine for the whole file: what fails in one test must not harm the next."""
    engine = PicoEngine()
    yield engine
    engine.close()


def english(engine: PicoEngine) -> Voice:
    return engine.voices("en-GB")[0]


def test_every_voice_of_the_wheel_has_its_language() -> None:
    assert set(PLAIN) == set(BY_NAME)


@pytest.mark.parametrize("name", list(PLAIN))
def test_every_voice_speaks_at_a_calm_pace(pico: PicoEngine, name: str) -> None:
    speech = pico.say(PLAIN[name], Voice("pico", name, name))
    letters = sum(map(str.isalpha, PLAIN[name]))
    assert 8 < letters / speech.seconds < 16
    assert 3000 < max(map(abs, array("h", speech.pcm))) < 32_767  # loud, and not clipped
    assert (speech.words, speech.timing) == ((), "none")


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "en-GB"),
        ("en-AU", "en-GB"),
        ("en-US", "en-US"),
        ("es-419", "es-ES"),
        ("fr-CA", "fr-FR"),
        ("de-CH", "de-DE"),
        ("it", "it-IT"),
    ],
)
def test_a_tag_finds_its_voice(pico: PicoEngine, tag: str, name: str) -> None:
    assert pico.voices(tag) == (Voice("pico", name, tag),)


@pytest.mark.parametrize("tag", ["pt-BR", "hi", "und", ""])
def test_other_languages_have_none(pico: PicoEngine, tag: str) -> None:
    assert pico.voices(tag) == ()


def test_the_same_words_are_the_same_sound_whatever_came_before(pico: PicoEngine) -> None:
    first = pico.say(SENTENCE, english(pico))
    pico.say(PLAIN["es-ES"], pico.voices("es")[0])
    fresh: PicoEngine = pickle.loads(pickle.dumps(pico))
    assert pico.say(SENTENCE, english(pico)) == first == fresh.say(SENTENCE, english(fresh))
    fresh.close()


def test_silence_around_a_sentence_is_ours_to_set(pico: PicoEngine) -> None:
    speech = pico.say(SENTENCE, english(pico))
    loud = [abs(sample) > BY_NAME["en-GB"].quiet for sample in array("h", speech.pcm)]
    assert any(loud[: speech.rate // 10])
    assert any(loud[-speech.rate // 10 :])


@pytest.mark.parametrize("markup", ["<spell>a</spell>", "<speed level='500'>fast</speed>", "<break time='9s'/> and"])
def test_markup_of_picos_own_is_text_like_any_other(pico: PicoEngine, markup: str) -> None:
    speech = pico.say(f"You can {markup} go on.", english(pico))
    assert 0.8 < speech.seconds < 6


@pytest.mark.parametrize("text", ["", "…", "?!", "“ ”", "😀", "\ud800"])
def test_nothing_to_say_is_an_error_that_names_engine_and_sentence(pico: PicoEngine, text: str) -> None:
    with pytest.raises(SpeechError, match="pico could not say “"):
        pico.say(text, english(pico))
    assert pico.say(SENTENCE, english(pico)).seconds > 1


@pytest.mark.parametrize("text", ["любовь", "The word 愛 is love.", "كلمة"])
def test_letters_that_it_would_leave_out_are_refused(pico: PicoEngine, text: str) -> None:
    with pytest.raises(SpeechError, match="it has no “"):
        pico.say(text, english(pico))


@pytest.mark.parametrize(
    "text", ["😀 you are loved", "na\u0308ive \u200bspace", "a\0b", "Łódź & Đakovo", "1/2 of 24 %"]
)
def test_odd_signs_are_said_or_passed_over(pico: PicoEngine, text: str) -> None:
    assert pico.say(text, english(pico)).seconds > 0.3


def test_a_huge_sentence_is_said_whole(pico: PicoEngine) -> None:
    once = pico.say(SENTENCE, english(pico)).seconds
    speech = pico.say(" ".join([SENTENCE] * 100), english(pico))
    assert speech.seconds > 80 * once


def test_a_sentence_without_end_is_given_up() -> None:
    engine = PicoEngine(seconds=1)
    with pytest.raises(SpeechError, match="not done in 1 s"):
        engine.say("word " * 100_000, english(engine))
    assert engine.say(SENTENCE, english(engine)).seconds > 1
    engine.close()


def test_a_voice_that_is_not_there_is_an_error(pico: PicoEngine) -> None:
    with pytest.raises(SpeechError, match="no voice called pt-BR"):
        pico.say(SENTENCE, Voice("pico", "pt-BR", "pt-BR"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("“Don’t go” – please…", "Don't go, please."),
        ("¿Cómo estás?", "Cómo estás?"),
        ("a <b> & c", "a b and c"),
        ("pages 3–5", "pages 3-5"),
        ("cœur", "coeur"),
    ],
)
def test_what_pico_is_handed(text: str, read: str) -> None:
    assert plain(text, "xx", "and") == read
