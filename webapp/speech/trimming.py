"""Cutting the silence around a sentence: the pauses of a narration are ours to set."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.speech.model import BYTES_PER_SAMPLE, Speech

QUIET = 33  # of 32,768: -60 dB
KEPT = 0.03


def trimmed(speech: Speech, quiet: int = QUIET) -> Speech:
    """The same speech with at most 0.03 s of silence before and after; whole, where all of it is silence.

    `quiet` is what the samples of silence stay under. For speech without word times: they would no longer fit.
    """
    samples = memoryview(speech.pcm).cast("h")
    kept = round(KEPT * speech.rate)
    lead, tail = _silent(samples, quiet), _silent(reversed(samples), quiet)
    if lead == len(samples):
        return speech
    first, last = max(0, lead - kept), len(samples) - max(0, tail - kept)
    return Speech(speech.pcm[first * BYTES_PER_SAMPLE : last * BYTES_PER_SAMPLE], speech.rate)


def is_silent(speech: Speech, quiet: int = QUIET) -> bool:
    """Whether there is nothing to hear in it."""
    return _silent(memoryview(speech.pcm).cast("h"), quiet) == speech.samples


def _silent(samples: Iterable[int], quiet: int) -> int:
    count = 0
    for sample in samples:
        if abs(sample) > quiet:
            break
        count += 1
    return count
