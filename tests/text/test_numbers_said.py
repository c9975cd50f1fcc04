"""Telephone numbers, digit by digit, in every language of ours."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import espeakng_loader
import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.speech.espeak import plain
from webapp.speech.espeak_voices import VOICES
from webapp.text.numbers_said import _table, numbers_in, said_number, said_numbers

LANGUAGES = ("ar", "bn", "de", "en", "es", "fa", "fr", "hi", "id", "it", "pt", "sw", "uk", "ur", "vi", "zh")


@pytest.mark.parametrize(
    ("number", "tag", "said"),
    [
        ("0800 028 8000", "en-GB", "zero, eight, zero, zero; zero, two, eight; eight, zero, zero, zero"),
        ("tel:+44116123", "en", "plus, four, four, one, one, six, one, two, three"),
        ("+44 116 123", "fr", "plusse, quatre, quatre; un, un, six; un, deux, trois"),
        ("9-8-8", "es", "nueve; ocho; ocho"),
        ("1926", "uk", "один, дев’ять, два, шість"),
        ("*4141", "es", "asterisco, cuatro, uno, cuatro, uno"),
        ("tel:%2A31%23", "en", "star, three, one, hash"),
        ("119 ext. 8", "id", "satu, satu, sembilan; ekstensi delapan"),
        ("tel:119;ext=8", "id", "satu, satu, sembilan; ekstensi delapan"),
        ("112", "ar-EG", "وَاحِد، وَاحِد، اِثْنَان"),
        ("120", "zh-Hans", "幺，二，零"),
        ("1925", "zh-Hant-TW", "一，九，二，五"),
        ("112", "pt-BR", "um, um, dois"),
        ("۱۱۵", "fa", "یک، یک، پنج"),
        ("999", "cy", "9, 9, 9"),
        ("(800) SAKINA", "en", "eight, zero, zero; SAKINA"),
        ("", "en", ""),
    ],
)
def test_a_number_is_said_digit_by_digit_with_its_groups(number: str, tag: str, said: str) -> None:
    assert said_number(number, tag) == said


@given(number=st.text(st.sampled_from("0123456789 -+*#"), max_size=20), tag=st.sampled_from(LANGUAGES))
def test_every_digit_is_said_once_and_in_order(number: str, tag: str) -> None:
    table = _table()[tag]
    names = {said: sign for sign, said in table.words.items()}
    said = said_number(number, tag).replace(table.pause, table.comma).split(table.comma)
    heard = "".join(names[word] for word in said if word)
    assert heard == number.replace(" ", "").replace("-", "")


def test_every_language_of_ours_has_ten_different_words() -> None:
    assert set(LANGUAGES) <= set(_table())
    for tag, digits in _table().items():
        assert len(set(digits.words.values())) == 13, tag
        assert digits.extension, tag


@pytest.fixture(scope="module")
def phonemes() -> Callable[[str, str], str]:
    """What eSpeak makes of a text: an opinion on our words that does not come from us."""
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Initialize(2, 0, str(Path(espeakng_loader.get_data_path())).encode(), 0x8000)
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p

    def write(text: str, voice: str) -> str:
        assert library.espeak_SetVoiceByName(voice.encode()) == 0
        rest = ctypes.pointer(ctypes.cast(ctypes.c_char_p(plain(text).encode()), ctypes.c_void_p))
        parts = []
        while rest.contents.value:
            parts.append(library.espeak_TextToPhonemes(rest, 1, 0).decode())
        return "".join(sign for sign in " ".join(parts) if sign.isalnum())

    return write


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "zh"])
def test_each_word_sounds_like_its_figure(tag: str, phonemes: Callable[[str, str], str]) -> None:
    voice = VOICES[tag]
    figures = {figure: phonemes(figure, voice) for figure in "0123456789"}
    for figure in figures:
        said = phonemes(_table()[tag].words[figure], voice)
        alike = {other: SequenceMatcher(None, said, sound).ratio() for other, sound in figures.items()}
        assert max(alike, key=alike.__getitem__) == figure, (figure, said, alike)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Call 024, 0800 111 0 111 or +44 20 7946 0000.", ["024", "0800 111 0 111", "+44 20 7946 0000"]),
        ("9-8-8 and 1-800-891-4416, (*4141)", ["9-8-8", "1-800-891-4416", "*4141"]),
        ("02 2327 2327", ["02 2327 2327"]),
        ("At 24/7, 7-10 or 08:30, on 2026-11-24, 24-11-2026 or 01-02-2026", []),
        ("0.5 of 1.000 or 10 000 people, 112 of them in 2004–2008, +18, A-0800, x024, 024x", []),
    ],
)
def test_numbers_are_told_from_dates_and_amounts(text: str, numbers: list[str]) -> None:
    assert [text[start:end] for start, end in numbers_in(text)] == numbers


def test_only_long_numbers_are_known_wherever_they_stand() -> None:
    assert said_numbers(["116 123", "123", "", "1737"], "en") == {"116 123": "one, one, six; one, two, three"}
