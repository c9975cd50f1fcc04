"""Laying sentences on a line: pure arithmetic, in samples, so that every time is exact."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def lay_out(lengths: Sequence[int], gaps: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, from its length and the gap after it, all counted in samples.

    >>> lay_out([10, 20], [5, 0])
    ((0, 10), (15, 35))
    """
    steps = [length + gap for length, gap in zip(lengths, gaps, strict=True)]
    starts = accumulate(steps, initial=0)
    return tuple((start, start + length) for start, length in zip(starts, lengths, strict=False))
