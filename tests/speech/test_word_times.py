"""Words in time, whatever events there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from webapp.speech.word_times import Event, words_of

EVENTS = st.lists(st.builds(Event, st.floats(0, 10), st.integers(0, 60)), max_size=12)


@given(text=st.text(st.sampled_from("ab ,.“”-1é"), max_size=60), events=EVENTS)
def test_every_word_has_one_place_and_time_never_runs_back(text: str, events: list[Event]) -> None:
    words = words_of(text, sorted(events), 10.0)
    starts = [word.start for word in words]
    assert starts == sorted(starts)
    assert all(0 <= start <= 10 for start in starts)
    assert all(text[word.text_start : word.text_end].strip() for word in words)
    ends = [0] + [word.text_end for word in words]
    assert all(end <= word.text_start for end, word in zip(ends, words, strict=False))


def test_the_first_event_inside_a_word_counts() -> None:
    events = [Event(0.0, 0), Event(0.5, 4), Event(0.9, 6), Event(1.0, 9)]
    words = words_of("the 24/7 way", events, 2.0)
    assert [(word.start, word.text_start) for word in words] == [(0.0, 0), (0.5, 4), (1.0, 9)]


def test_words_spoken_as_one_share_their_time_by_length() -> None:
    words = words_of("fond of a boat", [Event(0.0, 0), Event(1.0, 5), Event(1.6, 10)], 2.0)
    assert [word.start for word in words] == [0.0, 1.0, 1.4, 1.6]


def test_no_events_no_words() -> None:
    assert words_of("hello", [], 1.0) == ()
