"""narration.json: a narration for other programs. Its form is kept in docs/schema/narration-1.json."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from webapp.narration.model import Cue, Narration, SoundFile
from webapp.speech import voice_label

VERSION = 1


def narration_json(narration: Narration, theme_slug: str, sound_url: Callable[[SoundFile], str]) -> dict[str, Any]:
    """The document: who reads and how well that is understood, the files, each sentence and word with its time."""
    return {
        "version": VERSION,
        "theme": theme_slug,
        "lang": narration.lang,
        "engine": narration.engine,
        "voice": narration.voice,
        "voice_label": voice_label(narration.engine, narration.lang),
        "timing": narration.timing,
        "seconds": narration.seconds,
        "files": [_file(file, sound_url) for file in narration.files],
        "sentences": [_sentence(cue) for cue in narration.cues],
    }


def _file(file: SoundFile, sound_url: Callable[[SoundFile], str]) -> dict[str, Any]:
    return {"href": sound_url(file), "type": file.type, "bytes": file.bytes, "sha256": file.sha256}


def _sentence(cue: Cue) -> dict[str, Any]:
    return {
        "id": cue.id,
        "lang": cue.lang,
        "text": cue.text,
        "spoken": cue.spoken,
        "start": cue.start,
        "end": cue.end,
        "timing": cue.timing,
        "words": [asdict(word) for word in cue.words],
    }
