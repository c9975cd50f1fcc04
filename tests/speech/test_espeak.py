"""eSpeak NG, for real: what it says, and what happens when it cannot."""

from __future__ import annotations

import os
import subprocess
import time
from array import array
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from webapp.errors import SpeechError
from webapp.speech import Voice
from webapp.speech.espeak import EspeakEngine, plain
from webapp.speech.espeak_voices import VOICES

SENTENCE = "Many people are very scared of being left."
CRASHES = "'`'"  # the Vietnamese voice of eSpeak NG 1.52 does


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakEngine]:
    """One engine for the whole file: what fails in one test must not harm the next."""
    engine = EspeakEngine()
    yield engine
    engine.close()


def english(engine: EspeakEngine) -> Voice:
    return engine.voices("en-GB")[0]


@pytest.mark.parametrize("name", sorted(VOICES.values()))
def test_the_library_knows_every_voice_of_the_table(espeak: EspeakEngine, name: str) -> None:
    assert espeak.say("a, e, i, o, u. 1 2 3", Voice("espeak", name, "und")).seconds > 0.5


def test_english_is_british() -> None:
    assert english(EspeakEngine()).name == "gmw/en"


def test_a_sentence_becomes_sound_of_its_length(espeak: EspeakEngine) -> None:
    speech = espeak.say(SENTENCE, english(espeak))
    assert 13 * 0.6 < len(SENTENCE) / speech.seconds < 17 * 1.4
    assert max(map(abs, array("h", speech.pcm))) > 3000


def test_words_are_placed_in_text_and_time(espeak: EspeakEngine) -> None:
    text = "“Don’t go,” she said – and (of a sort) I stayed in 1998."
    speech = espeak.say(text, english(espeak))
    words = [text[word.text_start : word.text_end] for word in speech.words]
    assert words == text.replace(" –", "").split()
    starts = [word.start for word in speech.words]
    assert starts == sorted(starts)
    assert 0 <= starts[0] < starts[-1] < speech.seconds
    assert all(later - earlier > 0.02 for earlier, later in pairwise(starts))


def test_the_same_words_are_the_same_sound_whatever_came_before(espeak: EspeakEngine) -> None:
    first = espeak.say(SENTENCE, english(espeak))
    espeak.say("No estás en peligro ahora.", espeak.voices("es")[0])
    fresh = EspeakEngine()
    assert espeak.say(SENTENCE, english(espeak)) == first == fresh.say(SENTENCE, english(fresh))
    fresh.close()


@pytest.mark.parametrize(
    "text", ["😀 you are loved", "Ich liebe ‘love’ и любовь и 愛", "na\u0308ive \u200bspace", "a\0b"]
)
def test_mixed_scripts_and_odd_signs_are_said(espeak: EspeakEngine, text: str) -> None:
    assert espeak.say(text, english(espeak)).seconds > 0.3


@pytest.mark.parametrize("text", ["", "…", "?!", "\ud800"])
def test_nothing_to_say_is_an_error_that_names_engine_and_sentence(espeak: EspeakEngine, text: str) -> None:
    with pytest.raises(SpeechError, match=r"espeak could not say “.*”: there is nothing in it to say"):
        espeak.say(text, english(espeak))


def test_a_voice_that_is_not_there_is_an_error_not_the_voice_before(espeak: EspeakEngine) -> None:
    espeak.say(SENTENCE, english(espeak))
    with pytest.raises(SpeechError, match="no voice called en-gb"):
        espeak.say(SENTENCE, Voice("espeak", "en-gb", "en-GB"))


def test_a_crash_costs_one_sentence(espeak: EspeakEngine) -> None:
    before = espeak.say(SENTENCE, english(espeak))
    with pytest.raises(SpeechError, match=r"espeak could not say “'`'”: crashed \(SIGSEGV\)"):
        espeak.say(CRASHES, espeak.voices("vi")[0])
    assert espeak.say(SENTENCE, english(espeak)) == before


def test_a_sentence_without_end_is_given_up() -> None:
    engine = EspeakEngine(seconds=1)
    started = time.monotonic()
    with pytest.raises(SpeechError, match="not done in 1 s"):
        engine.say("word " * 200_000, english(engine))
    assert time.monotonic() - started < 5
    assert engine.say(SENTENCE, english(engine)).seconds > 1
    engine.close()


def test_a_worker_killed_in_mid_sentence_costs_that_sentence(espeak: EspeakEngine) -> None:
    espeak.say(SENTENCE, english(espeak))
    worker = espeak.worker_pid
    assert worker is not None
    killer = ["sh", "-c", f"sleep 0.3; kill -9 {worker}"]  # a timer of ours would obey a pretended clock
    with (
        subprocess.Popen(killer),
        pytest.raises(SpeechError, match="its process is lost: the child process ended in mid-answer"),
    ):
        espeak.say("word " * 100_000, english(espeak))
    assert espeak.say(SENTENCE, english(espeak)).seconds > 1
    assert espeak.worker_pid not in (None, worker)


def test_nothing_is_left_running_after_close() -> None:
    engine = EspeakEngine()
    engine.say(SENTENCE, english(engine))
    worker = engine.worker_pid
    engine.close()
    assert engine.worker_pid is None
    assert worker is not None
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_threads_may_share_an_engine(espeak: EspeakEngine) -> None:
    texts = [f"This is sentence number {number}." for number in range(12)]
    alone = [espeak.say(text, english(espeak)) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: espeak.say(text, english(espeak)), texts)) == alone


@pytest.mark.parametrize(
    ("typographic", "for_espeak"),
    [("‘I’ “am” «here»…", '\'I\' "am" "here".'), ("so – and", "so , and"), ("well—known", "well—known")],
)
def test_typographic_signs_are_replaced_one_for_one(typographic: str, for_espeak: str) -> None:
    assert plain(typographic) == for_espeak
    assert len(plain(typographic)) == len(typographic)
