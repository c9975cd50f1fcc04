"""How fast narration is, as ratios measured in one run on one machine.

usage: python tools/bench.py [--language CODE ...]      without: the whole guide

x is seconds of sound made in one second of work. Nothing is kept: the sound goes to a folder that is removed.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from webapp.errors import SpeechError
from webapp.library import Library, open_library
from webapp.narration import AudioStore, Encoded, Event, Line, Outcome, Reused, Script, Spoken, local_crew, narrate
from webapp.narration.assembly import assemble
from webapp.narration.encode import FORMATS, Tags, encode
from webapp.narration.kept import speech_of
from webapp.narration.sound import gain_for
from webapp.narration.takes import Take
from webapp.settings import settings_from
from webapp.speech import ENGINE_NAMES, SpeechEngine, Voice
from webapp.speech.casting import Cast

SENTENCES = 20
ONLINE = "gtts"


@dataclass(frozen=True)
class Run:
    """One build: how long it took, what was said of it, what came out."""

    seconds: float
    events: tuple[Event, ...]
    outcome: Outcome

    def count(self, kind: type[Event]) -> int:
        """How many events of a kind there were."""
        return sum(isinstance(event, kind) for event in self.events)

    @property
    def sound(self) -> float:
        """Seconds of sound in all narrations."""
        return sum(one.seconds for one in self.outcome.narrations)


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def build(scripts: Sequence[Script], cast: Cast, folder: Path) -> Run:
    """Narrate into a folder with every core."""
    events, begun = list[Event](), time.perf_counter()
    outcome = narrate(
        scripts,
        engines=lambda line, _: cast.engines(line.lang),
        store=AudioStore(folder),
        crew=local_crew(),
        report=events.append,
    )
    return Run(time.perf_counter() - begun, tuple(events), outcome)


def changed(script: Script) -> Script:
    """The same script with other words in one sentence."""

    def lines(reader: str) -> tuple[Line, ...]:
        first, second, *rest = script.lines(reader)
        return (first, replace(second, text="These words are new.", spoken="These words are new.", tokens=()), *rest)

    return replace(script, lines=lines)


def engine_speeds(library: Library, voices: Path) -> Iterator[str]:
    """X of every engine that is here, on the same sentences, one process, first sentence not counted."""
    code = library.guide.source.code
    lines = [line for line in library.scripts(code)[0].lines("") if len(line.spoken) > 20][: SENTENCES + 1]
    for name in ENGINE_NAMES:
        if name != ONLINE:
            yield f"  {name:8} {_speed(name, voices, lines)}"


def _speed(name: str, voices: Path, lines: Sequence[Line]) -> str:
    try:
        with closing(Cast(voices, name)) as cast:
            engine = cast.engines(lines[0].lang)[0]
            return _said(engine, engine.voices(lines[0].lang)[0], lines)
    except SpeechError as error:
        return f"not here: {error}"


def _said(engine: SpeechEngine, voice: Voice, lines: Sequence[Line]) -> str:
    engine.say(lines[0].spoken, voice)
    begun = time.perf_counter()
    sound = sum(engine.say(line.spoken, voice).seconds for line in lines[1:])
    return f"{sound / (time.perf_counter() - begun):7.1f} x, words included"


def coding_speeds(run: Run, folder: Path) -> Iterator[str]:
    """X of each encoder with its measuring, one process, on the longest narration."""
    store = AudioStore(folder)
    longest = max(run.outcome.narrations, key=lambda one: one.seconds)
    sentences = [one for cue in longest.cues if (one := store.sentence(cue.key)) is not None]
    takes = [
        Take(Line(cue.id, cue.lang, cue.text, cue.spoken, 0.5, ""), Voice("", "", ""), cue.key) for cue in longest.cues
    ]
    sound = assemble(takes, [speech_of(one) for one in sentences], {}).sound
    gain, seconds = gain_for(sound), sound.samples / sound.rate
    for kind in FORMATS:
        took = timed(lambda kind=kind: encode(sound, gain, kind, Tags("x", "en")))  # type: ignore[misc]  # a default binds the format
        yield f"  {kind.suffix:8} {seconds / took:7.1f} x"


def sizes(run: Run) -> Iterator[str]:
    """Kilobytes a minute of each format, over everything that was made."""
    for kind in FORMATS:
        total = sum(file.bytes for one in run.outcome.narrations if (file := one.file(kind.suffix)) is not None)
        yield f"  {kind.suffix:8} {total / 1000 / (run.sound / 60):7.1f} KB a minute"


def report(library: Library, voices: Path, codes: Sequence[str]) -> Iterator[str]:
    """Every line of the report, as soon as it is known."""
    yield "Speaking, one process:"
    yield from engine_speeds(library, voices)
    scripts = [script for script in library.all_scripts() if not codes or script.lang in codes]
    with TemporaryDirectory(prefix="bench-") as folder, closing(Cast(voices)) as cast:
        cold = build(scripts, cast, Path(folder))
        yield f"Cold build: {len(scripts)} narrations, {cold.sound / 60:.1f} minutes of sound, {cold.seconds:.1f} s:"
        yield f"  everything  {cold.sound / cold.seconds:7.1f} x"
        warm = build(scripts, cast, Path(folder))
        yield f"Warm build: {warm.seconds / cold.seconds:.1%} of the cold one, {warm.count(Spoken)} sentences spoken."
        one = build([changed(scripts[0]), *scripts[1:]], cast, Path(folder))
        share = one.count(Reused) / (one.count(Reused) + one.count(Spoken))
        yield f"One sentence changed: {one.seconds / cold.seconds:.1%} of the cold build;"
        yield f"  {one.count(Spoken)} spoken, {share:.2%} reused, {one.count(Encoded)} files coded."
        yield "Coding with measuring, one process:"
        yield from coding_speeds(cold, Path(folder))
        yield "Sizes:"
        yield from sizes(cold)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", action="append", default=[], dest="codes")
    settings = settings_from(os.environ)
    for line in report(open_library(settings), settings.voices, parser.parse_args().codes):
        print(line, flush=True)


if __name__ == "__main__":
    main()
