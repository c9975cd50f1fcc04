"""The files themselves: loudness, peaks, tags, where the cues stand, and that every cut is its sentence."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from tests.narration.helpers import HEADINGS, REAL_LINES, STATUS, best_fit, cuts, decoded
from webapp.narration import AudioStore, Encoded, Event, Narration
from webapp.narration.encode import FORMATS, LICENCE, WEBM, Format, Tags, encode
from webapp.narration.languages import three_letters
from webapp.narration.model import Chapter
from webapp.narration.sound import Level, Sound, gain_for, limited, measured, spoken
from webapp.speech import Speech

Real = tuple[AudioStore, Narration, Sequence[Event]]
SUFFIXES = ("webm", "mp3", "low.webm")
TAGS = Tags("A Guide, part 2", "en-GB", (Chapter("a", "1", 0.0, 0.5), Chapter("b", "2", 0.5, 1.0)))


def path_of(real: Real, suffix: str) -> Path:
    store, narration, _ = real
    file = narration.file(suffix)
    assert file is not None
    path = store.path_of(file.name, suffix)
    assert path is not None
    return path


def tone(seconds: float = 1.0, loudness: float = 0.5, rate: int = 22_050, hertz: float = 440.0) -> Sound:
    samples = (loudness * math.sin(2 * math.pi * hertz * n / rate) for n in range(round(seconds * rate)))
    return Sound(array("f", samples).tobytes(), rate)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_is_as_loud_as_every_other_and_never_clips(real: Real, suffix: str) -> None:
    with av.open(str(path_of(real, suffix)), "r") as container:
        level = measured(container.decode(audio=0))
    assert abs(level.loudness + 20) <= 1
    assert level.peak <= -1
    assert level in [event.level for event in real[2] if isinstance(event, Encoded)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_cut_out_by_its_times_is_the_sentence(real: Real, suffix: str) -> None:
    store, narration, _ = real
    for cue, late, likeness in cuts(store, narration, suffix):
        assert abs(late) <= 0.02, cue.text
        assert likeness > 0.8, cue.text


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_between_sentences_there_is_silence(real: Real, suffix: str) -> None:
    samples, rate = decoded(path_of(real, suffix))
    for earlier, later in pairwise(real[1].cues):
        gap = samples[round((earlier.end + 0.15) * rate) : round((later.start - 0.1) * rate)]
        assert len(gap) >= 0.2 * rate
        assert np.abs(gap).max() < 0.01


def test_pauses_are_as_long_as_the_script_says(real: Real) -> None:
    gaps = [round(later.start - earlier.end, 3) for earlier, later in pairwise(real[1].cues)]
    assert gaps == [line.gap for line in REAL_LINES[:-1]]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_is_as_long_as_it_says(real: Real, suffix: str) -> None:
    samples, rate = decoded(path_of(real, suffix))
    assert len(samples) / rate == pytest.approx(real[1].seconds, abs=0.07)
    assert len(samples) / rate >= real[1].cues[-1].end


def test_a_minute_is_small(real: Real) -> None:
    _, narration, _ = real
    minutes = narration.seconds / 60
    sizes = {file.suffix: file.bytes / 1000 / minutes for file in narration.files}
    assert sizes["webm"] <= 125 + 5 / minutes  # a few kilobytes are the same for every length
    assert sizes["mp3"] <= 185 + 5 / minutes
    assert sizes["low.webm"] <= 0.85 * sizes["webm"]


def test_the_cues_of_webm_stand_before_the_sound(real: Real) -> None:
    data = path_of(real, "webm").read_bytes()
    assert 0 < data.index(b"\x1c\x53\xbb\x6b") < data.index(b"\x1f\x43\xb6\x75")  # Cues, Cluster


def test_mp3_has_the_header_that_makes_it_start_in_time(real: Real) -> None:
    assert b"Info" in path_of(real, "mp3").read_bytes()[:1500]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_tags_say_title_language_licence_status_and_chapters_and_nothing_more(real: Real, suffix: str) -> None:
    with av.open(str(path_of(real, suffix)), "r") as container:
        tags = {name.lower(): value for name, value in container.metadata.items()}
        chapters = [
            (one["metadata"]["title"], one["start"] * float(one["time_base"] or 0)) for one in container.chapters()
        ]
    assert tags.pop("encoder", "Lavf") == "Lavf"
    assert tags.pop("license", "") + tags.pop("copyright", "") == LICENCE
    assert tags == {"title": "A Guide, part 2", "language": "eng", "comment": STATUS}
    assert [title for title, _ in chapters] == list(HEADINGS.values())
    assert [start for _, start in chapters] == pytest.approx([one.start for one in real[1].chapters], abs=0.001)


@pytest.mark.parametrize("kind", FORMATS, ids=SUFFIXES)
def test_equal_sound_gives_equal_bytes(kind: Format) -> None:
    sound = tone()
    assert encode(sound, gain_for(sound), kind, TAGS) == encode(sound, gain_for(sound), kind, TAGS)


@pytest.mark.parametrize("kind", FORMATS, ids=SUFFIXES)
@pytest.mark.parametrize("loudness", [0.01, 1.0])
def test_quiet_and_loud_voices_end_alike(kind: Format, loudness: float) -> None:
    sound = tone(2.0, loudness)
    level = encode(sound, gain_for(sound), kind, TAGS).level
    assert abs(level.loudness + 20) <= 1
    assert level.peak <= -1


@pytest.mark.parametrize("kind", FORMATS, ids=SUFFIXES)
def test_silence_stays_silence(kind: Format) -> None:
    sound = Sound(bytes(4 * 22_050), 22_050)
    assert gain_for(sound) is None
    done = encode(sound, None, kind, TAGS)
    assert done.level.silent
    with av.open(BytesIO(done.data), "r") as container:
        assert measured(container.decode(audio=0)).silent


def test_the_limiter_holds_its_ceiling_and_comes_not_a_sample_late() -> None:
    sound = tone(1.0, 0.9)
    out = np.frombuffer(limited(sound, 22_050, 6.0, -3.5).data, np.float32)
    assert len(out) == sound.samples
    assert np.abs(out).max() <= 10 ** (-3.5 / 20) + 1e-4
    lag, likeness = best_fit(out, np.frombuffer(sound.data, np.float32)[2000:12_000], 2000, 20)
    assert lag == 0
    assert likeness > 0.99


def test_a_file_that_cannot_be_made_right_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("webapp.narration.encode.measured", lambda _: Level(-20.0, 3.0))
    assert encode(tone(), 0.0, WEBM, TAGS).level.peak == 3.0
    assert "the webm of “A Guide, part 2” ended at Level(loudness=-20.0, peak=3.0)" in caplog.text


def test_what_is_known_to_be_the_loudness_of_a_tone_is_measured() -> None:
    level = measured(tone(3.0, 0.5, 48_000, 997).frames())
    assert level.loudness == pytest.approx(-9.01, abs=0.1)
    assert level.peak == pytest.approx(-6.02, abs=0.1)
    assert measured(iter(())).silent


@pytest.mark.parametrize(("tag", "letters"), [("en-GB", "eng"), ("zh-Hans", "zho"), ("tlh", "und")])
def test_files_name_their_language_in_three_letters(tag: str, letters: str) -> None:
    assert three_letters(tag) == letters


def test_a_sentence_at_another_rate_keeps_its_length() -> None:
    speech = Speech(b"\x00\x10" * 24_000, 24_000)
    assert abs(spoken(speech, 22_050).samples - 22_050) <= 2
