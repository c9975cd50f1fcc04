"""Who can speak here and now: the engines of each language's chain that are installed and have a voice for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from webapp.errors import SpeechError
from webapp.speech.chains import asked_only, chain
from webapp.speech.model import SpeechEngine
from webapp.speech.registry import ENTRY_POINTS, engine_named
from webapp.speech.timed import WithWordTimes

REFERENCE = "espeak"
"""The engine whose word times the others borrow: it speaks every language, and tells when it says what."""
MUTE = "silent"


@dataclass(frozen=True, slots=True)
class Passed:
    """An engine that will not read a language, and why."""

    engine: str
    reason: str


class Cast:
    """The engines of this machine. Each is opened when it is first looked for, and closed with the cast.

    `asked` names an engine that goes before all others; `voices` is the folder with their files. Raises SpeechError
    where the engine that was asked for is not to be had.
    """

    def __init__(self, voices: Path, asked: str = "") -> None:
        self._voices, self._asked = voices, asked
        self._engines: dict[str, SpeechEngine | str] = {}
        self._found: dict[str, tuple[SpeechEngine, ...]] = {}
        if asked:
            engine_named(asked, voices).close()

    def engines(self, tag: str) -> tuple[SpeechEngine, ...]:
        """The engines that can read a BCP 47 tag, best first."""
        if tag not in self._found:  # asked for every sentence: what is installed is looked up once
            opened = [self._opened(name) for name in self._names(tag)]
            self._found[tag] = tuple(one for one in opened if not isinstance(one, str) and one.voices(tag))
        return self._found[tag]

    def passed(self, tag: str) -> tuple[Passed, ...]:
        """The engines that cannot read a tag, or were not asked to, with the reason."""
        return tuple(self._passed(tag))

    def close(self) -> None:
        """Close every engine that was opened."""
        for one in self._engines.values():
            if not isinstance(one, str):
                one.close()

    def _passed(self, tag: str) -> Iterator[Passed]:
        for name in self._names(tag):
            engine = self._opened(name)
            if isinstance(engine, str):
                yield Passed(name, engine)
            elif not engine.voices(tag):
                yield Passed(name, f"it has no voice for {tag}")
        for name in asked_only():
            if name != self._asked:
                yield Passed(name, f"only when asked for: --engine {name}")

    def _names(self, tag: str) -> tuple[str, ...]:
        """The engine asked for, the chain of the language, then what packages offer; silence alone when asked for."""
        if self._asked == MUTE:
            return (MUTE,)
        offered = sorted(entry_points(group=ENTRY_POINTS).names)
        return tuple(dict.fromkeys(filter(None, (self._asked, *(link.engine for link in chain(tag)), *offered))))

    def _opened(self, name: str) -> SpeechEngine | str:
        """The engine, with word times; or the reason why it cannot be had."""
        if name not in self._engines:
            try:
                self._engines[name] = self.timed(engine_named(name, self._voices))
            except SpeechError as error:
                self._engines[name] = str(error)
        return self._engines[name]

    def timed(self, engine: SpeechEngine) -> SpeechEngine:
        """An engine that also tells when it says each word."""
        if engine.name in (REFERENCE, MUTE):
            return engine
        return WithWordTimes(engine, engine_named(REFERENCE, self._voices))
