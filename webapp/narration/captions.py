"""WebVTT: each sentence with its time, under its own id."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.narration.model import Cue

MEDIA_TYPE = "text/vtt"

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def captions(cues: Iterable[Cue]) -> str:
    """The captions of a narration: the cue's id is the sentence's, the text is what the page shows."""
    return "\n".join(["WEBVTT\n", *map(_cue, cues)])


def _cue(cue: Cue) -> str:
    text = " ".join(cue.text.split()).translate(_ESCAPES)
    return f"{cue.id}\n{clock(cue.start)} --> {clock(cue.end)}\n{text}\n"


def clock(seconds: float) -> str:
    """A time as WebVTT writes it.

    >>> clock(3725.0404)
    '01:02:05.040'
    """
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
