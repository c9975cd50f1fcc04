"""What a run of `webapp narrate` did, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from webapp.narration import Encoded, Event, Fallen, GivenUp, Lost, Reused, Spoken


@dataclass
class Tally:
    """Sentences by kind, seconds of new speech, files, where another voice had to step in, and what sounds odd."""

    counts: Counter[str] = field(default_factory=Counter)
    engines: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    fallen: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)

    def note(self, event: Event) -> bool:
        """Count an event; true where a sentence is done with."""
        match event:
            case Spoken(_, engine, seconds):
                self.counts["spoken"] += 1
                self.engines[engine] += 1
                self.seconds += seconds
            case Reused(_, engine):
                self.counts["reused"] += 1
                self.engines[engine] += 1
            case GivenUp():
                self.counts["given up"] += 1
            case Fallen(sentence_id, engine, reason):
                self.fallen.append(f"{engine} could not say {sentence_id}: {reason}")
            case Lost(reason):
                self.lost.append(f"a worker was lost, and its work was done again: {reason}")
            case Encoded():
                self.counts["files"] += 1
        return isinstance(event, Spoken | Reused | GivenUp)

    def speed(self, elapsed: float) -> str:
        """Seconds of new sound, and how many of them are made in one second.

        >>> Tally(seconds=90).speed(3)
        '90 s of sound, 30x'
        """
        return f"{self.seconds:.0f} s of sound, {self.seconds / max(elapsed, 0.1):.0f}x"

    @property
    def summary(self) -> str:
        """One line for the end of a run."""
        voices = ", ".join(f"{name} {count}" for name, count in self.engines.most_common())
        return (
            f"{self.counts['spoken']} sentences spoken, {self.counts['reused']} reused, "
            f"{len(self.fallen)} fallen back, {self.counts['files']} files made. Read by: {voices or 'nobody'}."
        )

    @property
    def complaints(self) -> Iterator[str]:
        """What somebody should look at."""
        yield from self.fallen
        yield from self.lost
        yield from self.odd
        yield from self.failures
