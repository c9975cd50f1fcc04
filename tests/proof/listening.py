"""Texts of our own, read by the voices of this machine and coded as readers get them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.narration.helpers import line, script_of
from webapp.narration import AudioStore, Crew, narrate
from webapp.speech.casting import Cast

ROOT = Path(__file__).parents[2]
TEXTS = Path(__file__).parent / "texts"


def narrated(lang: str, sentences: list[str], store: AudioStore, cast: Cast, crew: Crew) -> tuple[str, Path]:
    """Who reads these sentences first, and the WebM file (Opus, 16 kbit/s) in which they are read."""
    lines = tuple(line(number, one, lang=lang) for number, one in enumerate(sentences))
    with closing(cast):
        outcome = narrate(
            [script_of(lines, lang=lang)], engines=lambda one, _: cast.engines(one.lang), store=store, crew=crew
        )
    assert not outcome.failures
    file = outcome.narrations[0].file("webm")
    assert file is not None
    path = store.path_of(file.name, "webm")
    assert path is not None
    return outcome.narrations[0].engine, path
