"""A narration as JSON, for the store's eyes: what it is made of, so that page and sound can be proved to match."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, astuple, dataclass, fields
from typing import Any

from webapp.narration.model import Chapter, Cue, Narration, SoundFile
from webapp.speech import Word

VERSION = 2


@dataclass(frozen=True, slots=True)
class Edition:
    """A narration, and a digest of everything it was made from: the same recipe, the same files."""

    narration: Narration
    recipe: str


def spoken_hash(spoken: str) -> str:
    """The hash that stands for a spoken text."""
    return hashlib.sha256(spoken.encode()).hexdigest()


def to_manifest(edition: Edition) -> dict[str, Any]:
    """The manifest of an edition: plain values for JSON."""
    values = {one.name: getattr(edition.narration, one.name) for one in fields(Narration)}
    return {
        "version": VERSION,
        "recipe": edition.recipe,
        **values,
        "files": [asdict(file) for file in edition.narration.files],
        "chapters": [asdict(chapter) for chapter in edition.narration.chapters],
        "cues": [_values(cue) for cue in edition.narration.cues],
    }


def _values(cue: Cue) -> dict[str, Any]:
    words = [astuple(word) for word in cue.words]
    return {**asdict(cue), "words": words, "spoken_sha256": spoken_hash(cue.spoken)}


def from_manifest(values: dict[str, Any]) -> Edition:
    """The edition a manifest tells of. Raises ValueError, KeyError or TypeError where it tells of none."""
    if values["version"] != VERSION:
        raise ValueError(f"version {values['version']} of the manifest is not known")
    named = {one.name: values[one.name] for one in fields(Narration)}
    made = {
        "files": tuple(SoundFile(**file) for file in values["files"]),
        "chapters": tuple(Chapter(**chapter) for chapter in values["chapters"]),
        "cues": tuple(map(_cue, values["cues"])),
        "fallen": tuple(values["fallen"]),
    }
    return Edition(Narration(**(named | made)), values["recipe"])


def _cue(values: dict[str, Any]) -> Cue:
    words = tuple(Word(*word) for word in values["words"])
    cue = Cue(**({one.name: values[one.name] for one in fields(Cue)} | {"words": words}))
    if spoken_hash(cue.spoken) != values["spoken_sha256"]:
        raise ValueError(f"sentence {cue.id} does not have the hash that stands beside it")
    return cue
