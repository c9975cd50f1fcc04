"""Letting go of sound that no edition uses."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from webapp.narration.store import AudioStore


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was let go of: sentences, finished files, editions, and the bytes of all of them."""

    sentences: int
    files: int
    editions: int
    bytes: int


def clean(store: AudioStore, editions: Collection[tuple[str, str]]) -> Cleaned:
    """Remove every edition but those on the shelf (language code, slug), then whatever is named by none that is left.

    A builder at work beside us may have to speak a few sentences again; nothing that is published is touched.
    """
    gone = [path for code, slug, path in store.editions() if (code, slug) not in editions]
    size = sum(map(_remove, gone))
    kept = [one for code, slug, _ in store.editions() if (one := store.read_manifest(code, slug)) is not None]
    names = {file.file_name for one in kept for file in one.narration.files}
    keys = {cue.key for one in kept for cue in one.narration.cues}
    files = [path for path in store.files() if path.name not in names]
    sentences = [path for path in store.sentences() if path.stem not in keys]
    size += sum(map(_remove, (*files, *_whole_or_none(sentences))))
    return Cleaned(len({path.stem for path in sentences}), len(files), len(gone), size)


def _whole_or_none(paths: list[Path]) -> Iterator[Path]:
    """What says that a sentence is there goes first: half a sentence is none."""
    yield from sorted(paths, key=lambda path: path.suffix != ".json")


def _remove(path: Path) -> int:
    """The bytes that are free now."""
    with suppress(FileNotFoundError):  # another builder cleans too
        size = path.stat().st_size
        path.unlink()
        return size
    return 0
