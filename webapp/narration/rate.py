"""How fast a narration speaks: the cheapest sign that a voice does not speak the language it was given."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from webapp.narration.model import Cue, Narration

SHORTEST = 20.0
"""Seconds of speech below which chance says too much."""
MUTE = "silent"


def letters_a_second(narration: Narration) -> float:
    """Spoken letters a second, pauses between sentences and sentences with numbers left out; 0.0 where none is left."""
    seconds = _seconds(narration)
    letters = sum(unicodedata.category(sign).startswith("L") for cue in _judged(narration) for sign in cue.spoken)
    return letters / seconds if seconds else 0.0


def usual(tag: str) -> tuple[float, float]:
    """The letters a second that are usual in a language (a BCP 47 tag), from and to."""
    table, default = _table()
    return table.get(tag.lower().split("-", maxsplit=1)[0], default)


def strange_rate(narration: Narration) -> str:
    """What is wrong with the speed of a narration, or "". Short, mute and many-tongued ones are not judged."""
    if narration.engine == MUTE or narration.lang == "mul" or _seconds(narration) < SHORTEST:
        return ""
    rate, (low, high) = letters_a_second(narration), usual(narration.lang)
    if low <= rate <= high:
        return ""
    return f"{rate:.1f} letters a second, where {low:g} to {high:g} are usual: does this voice speak {narration.lang}?"


def _judged(narration: Narration) -> list[Cue]:
    """The sentences without a figure: telephone numbers are said slowly, digit by digit."""
    return [cue for cue in narration.cues if not any(sign.isdigit() for sign in cue.text)]


def _seconds(narration: Narration) -> float:
    return sum(cue.end - cue.start for cue in _judged(narration))


@cache
def _table() -> tuple[dict[str, tuple[float, float]], tuple[float, float]]:
    data = tomllib.loads(Path(__file__).with_name("rates.toml").read_text(encoding="utf-8"))
    low, high = data["default"]
    return {lang: (one[0], one[1]) for lang, one in data["rates"].items()}, (low, high)
