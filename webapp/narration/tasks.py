"""The work that can be done anywhere: plain values in, plain values out, no folder shared.

Each function runs in a process of this machine or of another (see `crew`); what it needs travels with it.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

from webapp.errors import SpeechError
from webapp.narration.assembly import Assembly, assemble
from webapp.narration.captions import MEDIA_TYPE, captions, word_captions
from webapp.narration.encode import FORMATS, Format, Tags, encode
from webapp.narration.kept import Kept, kept, speech_of
from webapp.narration.model import Chapter, Cue
from webapp.narration.sound import Level, gain_for
from webapp.narration.takes import Take
from webapp.speech import SpeechEngine, Voice


@dataclass(frozen=True, slots=True)
class Task:
    """One sentence for one voice."""

    text: str
    voice: Voice


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a task: the sentence, or the reason why there is none."""

    sentence: Kept | None
    reason: str = ""


class Carried:
    """An engine on its way to another process. There it is opened once, however often it arrives."""

    def __init__(self, engine: SpeechEngine) -> None:
        self.engine = engine

    def __reduce__(self) -> tuple[Callable[[bytes], Carried], tuple[bytes]]:
        """Only what is needed to make it again."""
        return _arrived, (pickle.dumps(self.engine),)


@cache
def _arrived(engine: bytes) -> Carried:
    return Carried(pickle.loads(engine))  # noqa: S301  # what this very program packed


def speak(carried: Carried, tasks: Sequence[Task]) -> tuple[Result, ...]:
    """Say some sentences; one that cannot be said costs no other."""
    return tuple(_said(carried.engine, task) for task in tasks)


def _said(engine: SpeechEngine, task: Task) -> Result:
    try:
        return Result(kept(engine.say(task.text, task.voice)))
    except SpeechError as error:
        return Result(None, str(error))


@dataclass(frozen=True, slots=True)
class Order:
    """All that a narration's files are made of: its takes with their sound, and what the files say of themselves."""

    takes: tuple[Take, ...]
    sentences: tuple[Kept, ...]
    title: str
    lang: str
    headings: Mapping[str, str]
    status: str = ""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A finished file; `level` is how loud it is once decoded, None where it holds no sound."""

    data: bytes
    suffix: str
    type: str
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A narration's files, and where each sentence stands in them."""

    files: tuple[MadeFile, ...]
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    seconds: float


def make(order: Order) -> Made:
    """Join the sentences and code them. Raises OSError where there is no room for temporary files."""
    assembly = assemble(order.takes, [speech_of(one) for one in order.sentences], order.headings)
    texts = [MadeFile(captions(assembly.cues).encode(), "vtt", MEDIA_TYPE)]
    if any(cue.words for cue in assembly.cues):
        texts.append(MadeFile(word_captions(assembly.cues).encode(), "words.vtt", MEDIA_TYPE))
    files = (*_coded(assembly, Tags(order.title, order.lang, assembly.chapters, order.status)), *texts)
    return Made(files, assembly.cues, assembly.chapters, assembly.seconds)


def _coded(assembly: Assembly, tags: Tags) -> list[MadeFile]:
    """Every format at the same time: the encoders leave Python's lock alone."""
    gain = gain_for(assembly.sound)

    def one(kind: Format) -> MadeFile:
        done = encode(assembly.sound, gain, kind, tags)
        return MadeFile(done.data, kind.suffix, kind.media_type, done.level)

    with ThreadPoolExecutor(len(FORMATS)) as pool:
        return list(pool.map(one, FORMATS))
