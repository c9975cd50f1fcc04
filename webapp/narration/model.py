"""When it is said: the values of the narration room. All frozen, all plain; times in seconds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from webapp.speech import Timing, Word
from webapp.text.spoken import Token

NAME_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence to be narrated.

    `text` is what the page shows, without markup; `spoken` is what the voice is given; `gap` is the silence after
    it. `chapter` is the id of the section it belongs to (of the title, before the first section). `tokens` lead from
    what is said back to the words of the page.
    """

    id: str
    lang: str
    text: str
    spoken: str
    gap: float
    chapter: str
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """What is read aloud as one narration: a theme, a page, or one clip of a page (`words--attachment`).

    `slug` and `lang` (a code of the guide, or `mul` for several) are its place in the store. `title` and `headings`
    (chapter id → title; a number where there is none) stand in the files: they must be discreet, as must `status`,
    the line that says how far the words were checked. `lines` gives the lines for the engine (by name) that reads
    most of them, since a sentence may say who reads.
    """

    slug: str
    lang: str
    title: str
    lines: Callable[[str], tuple[Line, ...]]
    headings: Mapping[str, str] = field(default_factory=dict)
    status: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A sentence in its place in the sound. `key` names its own sound in the store.

    `words` are in the same time as `start`, in seconds from the beginning of the file; their characters are those of
    `text`. `timing` says where their times come from.
    """

    id: str
    lang: str
    text: str
    spoken: str
    start: float
    end: float
    key: str
    words: tuple[Word, ...] = ()
    timing: Timing = "none"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section in its place in the sound; it ends where the next one begins."""

    id: str
    title: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class SoundFile:
    """A file of the store, named by its content, served at `/sound/<name>.<suffix>`.

    `suffix` is webm, low.webm (smaller), mp3, vtt (the captions) or words.vtt (word by word); `type` is the media type,
    with the codec where a page needs it.
    """

    name: str
    suffix: str
    type: str
    bytes: int
    sha256: str

    @property
    def file_name(self) -> str:
        """Name and suffix, as in the address."""
        return f"{self.name}.{self.suffix}"


def sound_file(data: bytes, suffix: str, media_type: str) -> SoundFile:
    """The description of a file's content: its name comes from a hash of it."""
    digest = hashlib.sha256(data).hexdigest()
    return SoundFile(digest[:NAME_LENGTH], suffix, media_type, len(data), digest)


@dataclass(frozen=True, slots=True)
class Narration:
    """A script read aloud.

    `title` is the discreet one that stands in the files. `engine` and `voice` are those that are heard most; `fallen`
    are the ids of sentences that another engine had to speak than the one that was asked first. `timing` says where
    the times of most words come from.
    """

    slug: str
    lang: str
    title: str
    engine: str
    voice: str
    seconds: float
    files: tuple[SoundFile, ...]
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    fallen: tuple[str, ...] = ()
    timing: Timing = "none"

    def file(self, suffix: str) -> SoundFile | None:
        """The file with that suffix, or None."""
        return next((one for one in self.files if one.suffix == suffix), None)
