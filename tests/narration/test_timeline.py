"""Times that add up, whatever the lengths."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.narration.helpers import line, narrate_into
from webapp.narration import AudioStore, lay_out

LENGTHS = st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**6)), max_size=50)
TEXTS = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20), min_size=1, max_size=6)


@given(LENGTHS)
def test_every_sentence_has_its_place_and_none_overlap(pairs: list[tuple[int, int]]) -> None:
    lengths, gaps = [one for one, _ in pairs], [one for _, one in pairs]
    spans = lay_out(lengths, gaps)
    assert [end - start for start, end in spans] == lengths
    assert [later[0] - earlier[1] for earlier, later in pairwise(spans)] == gaps[:-1]
    assert not spans or spans[0][0] == 0


@settings(max_examples=8, deadline=None)
@given(TEXTS, st.sampled_from([0.0, 0.5, 1.2]))
def test_cues_cover_every_sentence_once_and_end_within_the_file(texts: list[str], gap: float) -> None:
    lines = [line(number, text, gap=gap, chapter=f"c{number // 2}") for number, text in enumerate(texts)]
    with TemporaryDirectory() as folder:
        narration = narrate_into(AudioStore(Path(folder)), lambda _: None)(lines)
    assert [cue.id for cue in narration.cues] == [one.id for one in lines]
    assert all(0 <= cue.start < cue.end <= narration.seconds for cue in narration.cues)
    assert all(earlier.end <= later.start for earlier, later in pairwise(narration.cues))
    assert narration.chapters[0].start == 0
    assert narration.chapters[-1].end == narration.seconds
    assert all(earlier.end == later.start for earlier, later in pairwise(narration.chapters))
    starts = {cue.start for cue in narration.cues}
    assert {chapter.start for chapter in narration.chapters} <= starts
