"""The words of a text in time: from the events of an engine, or by their length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from webapp.speech.model import Word

_WORDS = re.compile(r"\S*\w\S*")
_PAUSES, _PAUSE = frozenset(",;:.?!–—،؛。，、"), 4


class Event(NamedTuple):
    """eSpeak began to say something: at `start` seconds, for the character `position` (from 0) of the text."""

    start: float
    position: int


def words_of(text: str, events: Sequence[Event], seconds: float) -> tuple[Word, ...]:
    """Every word of the text with the moment it begins; empty where there are no events.

    A number or a bracket gives several events for one word: the first counts. Words spoken as one ("of a") give
    one event for two words: they share its time by their length.
    """
    spans = [match.span() for match in _WORDS.finditer(text)]
    if not events or not spans:
        return ()
    starts = [_first_inside(span, events) for span in spans]
    starts[0] = min(event.start for event in events) if starts[0] is None else starts[0]
    filled = _share(starts, [end - start for start, end in spans], seconds)
    return tuple(Word(round(at, 4), *span) for at, span in zip(filled, spans, strict=True))


def spread(text: str, seconds: float) -> tuple[Word, ...]:
    """Every word of the text with the moment it begins where `seconds` are shared out by characters.

    A pause counts as `_PAUSE` characters. The first word begins at 0; there are none where the text has none.

    >>> [word.start for word in spread("So it is", 0.8)]
    [0.0, 0.3, 0.6]
    """
    spans = [match.span() for match in _WORDS.finditer(text)]
    if not spans:
        return ()
    weights = list(accumulate((_PAUSE if sign in _PAUSES else 1 for sign in text[spans[0][0] :]), initial=0))
    starts = (seconds * weights[start - spans[0][0]] / weights[-1] for start, _ in spans)
    return tuple(Word(round(at, 4), *span) for at, span in zip(starts, spans, strict=True))


def _first_inside(span: tuple[int, int], events: Sequence[Event]) -> float | None:
    return next((event.start for event in events if span[0] <= event.position < span[1]), None)


def _share(starts: Sequence[float | None], lengths: Sequence[int], seconds: float) -> list[float]:
    """Fill the gaps: words without a start share the time since the last known start, by length. Never backwards."""
    filled = list[float]()
    for index, known in enumerate(starts):
        start = known
        if start is None:
            start = _between(filled[-1], _next_known(starts, index, seconds), starts, lengths, index)
        filled.append(max(start, filled[-1] if filled else 0.0))
    return filled


def _next_known(starts: Sequence[float | None], index: int, seconds: float) -> float:
    return next((start for start in starts[index:] if start is not None), seconds)


def _between(
    last: float, following: float, starts: Sequence[float | None], lengths: Sequence[int], index: int
) -> float:
    """The start of word `index`, whose neighbour before began at `last`: what is left is shared by length."""
    run = index
    while run < len(starts) and starts[run] is None:
        run += 1
    share = lengths[index - 1] / sum(lengths[index - 1 : run])
    return last + max(0.0, following - last) * share
