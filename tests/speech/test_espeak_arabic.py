"""Vowelled Arabic, however Unicode orders its marks."""

from __future__ import annotations

import unicodedata

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
