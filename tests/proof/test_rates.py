"""The base voices read one theme in every language: at a speed that is usual, the words of the page, and in time."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import NO_VOICES
from tests.narration.helpers import cuts
from tools.weights import Weight, note, over
from webapp.cli import cli
from webapp.library import open_library
from webapp.narration import AudioStore, Narration, strange_rate
from webapp.settings import Settings
from webapp.text import load_guide

pytestmark = pytest.mark.proof
CODES = [language.code for language in load_guide(Settings().content).languages]
THEME = "hope"  # the shortest
MINUTE = {"webm": 125_000, "low.webm": 100_000, "mp3": 185_000}  # bytes at most


def a_minute(read: Narration) -> list[Weight]:
    """What a minute of each of the sound files costs."""
    return [
        Weight(
            kind=f"a minute of sound, {file.suffix}",
            what=f"/{read.lang}/{read.slug}/ by {read.engine}",
            amount=round(file.bytes * 60 / read.seconds),
            budget=MINUTE[file.suffix],
            parts={"bytes": file.bytes, "seconds": round(read.seconds)},
        )
        for file in read.files
        if file.suffix in MINUTE
    ]


@pytest.mark.parametrize("code", CODES)
def test_a_base_voice_reads_a_theme(code: str, tmp_path: Path) -> None:
    own = replace(Settings(), store=tmp_path / "sound", voices=NO_VOICES)
    done = CliRunner().invoke(cli, ["narrate", "--language", code, "--theme", THEME, "--quiet"], obj=own)
    assert done.exit_code == 0, done.output
    assert " 0 fallen back" in done.output
    library = open_library(own)
    read, script = library.narration(THEME, code), library.script(THEME, code)
    assert read is not None
    assert script is not None
    assert read.engine in ("pico", "espeak")
    assert strange_rate(read) == ""
    weights = a_minute(read)
    note(f"sound {code}", weights)
    assert over(weights) == []
    assert len(weights) == len(MINUTE)
    assert [cue.text for cue in read.cues] == [line.text for line in script.lines(read.engine)]
    for cue in read.cues:
        assert cue.timing in ("engine", "alignment")
        words = [cue.text[word.text_start : word.text_end] for word in cue.words]
        assert " ".join(words).split() == re.findall(r"\S*\w\S*", cue.text)  # some are said as one: “8 of 10”
    for suffix in ("webm", "mp3"):
        for cue, late, likeness in cuts(AudioStore(own.store), read, suffix):
            assert abs(late) <= 0.02, cue.text
            assert likeness > 0.8, cue.text
