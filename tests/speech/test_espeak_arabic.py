"""Vowelled Arabic, however Unicode orders its marks."""

from __future__ import annotations

import unicodedata

import pytest

from webapp.speech.arabic_aloud import aloud
from webapp.speech.espeak import EspeakEngine, plain

TYPED = "ثُمّ\u0651\u064e".replace("\u0651\u0651", "\u0651")  # “then”, its last letter doubled, then its vowel


def test_the_vowel_of_a_doubled_letter_is_said() -> None:
    ordered = unicodedata.normalize("NFC", TYPED)
    assert ordered != TYPED
    assert plain(ordered) == TYPED
    engine = EspeakEngine()
    voice = engine.voices("ar")[0]
    sounds = [engine.say(text, voice).pcm for text in (ordered, TYPED, TYPED.removesuffix("\u064e"))]
    engine.close()
    assert sounds[0] == sounds[1] != sounds[2]


@pytest.mark.parametrize(
    ("vowelled", "said"),
    [
        ("قَوِيَّةٌ.", "قَوِيَّةْ."),  # no ending before a pause
        ("أَمَلٌ، ثُمَّ أَمَلٌ", "أَمَلْ، ثُمَّ أَمَلْ"),
        ("«كَبِيرَةٌ».", '"كَبِيرَةْ".'),
        ("جِدًّا.", "جِدَّا."),  # but a long vowel for the accusative
        ("هُوَ.", "هُوَ."),  # short words keep theirs
        ("وَالِدٌ هُنَا", "وَالِدٌ هُنَا"),
        ("بِالْبَيْتِ الْكَبِيرِ", "بِـلْبَيْتِ الْكَبِيرْ"),  # alifs that are only written
        ("وَالشَّمْسُ هُنَا", "وَـلشَّمْسُ هُنَا"),
        ("فَاتَّصِلُوا الْآنَ", "فَـتَّصِلُوـ الْآنْ"),
    ],
)
def test_what_is_not_said_is_not_read(vowelled: str, said: str) -> None:
    assert aloud(plain(vowelled)) == plain(said)
    assert len(aloud(plain(vowelled))) == len(vowelled)


def test_words_keep_their_places() -> None:
    engine = EspeakEngine()
    text = "اتَّصِلُوا بِالرَّقْمِ، فَهُوَ قَرِيبٌ."
    words = engine.say(text, engine.voices("ar")[0]).words
    engine.close()
    assert [text[one.text_start : one.text_end] for one in words] == text.split()
