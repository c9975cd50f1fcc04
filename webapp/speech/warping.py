"""Dynamic time warping: which moment of one recording is which moment of another that says the same.

After H. Sakoe and S. Chiba, IEEE Trans. ASSP 26, 1978: the path through the table of all pairs of moments on which
the two differ least, within a band around its diagonal. The table is filled row by row, each row at once: a step along
a row costs the running sum of its differences, so the best way to every place in it is a running minimum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from webapp.speech.features import HOP, Floats

_ROWS = 32  # at once: with more, numpy would start threads for a product, and be slower
_BAND, _NARROWEST, _WIDEST = 0.12, round(0.8 / HOP), round(8 / HOP)
"""How far from the diagonal: this part of the longer recording, and no less or more moments than these."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """Some rows of the table, from row `first` and column `left` on.

    `entered`: the path comes into this place from the row before, not along the row. `diagonal`: it then comes from
    the column before.
    """

    first: int
    left: int
    entered: npt.NDArray[np.bool_]
    diagonal: npt.NDArray[np.bool_]


def path(one: Floats, other: Floats) -> npt.NDArray[np.float64]:
    """For each row of `one` the row of `other` that is the same moment, or the middle of several; never falling."""
    strips = list(_strips(one, other))
    return _walked_back(strips, len(one), len(other) - 1)


def _strips(one: Floats, other: Floats) -> Iterator[_Strip]:
    rows, columns = len(one), len(other)
    band = int(min(_WIDEST, max(_NARROWEST, _BAND * max(rows, columns))))
    squares = np.square(one).sum(axis=1)[:, None], np.square(other).sum(axis=1)
    cost, left = np.zeros(1), 1  # before the first row there is one place, before the first column
    for first in range(0, rows, _ROWS):
        last = min(rows, first + _ROWS)
        before, left = left, max(0, first * columns // rows - band)
        right = min(columns, last * columns // rows + band)
        nearness = one[first:last] @ other[left:right].T
        apart = np.sqrt(np.maximum(0, squares[0][first:last] + squares[1][left:right] - 2 * nearness))
        cost, strip = _filled(_moved(cost, before, left, right), apart, first, left)
        yield strip


def _moved(cost: npt.NDArray[np.float64], before: int, left: int, right: int) -> npt.NDArray[np.float64]:
    """The costs of a row whose first place is column `before` - 1, for one that goes from `left` - 1 to `right`."""
    moved = np.full(right - left + 1, np.inf)
    if before > left:  # only above the first row
        moved[0] = cost[0]
        return moved
    kept = cost[left - before :][: len(moved)]
    moved[: len(kept)] = kept
    return moved


def _filled(
    cost: npt.NDArray[np.float64], apart: Floats, first: int, left: int
) -> tuple[npt.NDArray[np.float64], _Strip]:
    """The costs after these rows, and how the path goes through them. `cost` has one place more, on the left."""
    diagonal, entered = np.empty(apart.shape, bool), np.empty(apart.shape, bool)
    along = np.cumsum(apart, axis=1, dtype=np.float64)
    without = along - apart
    best, least = np.empty(apart.shape[1]), np.empty(apart.shape[1])
    for row in range(len(apart)):
        np.less_equal(cost[:-1], cost[1:], out=diagonal[row])
        np.minimum(cost[:-1], cost[1:], out=best)
        best -= without[row]
        np.minimum.accumulate(best, out=least)
        np.equal(best, least, out=entered[row])
        np.add(least, along[row], out=cost[1:])
        cost[0] = np.inf
    return cost, _Strip(first, left, entered, diagonal)


def _walked_back(strips: Sequence[_Strip], rows: int, column: int) -> npt.NDArray[np.float64]:
    """The middle column of the path in every row, from the last place of the table to the first."""
    middles = np.empty(rows)
    for strip in reversed(strips):
        for row in range(len(strip.entered) - 1, -1, -1):
            enters = column - strip.left
            entered = strip.entered[row]
            while not entered[enters]:
                enters -= 1
            middles[strip.first + row] = (column + strip.left + enters) / 2
            column = strip.left + enters - bool(strip.diagonal[row, enters])
    return middles
