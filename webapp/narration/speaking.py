"""Getting every line spoken: from the store where it is kept, else by the first engine that can."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from webapp.errors import SpeechError
from webapp.narration.events import Fallen, Report, Reused, Spoken
from webapp.narration.model import Line
from webapp.narration.store import AudioStore
from webapp.speech import Speech, SpeechEngine, Voice


@dataclass(frozen=True, slots=True)
class Task:
    """One sentence for one voice: plain values that may go to another process."""

    text: str
    voice: Voice


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a task: speech, or the reason why there is none."""

    speech: Speech | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Take:
    """A line, and the sound in the store that says it. `fallen`: not by the engine that was asked first."""

    line: Line
    voice: Voice
    key: str
    fallen: bool = False


def speak_one(task: Task, engine: SpeechEngine) -> Result:
    """Say one sentence. Nothing is kept and nothing is raised, so it can be done anywhere."""
    try:
        return Result(engine.say(task.text, task.voice))
    except SpeechError as error:
        return Result(None, str(error))


def key_of(line: Line, engine: SpeechEngine, voice: Voice) -> str:
    """The store's key for a sentence in a voice: the same only where it would sound the same."""
    parts = [engine.fingerprint, voice.name, line.lang, line.spoken]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def speak_all(
    lines: Sequence[Line], engines: Sequence[SpeechEngine], store: AudioStore, report: Report
) -> tuple[Take, ...]:
    """A take of every line. Each engine gets what those before it could not say.

    Raises SpeechError where sentences are left that no engine can say; all the others are kept by then.
    """
    takes, waiting, reasons = dict[int, Take](), list(range(len(lines))), dict[int, str]()
    for rank, engine in enumerate(engines):
        for index in waiting:
            take = _take(lines[index], engine, store, report, fallen=rank > 0)
            if isinstance(take, Take):
                takes[index] = take
            else:
                reasons[index] = take
        waiting = [index for index in waiting if index not in takes]
    if waiting:
        told = "\n".join(f"  {lines[index].id}: {reasons.get(index, 'no engine')}" for index in waiting)
        raise SpeechError(f"no voice could say {len(waiting)} of {len(lines)} sentences:\n{told}")
    return tuple(takes[index] for index in range(len(lines)))


def _take(line: Line, engine: SpeechEngine, store: AudioStore, report: Report, *, fallen: bool) -> Take | str:
    """The take of one line by one engine, or the reason why there is none."""
    voices = engine.voices(line.lang)
    if not voices:
        result = Result(None, f"{engine.name} has no voice for {line.lang}")
    else:
        key = key_of(line, engine, voices[0])
        if store.has(key):
            report(Reused(line.id, engine.name))
            return Take(line, voices[0], key, fallen)
        result = speak_one(Task(line.spoken, voices[0]), engine)
        if result.speech is not None:
            store.put(key, result.speech)
            report(Spoken(line.id, engine.name, result.speech.seconds))
            return Take(line, voices[0], key, fallen)
    report(Fallen(line.id, engine.name, result.reason))
    return result.reason
