"""Making a narration: the only step that makes sound. Does only what has changed."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple

from webapp.errors import SpeechError
from webapp.narration.assembly import Assembly, assemble
from webapp.narration.captions import MEDIA_TYPE, captions
from webapp.narration.encode import FORMATS, VERSION, Encoded, Format, Tags, encode
from webapp.narration.events import Encoded as EncodedEvent
from webapp.narration.events import Report
from webapp.narration.files import unwritable
from webapp.narration.manifest import Edition
from webapp.narration.model import Line, Narration, SoundFile
from webapp.narration.sound import gain_for
from webapp.narration.speaking import Take, speak_all
from webapp.narration.store import AudioStore
from webapp.speech import Speech, SpeechEngine


def narrate(  # noqa: PLR0913  # everything that makes a narration is named where it is made
    lines: Sequence[Line],
    *,
    slug: str,
    lang: str,
    title: str,
    headings: Mapping[str, str],
    engine: SpeechEngine,
    fallbacks: Sequence[SpeechEngine] = (),
    store: AudioStore,
    report: Report,
) -> Narration:
    """Read a theme aloud into the store, and publish it there.

    `title` and `headings` (chapter id → title; a number where there is none) stand in the files: they must be
    discreet. A sentence that `engine` cannot say is spoken by the first of `fallbacks` that can; its id is then in
    `fallen`, and the next run tries the engine again. The manifest is written last.

    Raises SpeechError where no engine can say a sentence (the others are kept), WebappError where the store
    cannot be written.
    """
    if not lines:
        raise SpeechError(f"there is nothing to read aloud in {lang}/{slug}")
    engines = (engine, *fallbacks)
    takes = speak_all(lines, engines, store, report)
    recipe = _recipe(takes, slug, lang, title, headings)
    before = store.read_edition(lang, slug)
    if before is not None and before.recipe == recipe:
        return before.narration
    takes, speeches = _collect(takes, engines, store, report)
    assembly = assemble(takes, speeches, headings)
    files = _files(assembly, Tags(title, lang, assembly.chapters), store, report)
    narration = _narration(takes, assembly, files, slug=slug, lang=lang, title=title)
    store.write_edition(Edition(narration, _recipe(takes, slug, lang, title, headings)))
    return narration


def _recipe(takes: Sequence[Take], slug: str, lang: str, title: str, headings: Mapping[str, str]) -> str:
    """A digest of everything that the files and the manifest depend on."""
    parts = [
        VERSION,
        slug,
        lang,
        title,
        dict(headings),
        [(astuple(take.line), take.key, take.fallen) for take in takes],
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _collect(
    takes: Sequence[Take], engines: Sequence[SpeechEngine], store: AudioStore, report: Report
) -> tuple[tuple[Take, ...], tuple[Speech, ...]]:
    """The sound of every take. One that was damaged in the store is spoken again."""
    good, speeches = list[Take](), list[Speech]()
    for take in takes:
        speech, final = store.speech(take.key), take
        if speech is None:
            store.forget(take.key)
            (final,) = speak_all([take.line], engines, store, report)
            speech = store.speech(final.key)
        if speech is None:
            raise SpeechError(f"the sound store does not keep what it is given: sentence {take.line.id}")
        good.append(final)
        speeches.append(speech)
    return tuple(good), tuple(speeches)


def _files(assembly: Assembly, tags: Tags, store: AudioStore, report: Report) -> tuple[SoundFile, ...]:
    """Every format at the same time (the encoders leave Python's lock alone), then the captions."""
    gain = gain_for(assembly.sound)

    def one(kind: Format) -> Encoded:
        return encode(assembly.sound, gain, kind, tags)

    try:
        with ThreadPoolExecutor(len(FORMATS)) as pool:
            encoded = list(pool.map(one, FORMATS))
    except OSError as error:
        raise unwritable(store.folder, error) from error
    files = []
    for kind, done in zip(FORMATS, encoded, strict=True):
        files.append(store.add(done.data, kind.suffix, kind.media_type))
        report(EncodedEvent(files[-1], done.level))
    return (*files, store.add(captions(assembly.cues).encode(), "vtt", MEDIA_TYPE))


def _narration(
    takes: Sequence[Take], assembly: Assembly, files: tuple[SoundFile, ...], *, slug: str, lang: str, title: str
) -> Narration:
    ((voice, _),) = Counter(take.voice for take in takes).most_common(1)  # the one that is heard most
    return Narration(
        slug=slug,
        lang=lang,
        title=title,
        engine=voice.engine,
        voice=voice.name,
        seconds=assembly.seconds,
        files=files,
        cues=assembly.cues,
        chapters=assembly.chapters,
        fallen=tuple(take.line.id for take in takes if take.fallen),
    )
