"""Sentences into one sound: even among each other, with the silences between them, and every time known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from webapp.narration.model import Chapter, Cue
from webapp.narration.sound import BYTES_PER_FLOAT, LOUDNESS, Sound, measured, spoken
from webapp.narration.takes import Take
from webapp.narration.timeline import lay_out
from webapp.narration.words import words_on_page
from webapp.speech import Speech, Voice

_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Assembly:
    """All sentences in one sound, and where each stands in it."""

    sound: Sound
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]

    @property
    def seconds(self) -> float:
        """How long it takes to hear."""
        return round(self.sound.samples / self.sound.rate, _DECIMALS)


def assemble(takes: Sequence[Take], speeches: Sequence[Speech], headings: Mapping[str, str]) -> Assembly:
    """Join the sentences at the highest rate among them. `headings` gives the chapters their titles."""
    rate = max(speech.rate for speech in speeches)
    gains = _gains(takes, speeches, rate)
    sounds = [spoken(speech, rate, gains[take.voice]) for take, speech in zip(takes, speeches, strict=True)]
    gaps = [round(take.line.gap * rate) for take in takes]
    spans = lay_out([sound.samples for sound in sounds], gaps)
    data = b"".join(part for sound, gap in zip(sounds, gaps, strict=True) for part in (sound.data, _silence(gap)))
    sound = Sound(data, rate)
    cues = tuple(_cue(*one, rate) for one in zip(takes, speeches, spans, strict=True))
    chapters = tuple(_chapters(takes, [start for start, _ in spans], sound, headings))
    return Assembly(sound, cues, chapters)


def _gains(takes: Sequence[Take], speeches: Sequence[Speech], rate: int) -> dict[Voice, float]:
    """How many decibels bring each voice to the same loudness: voices differ by up to 7 LU."""
    voices = list(dict.fromkeys(take.voice for take in takes))
    if len(voices) == 1:
        return {voices[0]: 0.0}
    levels = {voice: measured(_all_of(voice, takes, speeches, rate).frames(), true_peak=False) for voice in voices}
    return {voice: 0.0 if level.silent else LOUDNESS - level.loudness for voice, level in levels.items()}


def _all_of(voice: Voice, takes: Sequence[Take], speeches: Sequence[Speech], rate: int) -> Sound:
    both = zip(takes, speeches, strict=True)
    return Sound(b"".join(spoken(speech, rate).data for take, speech in both if take.voice == voice), rate)


def _silence(samples: int) -> bytes:
    return bytes(samples * BYTES_PER_FLOAT)


def _cue(take: Take, speech: Speech, span: tuple[int, int], rate: int) -> Cue:
    line = take.line
    begins, ends = (round(moment / rate, _DECIMALS) for moment in span)
    words = words_on_page(speech.words, line.tokens, begins)
    return Cue(line.id, line.lang, line.text, line.spoken, begins, ends, take.key, words, speech.timing)


def _chapters(
    takes: Sequence[Take], starts: Sequence[int], sound: Sound, headings: Mapping[str, str]
) -> Iterator[Chapter]:
    groups = groupby(range(len(takes)), key=lambda index: takes[index].line.chapter)
    opened = [(chapter, starts[next(indices)]) for chapter, indices in groups]
    ends = [start for _, start in opened[1:]] + [sound.samples]
    for number, ((chapter, start), end) in enumerate(zip(opened, ends, strict=True), start=1):
        times = (round(moment / sound.rate, _DECIMALS) for moment in (start, end))
        yield Chapter(chapter, headings.get(chapter, str(number)), *times)
