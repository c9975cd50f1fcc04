"""What is to be said, by whom next, and who waits for it. The same words in the same voice are said once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from webapp.narration.model import Line, Narration, Script
from webapp.narration.recipe import recipe_of
from webapp.narration.takes import Take, key_of
from webapp.speech import SpeechEngine, Voice

SENTENCES_AT_ONCE = 8

Engines = Callable[[Line, str], Sequence[SpeechEngine]]
"""A line and the language code of its script in; the engines that may say it out, best first."""


@dataclass(frozen=True, slots=True)
class Role:
    """An engine and the voice of it that is to say a sentence; `key` names that sound in the store."""

    engine: SpeechEngine
    voice: Voice
    key: str


def roles_for(line: Line, engines: Sequence[SpeechEngine]) -> Iterator[Role]:
    """Each engine's best voice for a line."""
    for engine in engines:
        for voice in engine.voices(line.lang)[:1]:
            yield Role(engine, voice, key_of(line, engine, voice))


@dataclass(slots=True, eq=False)
class Wish:
    """A sentence to be said. `roles` are those left to try, the next one first; `reasons` why others could not."""

    line: Line
    roles: list[Role]
    waiting: list[tuple[Work, int]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    tried: int = 0
    open: bool = True
    spoken: bool = False
    """It was spoken in this run, and not found in the store."""

    def fail(self, reason: str) -> None:
        """Whoever was next could not: on to the one after."""
        self.reasons.append(reason)
        self.roles.pop(0)
        self.tried += 1

    def take(self, line: Line) -> Take:
        """A line that waited, with the sound that was found for it."""
        return Take(line, self.roles[0].voice, self.roles[0].key, self.tried > 0)


@dataclass(slots=True, eq=False)
class Work:
    """A script on its way to a narration. `reader` is the engine that its lines say is reading."""

    script: Script
    reader: str
    lines: tuple[Line, ...]
    wishes: dict[int, Wish] = field(default_factory=dict)
    takes: dict[int, Take] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    corrected: bool = False
    narration: Narration | None = None

    @property
    def complete(self) -> bool:
        """Every line was said, or has been given up."""
        return len(self.takes) + len(self.failed) == len(self.lines)

    @property
    def in_order(self) -> tuple[Take, ...]:
        """The takes as they are heard."""
        return tuple(self.takes[index] for index in range(len(self.lines)))

    @property
    def recipe(self) -> str:
        """A digest of everything that the files depend on."""
        return recipe_of(self.script, self.in_order)

    @property
    def why_failed(self) -> str:
        """What to tell of the lines that no engine could say."""
        told = "\n".join(f"  {self.lines[index].id}: {reason}" for index, reason in sorted(self.failed.items()))
        return f"no voice could say {len(self.failed)} of {len(self.lines)} sentences:\n{told}"

    def read_by(self, reader: str) -> list[int]:
        """Have the lines say that `reader` reads; the places of those that are now others."""
        lines = self.script.lines(reader)
        changed = [index for index, pair in enumerate(zip(self.lines, lines, strict=True)) if pair[0] != pair[1]]
        self.reader, self.lines, self.corrected = reader, lines, True
        for index in changed:
            del self.takes[index]
        return changed


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Sentences for one engine, said one after the other by one worker."""

    wishes: tuple[Wish, ...]


def next_batch(waiting: deque[Wish]) -> Batch:
    """The next few sentences, as many as go to the same engine."""
    wishes = [waiting.popleft()]
    while waiting and len(wishes) < SENTENCES_AT_ONCE and waiting[0].roles[0].engine is wishes[0].roles[0].engine:
        wishes.append(waiting.popleft())
    return Batch(tuple(wishes))
