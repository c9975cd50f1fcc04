"""Every engine tells when it says each word: by itself, by comparing, or by length."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.errors import SpeechError
from webapp.speech import Speech, SpeechEngine, Voice, engine_named
from webapp.speech.timed import WithWordTimes
from webapp.speech.word_times import spread

SENTENCE = "You are not alone, and it can get better."
TONGUES = ("en",)


class Told:
    """Says nothing but what it was given, or fails."""

    alone = True

    def __init__(self, speech: Speech | None, langs: tuple[str, ...] = TONGUES) -> None:
        self.name, self.fingerprint = "told", "told/1"
        self._speech, self._langs = speech, langs
        self.closed = False

    def voices(self, lang: str) -> tuple[Voice, ...]:
        """One voice for each of its languages."""
        return (Voice("told", "v", lang),) if lang in self._langs else ()

    def say(self, text: str, voice: Voice) -> Speech:  # noqa: ARG002  # it says what it has
        """The speech it has."""
        if self._speech is None:
            raise SpeechError("told could not say it")
        return self._speech

    def close(self) -> None:
        """Note that it was closed."""
        self.closed = True


@pytest.fixture(scope="module")
def espeak() -> Iterator[SpeechEngine]:
    """A voice that tells."""
    engine = engine_named("espeak")
    yield engine
    engine.close()


def said(espeak: SpeechEngine) -> Speech:
    return espeak.say(SENTENCE, espeak.voices("en")[0])


VOICE = Voice("told", "v", "en")


def test_an_engine_that_tells_is_believed(espeak: SpeechEngine) -> None:
    assert said(espeak).timing == "engine"
    speech = WithWordTimes(Told(said(espeak)), Told(None)).say(SENTENCE, VOICE)
    assert speech == said(espeak)


def test_one_that_does_not_is_compared_with_one_that_does(espeak: SpeechEngine) -> None:
    known = said(espeak)
    speech = WithWordTimes(Told(Speech(known.pcm, known.rate)), espeak).say(SENTENCE, VOICE)
    assert (speech.timing, speech.pcm) == ("alignment", known.pcm)
    assert [SENTENCE[word.text_start : word.text_end] for word in speech.words] == SENTENCE.split()


@pytest.mark.parametrize("reference", [Told(None), Told(None, ()), Told(Speech(b"", 1))])
def test_where_nothing_can_be_compared_words_share_the_time(espeak: SpeechEngine, reference: Told) -> None:
    known = said(espeak)
    speech = WithWordTimes(Told(Speech(known.pcm, known.rate)), reference).say(SENTENCE, VOICE)
    assert speech.timing == "length"
    assert [SENTENCE[word.text_start : word.text_end] for word in speech.words] == SENTENCE.split()


def test_a_sentence_without_words_has_none(espeak: SpeechEngine) -> None:
    speech = WithWordTimes(Told(Speech(b"\x01\x00" * 800, 8000)), Told(None)).say("…", VOICE)
    assert (speech.words, speech.timing) == ((), "none")


def test_an_engine_that_fails_fails() -> None:
    with pytest.raises(SpeechError, match="told could not say it"):
        WithWordTimes(Told(None), Told(None)).say(SENTENCE, VOICE)


def test_all_else_is_the_engines_own() -> None:
    inner, reference = Told(None), Told(None)
    engine = WithWordTimes(inner, reference)
    assert (engine.name, engine.alone, engine.voices("en"), engine.voices("tlh")) == ("told", True, (VOICE,), ())
    assert engine.fingerprint.startswith("told/1 ")
    engine.close()
    assert inner.closed
    assert reference.closed


def test_it_can_go_to_another_process(espeak: SpeechEngine) -> None:
    engine = WithWordTimes(engine_named("pico"), espeak)
    copy: SpeechEngine = pickle.loads(pickle.dumps(engine))
    try:
        assert copy.fingerprint == engine.fingerprint
        speech = copy.say(SENTENCE, copy.voices("en")[0])
        assert speech.timing == "alignment"
        assert speech == engine.say(SENTENCE, engine.voices("en")[0])
    finally:
        copy.close()
        engine.close()


@given(st.text(max_size=80), st.floats(0.1, 30))
def test_time_that_is_shared_out_covers_every_word_once_and_never_goes_back(text: str, seconds: float) -> None:
    words = spread(text, seconds)
    assert "".join(text[word.text_start : word.text_end] for word in words) == "".join(
        part for part in text.split() if any(sign.isalnum() or sign == "_" for sign in part)
    )
    starts = [word.start for word in words]
    assert starts == sorted(starts)
    assert all(0 <= start <= seconds for start in starts)
    assert not words or starts[0] == 0


def test_a_pause_takes_time() -> None:
    without, with_comma = (spread(text, 2.0)[1].start for text in ("soo it is", "so, it is"))
    assert with_comma > without
