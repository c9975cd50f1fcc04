"""A voice that skips, spells or does not know the language is noticed by its speed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from webapp.narration import Cue, Narration, strange_rate
from webapp.narration.rate import letters_a_second, usual


def narration(lang: str, letters_a_second: float, *, engine: str = "espeak", seconds: float = 60.0) -> Narration:
    """Sound of so many letters a second, with as much silence between two sentences."""
    text = "a" * round(letters_a_second * seconds / 2)
    cues = tuple(Cue(f"s-{at}", lang, text, text, at * seconds, (at + 0.5) * seconds, "k") for at in range(2))
    return Narration("left", lang, "A Guide", engine, "a voice", 2 * seconds, (), cues, (), (), "none")


@pytest.mark.parametrize(("lang", "rate"), [("en", 9.5), ("ar", 6.2), ("hi", 5.4), ("pt-br", 10.5), ("sw", 9.0)])
def test_what_was_measured_is_usual(lang: str, rate: float) -> None:
    assert letters_a_second(narration(lang, rate)) == pytest.approx(rate, abs=0.1)
    assert strange_rate(narration(lang, rate)) == ""


@pytest.mark.parametrize(("lang", "rate"), [("en", 3.0), ("en", 20.0), ("ar", 2.0), ("hi", 12.0), ("zh-hans", 9.0)])
def test_too_slow_and_too_fast_are_told(lang: str, rate: float) -> None:
    told = strange_rate(narration(lang, rate))
    low, high = usual(lang)
    assert f"{rate:.1f} letters a second, where {low:g} to {high:g} are usual" in told


def test_short_mute_and_mixed_sound_is_not_judged() -> None:
    assert strange_rate(narration("en", 30, seconds=5)) == ""
    assert strange_rate(narration("en", 60, engine="silent")) == ""
    assert strange_rate(narration("mul", 30)) == ""


def test_a_telephone_number_said_digit_by_digit_is_not_taken_for_a_slow_voice() -> None:
    said = narration("en", 9.5)
    number = Cue("s-9", "en", "Call 116 123.", "a" * 12, 60.0, 70.0, "k")
    assert strange_rate(replace(said, cues=(*said.cues, number))) == ""
    assert letters_a_second(replace(said, cues=(number,))) == 0.0
