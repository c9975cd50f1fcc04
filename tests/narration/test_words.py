"""Word times land on the words of the page."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from webapp.narration import Cue, word_captions
from webapp.narration.words import words_on_page
from webapp.speech import Word
from webapp.text.spoken import Token

STAMP = re.compile(r"<(\d\d):(\d\d):(\d\d\.\d{3})>")


def test_without_tokens_page_and_voice_have_the_same_words() -> None:
    assert words_on_page([Word(0.1, 0, 4), Word(0.5, 5, 7)], (), 2.0) == (Word(2.1, 0, 4), Word(2.5, 5, 7))


def test_a_word_for_which_several_are_said_begins_with_the_first_of_them() -> None:
    # "DSM-5 says so." is said "D S M five says so."
    words = [Word(0.0, 0, 1), Word(0.2, 2, 3), Word(0.4, 4, 5), Word(0.6, 6, 10), Word(1.0, 11, 15), Word(1.4, 16, 19)]
    tokens = [Token(0, 5, 0, 10), Token(6, 10, 11, 15), Token(11, 14, 16, 19)]
    assert words_on_page(words, tokens) == (Word(0.0, 0, 5), Word(1.0, 6, 10), Word(1.4, 11, 14))


def test_one_word_said_for_several_begins_for_all_of_them() -> None:
    words = [Word(0.0, 0, 6), Word(0.5, 7, 10)]
    tokens = [Token(0, 2, 0, 6), Token(3, 6, 2, 6), Token(7, 10, 7, 10)]
    assert words_on_page(words, tokens) == (Word(0.0, 0, 2), Word(0.0, 3, 6), Word(0.5, 7, 10))


@given(st.lists(st.floats(0, 5), min_size=1, max_size=12))
def test_times_on_the_page_never_go_back(starts: list[float]) -> None:
    words = [Word(round(start, 3), 2 * index, 2 * index + 1) for index, start in enumerate(sorted(starts))]
    tokens = [Token(3 * index, 3 * index + 2, 2 * index, 2 * index + 1) for index in range(len(words))]
    found = words_on_page(words, tokens, 10.0)
    assert len(found) == len(words)
    assert [word.start for word in found] == sorted(word.start for word in found)
    assert found[0].start >= 10


def test_the_words_file_has_a_timestamp_before_each_word_after_the_first() -> None:
    words = (Word(1.0, 0, 3), Word(1.25, 4, 5), Word(1.5, 6, 9))
    cue = Cue("s-1", "en", "You & me.", "You and me.", 1.0, 2.0, "k", words, "engine")
    assert word_captions([cue]) == (
        "WEBVTT\n\ns-1\n00:00:01.000 --> 00:00:02.000\nYou <00:00:01.250>&amp; <00:00:01.500>me.\n"
    )


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=30).filter(str.strip)


@given(TEXT, st.lists(st.floats(0, 3), max_size=8))
def test_timestamps_rise_inside_their_cue_and_the_text_stays(text: str, starts: list[float]) -> None:
    """WebVTT 4.2.2: a timestamp is later than the start, than every one before it, and earlier than the end."""
    places = sorted(min(len(text) - 1, index * 3) for index in range(len(starts)))
    words = tuple(Word(5 + start, place, place + 1) for start, place in zip(sorted(starts), places, strict=True))
    vtt = word_captions([Cue("s-1", "en", text, text, 5.0, 7.0, "k", words, "engine")])
    body = vtt.split("\n", 4)[4].removesuffix("\n")
    stamps = [3600 * int(h) + 60 * int(m) + float(s) for h, m, s in STAMP.findall(body)]
    assert stamps == sorted(set(stamps))
    assert all(5 < stamp < 7 for stamp in stamps)
    assert unescape(STAMP.sub("", body)) == text
