"""Small makers for the narration tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from webapp.errors import SpeechError
from webapp.narration import AudioStore, Crew, Cue, Line, Narration, PoolCrew, Report, Script, narrate
from webapp.narration.kept import speech_of
from webapp.narration.sound import spoken
from webapp.speech import Speech, SpeechEngine, Voice, engine_named

Narrate = Callable[..., Narration]
Samples = npt.NDArray[np.float32]

STATUS = "Nobody has checked these words yet."
HEADINGS = {"top": "Beginning", "one": "1 & <2>"}


def line(number: int, text: str, *, lang: str = "en-GB", gap: float = 0.5, chapter: str = "top") -> Line:
    """A line of a script, shown and spoken alike."""
    return Line(f"s-{number:010x}", lang, text, text, gap, chapter)


LINES = tuple(
    line(number, text, chapter="top" if number < 2 else "one")
    for number, text in enumerate(["A & B < C.", "You are not alone.", "It can help.", "Talk to someone."])
)
REAL_LINES = (
    line(0, "Scared of being left", gap=0.9),
    line(1, "This is information, not a diagnosis.", gap=1.2),
    line(2, "Many people are very scared of being left.", chapter="one"),
    line(3, "Este miedo se une a los primeros vínculos.", lang="es", chapter="one"),
    line(4, "“Don’t go,” she said, and he stayed.", gap=1.2, chapter="one"),
    line(5, "Stop.", chapter="one"),
    line(6, "Small things, like a late answer, can feel like the end of a bond.", gap=1.2, chapter="one"),
)


def script_of(lines: Sequence[Line], slug: str = "left", title: str = "A Guide, part 2", lang: str = "en") -> Script:
    """A script of these lines, whoever reads."""
    return Script(slug, lang, title, lambda _: tuple(lines), HEADINGS, STATUS)


def threads() -> Crew:
    """A crew in this very process, so that a test can look into its engines."""
    return PoolCrew(1, lambda: ThreadPoolExecutor(1))


def narrate_into(store: AudioStore, report: Report) -> Narrate:
    """`narrate` for one script, with all that most tests do not care about filled in; a failure is a SpeechError."""

    def run(
        lines: Sequence[Line] = LINES,
        *,
        engine: SpeechEngine | None = None,
        fallbacks: Sequence[SpeechEngine] = (),
        slug: str = "left",
        title: str = "A Guide, part 2",
    ) -> Narration:
        engines = (engine or engine_named("silent"), *fallbacks)
        script = script_of(lines, slug, title)
        outcome = narrate([script], engines=lambda *_: engines, store=store, crew=threads(), report=report)
        for failure in outcome.failures:
            raise SpeechError(failure.reason)
        return outcome.narrations[0]

    return run


class Fussy:
    """Speaks for as long as the silent engine, but fails at sentences that hold a word. `said` keeps the rest."""

    alone = False

    def __init__(self, word: str = "", name: str = "fussy", langs: tuple[str, ...] = ("en", "es")) -> None:
        self.word, self.name, self.langs = word, name, langs
        self.fingerprint = f"{name}/1"
        self.said = list[str]()
        self.tried = list[str]()

    def voices(self, lang: str) -> tuple[Voice, ...]:
        """One voice for each of its languages."""
        return (Voice(self.name, f"{self.name} voice", lang),) if lang[:2] in self.langs else ()

    def say(self, text: str, voice: Voice) -> Speech:
        """Silence, or a SpeechError."""
        self.tried.append(text)
        if self.word and self.word in text:
            raise SpeechError(f"{self.name} could not say “{text}”: it would not")
        self.said.append(text)
        return engine_named("silent").say(text, voice)

    def close(self) -> None:
        """Nothing to close."""


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def decoded(path: Path) -> tuple[Samples, int]:
    """The samples of a sound file, from its first moment, and their rate."""
    with av.open(str(path), "r") as container:
        frames = list(container.decode(audio=0))
    return np.concatenate([frame.to_ndarray()[0] for frame in frames]), frames[0].sample_rate


def at_rate(speech: Speech, rate: int) -> Samples:
    """A sentence's samples at another rate."""
    return np.frombuffer(spoken(speech, rate).data, np.float32)


def best_fit(whole: Samples, part: Samples, start: int, reach: int) -> tuple[int, float]:
    """How far from `start`, at most `reach`, a part lies in the whole, and how alike they are there (0 to 1)."""
    padded = np.concatenate([np.zeros(reach, np.float32), whole, np.zeros(reach, np.float32)])
    window = padded[start : start + len(part) + 2 * reach]
    size = 1 << (len(window) + len(part)).bit_length()
    found = np.fft.irfft(np.fft.rfft(window, size) * np.conj(np.fft.rfft(part, size)))[: 2 * reach + 1]
    best = int(np.argmax(found))
    there = window[best : best + len(part)]
    return best - reach, float(found[best] / (np.linalg.norm(there) * np.linalg.norm(part[: len(there)]) + 1e-9))


def cuts(store: AudioStore, narration: Narration, suffix: str) -> Iterator[tuple[Cue, float, float]]:
    """Each sentence of a file, how many seconds late it lies there, and how alike file and kept sentence are."""
    file = narration.file(suffix)
    assert file is not None
    path = store.path_of(file.name, suffix)
    assert path is not None
    samples, rate = decoded(path)
    for cue in narration.cues:
        sentence = store.sentence(cue.key)
        assert sentence is not None
        speech = speech_of(sentence)
        assert abs(speech.seconds - (cue.end - cue.start)) < 0.001
        lag, likeness = best_fit(samples, at_rate(speech, rate), round(cue.start * rate), rate // 5)
        yield cue, lag / rate, likeness
