"""WebVTT that any parser reads back as it was meant."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from webapp.narration import Chapter, Cue, captions, chapter_captions

CUE = re.compile(r"(?P<id>.+)\n(?P<start>[\d:.]+) --> (?P<end>[\d:.]+)\n(?P<text>.*)\n?")


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def parsed(vtt: str) -> list[tuple[str, float, float, str]]:
    head, *blocks = vtt.split("\n\n")
    assert head == "WEBVTT"
    found = [match for block in blocks if (match := CUE.fullmatch(block))]
    assert len(found) == len(blocks)
    return [(one["id"], seconds(one["start"]), seconds(one["end"]), unescape(one["text"])) for one in found]


def test_a_cue_has_the_sentences_id_time_and_text() -> None:
    cue = Cue("s-1", "en", 'Fear & "love" <3 --> hope', "spoken", 3661.25, 3662.5, "k")
    assert captions([cue]) == ('WEBVTT\n\ns-1\n01:01:01.250 --> 01:01:02.500\nFear &amp; "love" &lt;3 --&gt; hope\n')


def test_a_chapter_is_named_by_the_sentence_that_begins_it() -> None:
    cues = [Cue("s-1", "en", "Fear & hope", "", 0.5, 1, "k"), Cue("s-2", "en", "More", "", 4.25, 5, "k")]
    chapters = [Chapter("top", "1", 0, 4.25), Chapter("more", "2", 4.25, 6), Chapter("empty", "3", 6, 7)]
    told = "WEBVTT\n\n00:00:00.000 --> 00:00:04.250\nFear &amp; hope\n\n00:00:04.250 --> 00:00:06.000\nMore\n\n"
    assert chapter_captions(chapters, cues) == told + "00:00:06.000 --> 00:00:07.000\n3\n"


TEXT = st.text(st.characters(codec="utf-8")).filter(str.strip)


@given(st.lists(st.tuples(TEXT, st.floats(0, 9_000)), min_size=1, max_size=5))
def test_whatever_a_sentence_holds_it_comes_back(sentences: list[tuple[str, float]]) -> None:
    cues = [
        Cue(f"s-{number}", "en", text, text, start, start + 1, "k") for number, (text, start) in enumerate(sentences)
    ]
    got = parsed(captions(cues))
    assert [one[0] for one in got] == [cue.id for cue in cues]
    assert [one[3] for one in got] == [" ".join(cue.text.split()) for cue in cues]
    for cue, (_, start, end, _) in zip(cues, got, strict=True):
        assert abs(start - cue.start) <= 0.00051
        assert abs(end - cue.end) <= 0.00051
