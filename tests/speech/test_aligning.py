"""Word times by laying one sound against another: held to a voice that tells its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest

from webapp.speech import Speech, Voice, Word
from webapp.speech.aligning import MOST_APART, aligned
from webapp.speech.espeak import EspeakEngine
from webapp.speech.features import HOP, features
from webapp.speech.warping import path

TEXTS = {
    "en": (
        "When someone you love does not answer, it can feel as if the ground is gone.",
        "The train to the coast leaves at seven, and it takes about three hours.",
    ),
    "es": ("Cuando alguien no contesta, puede parecer que el suelo desaparece.",),
    "de": ("Der Zug an die Küste fährt um sieben ab und braucht drei Stunden.",),
    "hi": ("आप अकेले नहीं हैं, और मदद मिल सकती है।",),
}
CASES = [(lang, text) for lang, texts in TEXTS.items() for text in texts]
OTHERS = {"en": "gmw/en-US+f3", "es": "roa/es-419+f2", "de": "gmw/de+f4", "hi": "inc/hi+f1"}


@pytest.fixture(scope="module")
def slow() -> Iterator[EspeakEngine]:
    """The voice whose times are borrowed."""
    engine = EspeakEngine()
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def quick() -> Iterator[EspeakEngine]:
    """Another voice, quicker, which knows its own times too."""
    engine = EspeakEngine(words_a_minute=185)
    yield engine
    engine.close()


def pair(slow: EspeakEngine, quick: EspeakEngine, lang: str, text: str) -> tuple[Speech, Speech]:
    return slow.say(text, slow.voices(lang)[0]), quick.say(text, Voice("espeak", OTHERS[lang], lang))


@pytest.mark.parametrize(("lang", "text"), CASES)
def test_words_of_another_voice_are_found(slow: EspeakEngine, quick: EspeakEngine, lang: str, text: str) -> None:
    reference, speech = pair(slow, quick, lang, text)
    found = aligned(Speech(speech.pcm, speech.rate), reference)
    assert [(word.text_start, word.text_end) for word in found] == [
        (word.text_start, word.text_end) for word in speech.words
    ]
    off = [abs(one.start - truth.start) for one, truth in zip(found, speech.words, strict=True)]
    assert sum(off) / len(off) <= 0.04, off
    assert max(off) <= 0.15, off


def test_a_sound_laid_against_itself_has_its_own_times(slow: EspeakEngine) -> None:
    speech = slow.say(TEXTS["en"][0], slow.voices("en")[0])
    for found, truth in zip(aligned(speech, speech), speech.words, strict=True):
        assert abs(found.start - truth.start) <= HOP / 2 + 1e-6 or truth.start < 0.05


def test_silence_before_the_words_moves_all_of_them(slow: EspeakEngine, quick: EspeakEngine) -> None:
    reference, speech = pair(slow, quick, *CASES[0])
    late = Speech(bytes(speech.rate * 2) + speech.pcm, speech.rate)
    for before, after in zip(aligned(speech, reference), aligned(late, reference), strict=True):
        assert after.start - before.start == pytest.approx(1, abs=HOP)


def test_times_never_go_back_and_stay_inside(slow: EspeakEngine, quick: EspeakEngine) -> None:
    for lang, text in CASES:
        reference, speech = pair(slow, quick, lang, text)
        starts = [word.start for word in aligned(speech, reference)]
        assert all(earlier <= later for earlier, later in pairwise(starts))
        assert starts[0] >= 0
        assert starts[-1] < speech.seconds


TONE = Speech((8000 * np.sin(np.arange(16_000) / 5)).astype("<i2").tobytes(), 16_000, (Word(0, 0, 3),))


@pytest.mark.parametrize(
    ("speech", "reference"),
    [
        (Speech(bytes(32_000), 16_000), TONE),
        (TONE, Speech(bytes(32_000), 16_000, (Word(0, 0, 3),))),
        (Speech(b"", 16_000), TONE),
        (TONE, Speech(TONE.pcm, TONE.rate)),
        (Speech(TONE.pcm * round(MOST_APART + 2), TONE.rate), TONE),
        (TONE, Speech(TONE.pcm * round(MOST_APART + 2), TONE.rate, TONE.words)),
    ],
    ids=["silence", "a silent reference", "nothing", "no words", "far too long", "far too short"],
)
def test_what_cannot_be_laid_together_has_no_words(speech: Speech, reference: Speech) -> None:
    assert aligned(speech, reference) == ()


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (1, 30), (30, 1), (33, 32), (200, 90), (90, 200)])
def test_a_path_goes_from_corner_to_corner(rows: int, columns: int) -> None:
    sounds = np.random.default_rng(7).normal(size=(rows + columns, 26)).astype(np.float32)
    moments = path(sounds[:rows], sounds[rows:])
    assert len(moments) == rows
    assert (np.diff(moments) >= 0).all()
    assert moments[0] >= 0
    assert moments[-1] <= columns - 1


def test_a_path_follows_what_was_stretched() -> None:
    one = np.random.default_rng(3).normal(size=(120, 26)).astype(np.float32).cumsum(axis=0)
    stretched = one[np.sort(np.r_[np.arange(120), np.arange(40, 80)])]  # the middle third at half the pace
    moments = path(one, stretched)
    assert moments[20] == pytest.approx(20, abs=1)
    assert moments[60] == pytest.approx(80, abs=1)
    assert moments[110] == pytest.approx(150, abs=1)


def test_there_is_a_row_of_features_for_every_moment() -> None:
    samples = np.frombuffer(TONE.pcm, "<i2")
    assert features(samples, 16_000).shape[1] == features(samples[:10], 16_000).shape[1]
    assert len(features(samples, 16_000)) == pytest.approx(1 / HOP, abs=1)
    assert len(features(samples[:10], 16_000)) == 1
    assert np.isfinite(features(np.zeros(400, np.int16), 16_000)).all()
