"""The last step: files into the store, and the manifest that names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from webapp.narration.events import Encoded, Report
from webapp.narration.manifest import Edition
from webapp.narration.model import Cue, Narration
from webapp.narration.store import AudioStore
from webapp.narration.takes import Take
from webapp.narration.tasks import Made
from webapp.narration.wishes import Work
from webapp.speech import Timing, Voice


def heard_most(takes: Sequence[Take]) -> Voice:
    """The voice that reads most sentences; among equals, the one that is heard first."""
    ((voice, _),) = Counter(take.voice for take in takes).most_common(1)
    return voice


def publish(work: Work, made: Made, store: AudioStore, report: Report) -> Narration:
    """Keep what was made; the manifest comes last, so that nobody finds a name without its file."""
    files = []
    for one in made.files:
        files.append(store.add(one.data, one.suffix, one.type))
        if one.level is not None:
            report(Encoded(files[-1], one.level))
    voice = heard_most(work.in_order)
    narration = Narration(
        slug=work.script.slug,
        lang=work.script.lang,
        title=work.script.title,
        engine=voice.engine,
        voice=voice.name,
        seconds=made.seconds,
        files=tuple(files),
        cues=made.cues,
        chapters=made.chapters,
        fallen=tuple(take.line.id for take in work.in_order if take.fallen),
        timing=_timing(made.cues),
    )
    store.write_edition(Edition(narration, work.recipe))
    return narration


def _timing(cues: Sequence[Cue]) -> Timing:
    ((timing, _),) = Counter(cue.timing for cue in cues).most_common(1)
    return timing
