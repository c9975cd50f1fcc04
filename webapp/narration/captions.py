"""WebVTT: each sentence with its time, under its own id; each word with its own; the chapters for a browser's list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from webapp.narration.model import Chapter, Cue

MEDIA_TYPE = "text/vtt"

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def captions(cues: Iterable[Cue]) -> str:
    """The captions of a narration: the cue's id is the sentence's, the text is what the page shows."""
    return "\n".join(["WEBVTT\n", *(_block(cue, _plain(cue.text)) for cue in cues)])


def word_captions(cues: Iterable[Cue]) -> str:
    """The same cues with a timestamp before each word after the first (WebVTT, 4.2.2: cue timestamp)."""
    return "\n".join(["WEBVTT\n", *(_block(cue, "".join(_timed(cue))) for cue in cues)])


def chapter_captions(chapters: Iterable[Chapter], cues: Sequence[Cue]) -> str:
    """The chapters as cues for a track of that kind (WebVTT, 2.4): each is named by its first sentence."""
    return "\n".join(["WEBVTT\n", *(_chapter(one, cues) for one in chapters)])


def _chapter(one: Chapter, cues: Sequence[Cue]) -> str:
    first = next((cue.text for cue in cues if cue.start >= one.start), one.title)
    return f"{clock(one.start)} --> {clock(one.end)}\n{_plain(first)}\n"


def _block(cue: Cue, text: str) -> str:
    return f"{cue.id}\n{clock(cue.start)} --> {clock(cue.end)}\n{text}\n"


def _timed(cue: Cue) -> Iterator[str]:
    """The text in pieces. A timestamp must be later than the one before it and inside the cue, else it is left out."""
    last, written = clock(cue.start), 0
    for word in cue.words:
        moment = clock(word.start)
        if last < moment < clock(cue.end):
            yield f"{_within(cue.text[written : word.text_start])}<{moment}>"
            last, written = moment, word.text_start
    yield _within(cue.text[written:])


def _within(text: str) -> str:
    """Text as it stands inside a cue: one line, no markup."""
    return text.replace("\r", " ").replace("\n", " ").translate(_ESCAPES)


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)


def clock(seconds: float) -> str:
    """A time as WebVTT writes it.

    >>> clock(3725.0404)
    '01:02:05.040'
    """
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
