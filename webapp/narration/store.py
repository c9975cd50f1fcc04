"""Where sound is kept: sentences, finished files, and for each edition a manifest that names them.

    sentences/ab/<key>.flac     a spoken sentence; <key>.json beside it, written last: no .json, no sentence
    files/<name>.webm           finished files, named by their content
    editions/en/left.json       what an edition is made of, written last of all

Everything is named by what it holds and moved into place whole, so two builders may work in one folder, and one
that is killed loses the sentence in hand.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import Any

from webapp.errors import WebappError
from webapp.narration.files import sweep, write_whole
from webapp.narration.kept import Kept
from webapp.narration.manifest import Edition, from_manifest, spoken_hash, to_manifest
from webapp.narration.model import Line, Narration, SoundFile, sound_file
from webapp.speech import Word

SUFFIXES = ("webm", "low.webm", "mp3", "vtt", "words.vtt")
LEFTOVERS_AFTER = 3600.0

_NAME = re.compile(r"[0-9a-f]{32}")
_PLACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_log = logging.getLogger(__name__)


class AudioStore:
    """A folder of sound. Made when something is first written; safe to delete as a whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._swept = False

    def has(self, key: str) -> bool:
        """Whether a sentence is kept under that key."""
        return self._sentence(key, "json").exists() and self._sentence(key, "flac").exists()

    def sentence(self, key: str) -> Kept | None:
        """The sentence under that key; None, with a warning, where its files are missing or damaged."""
        try:
            about = json.loads(self._sentence(key, "json").read_bytes())
            return _sentence(self._sentence(key, "flac").read_bytes(), about)
        except (OSError, ValueError, KeyError, TypeError) as error:
            _log.warning("sentence %s of the sound store cannot be used: %s", key, error)
            return None

    def put(self, key: str, sentence: Kept) -> None:
        """Keep a sentence."""
        about = {
            "sha256": hashlib.sha256(sentence.flac).hexdigest(),
            "seconds": sentence.seconds,
            "timing": sentence.timing,
            "words": [astuple(word) for word in sentence.words],
        }
        self._write(self._sentence(key, "flac"), sentence.flac)
        self._write(self._sentence(key, "json"), _json(about))

    def forget(self, key: str) -> None:
        """Let a damaged sentence go."""
        for suffix in ("json", "flac"):
            self._sentence(key, suffix).unlink(missing_ok=True)

    def add(self, data: bytes, suffix: str, media_type: str) -> SoundFile:
        """Keep a finished file under the name of its content."""
        file = sound_file(data, suffix, media_type)
        path = self._file(file.name, suffix)
        if not _has_size(path, file.bytes):
            self._write(path, data)
        return file

    def path_of(self, name: str, suffix: str) -> Path | None:
        """The finished file of that name; None for a name or suffix that none of ours can have, or no such file."""
        if not _NAME.fullmatch(name) or suffix not in SUFFIXES:
            return None
        path = self._file(name, suffix)
        with suppress(OSError):  # a folder that nobody may look into
            return path if path.is_file() else None
        return None

    def read_narration(self, lang: str, slug: str) -> Narration | None:
        """An edition's narration; None where there is none, or (with a warning) where it is not whole."""
        edition = self.read_edition(lang, slug)
        return edition.narration if edition else None

    def read_edition(self, lang: str, slug: str) -> Edition | None:
        """As `read_narration`, with the recipe it was made by."""
        return self.whole(self.read_manifest(lang, slug))

    def whole(self, edition: Edition | None) -> Edition | None:
        """The edition; None, with a warning, where files that it names are not here."""
        missing = self.missing(edition.narration) if edition else ()
        if edition and missing:
            place = (edition.narration.lang, edition.narration.slug)
            _log.warning("the manifest of %s/%s names files that are not whole: %s", *place, ", ".join(missing))
            return None
        return edition

    def missing(self, narration: Narration) -> tuple[str, ...]:
        """The names of its files that are not here, not whole, or not to be read."""
        return tuple(file.file_name for file in narration.files if not self._holds(file))

    def read_manifest(self, lang: str, slug: str) -> Edition | None:
        """As `read_edition`, whether or not the files it names are there."""
        path = self._manifest(lang, slug)
        try:
            return from_manifest(json.loads(path.read_bytes()))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            _log.warning("%s cannot be used: %s", path, error)
            return None

    def stamp(self, lang: str, slug: str) -> int:
        """A number that changes when the edition's manifest does, or who may read it; 0 where there is none."""
        with suppress(OSError):
            return self._manifest(lang, slug).stat().st_ctime_ns
        return 0

    def revision(self) -> tuple[int, ...]:
        """Numbers that change when any edition does; the same while nothing was published."""
        folder = self.folder / "editions"
        with suppress(OSError):
            return tuple(one.stat().st_mtime_ns for one in (folder, *sorted(folder.glob("*"))) if one.is_dir())
        return ()

    def write_edition(self, edition: Edition) -> None:
        """Publish an edition, once all it names is in place."""
        narration = edition.narration
        self._write(self._manifest(narration.lang, narration.slug), _json(to_manifest(edition)))

    def stale(self, lang: str, slug: str, lines: Sequence[Line]) -> tuple[str, ...]:
        """The ids of sentences whose sound no longer matches their text: changed, new, moved or gone.

        Empty where all match, and where there is no narration that could be wrong.
        """
        narration = self.read_narration(lang, slug)
        if narration is None:
            return ()
        sounding = [(cue.id, spoken_hash(cue.spoken)) for cue in narration.cues]
        written = [(line.id, spoken_hash(line.spoken)) for line in lines]
        differing = set(sounding) ^ set(written)
        if not differing:
            differing = {ours for ours, theirs in zip(written, sounding, strict=False) if ours != theirs}
        return tuple(dict.fromkeys(one[0] for one in [*written, *sounding] if one in differing))

    def editions(self) -> tuple[tuple[str, str, Path], ...]:
        """Language code, slug and manifest of every edition that is kept, on the shelf or not."""
        found = sorted(self.folder.glob("editions/*/*.json"))
        return tuple((path.parent.name, path.stem, path) for path in found)

    def files(self) -> tuple[Path, ...]:
        """Every finished file, used or not."""
        return tuple(sorted(path for path in self.folder.glob("files/*") if not path.name.startswith(".")))

    def sentences(self) -> tuple[Path, ...]:
        """Every file of a kept sentence, used or not."""
        return tuple(sorted(self.folder.glob("sentences/*/[0-9a-f]*.*")))

    def damaged(self, files: Iterable[SoundFile]) -> tuple[str, ...]:
        """The names of files whose content is not what their name says. Reads all of them."""
        return tuple(file.file_name for file in files if not self._is_true(file))

    def _is_true(self, file: SoundFile) -> bool:
        path = self.path_of(file.name, file.suffix)
        return path is not None and hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256

    def _holds(self, file: SoundFile) -> bool:
        path = self.path_of(file.name, file.suffix)
        return path is not None and _has_size(path, file.bytes)

    def _sentence(self, key: str, suffix: str) -> Path:
        return self.folder / "sentences" / key[:2] / f"{key}.{suffix}"

    def _file(self, name: str, suffix: str) -> Path:
        return self.folder / "files" / f"{name}.{suffix}"

    def _manifest(self, lang: str, slug: str) -> Path:
        if not (_PLACE.fullmatch(lang) and _PLACE.fullmatch(slug)):
            raise WebappError(f"no edition can be called “{lang}/{slug}”")
        return self.folder / "editions" / lang / f"{slug}.json"

    def _write(self, path: Path, data: bytes) -> None:
        if not self._swept:
            self._swept = True
            sweep(self.folder, LEFTOVERS_AFTER)
        write_whole(path, data)


def _sentence(data: bytes, about: dict[str, Any]) -> Kept:
    if hashlib.sha256(data).hexdigest() != about["sha256"]:
        raise ValueError("its sound is not what was written")
    return Kept(data, about["seconds"], tuple(Word(*word) for word in about["words"]), about["timing"])


def _has_size(path: Path, size: int) -> bool:
    with suppress(OSError):
        return path.stat().st_size == size and os.access(path, os.R_OK)
    return False


def _json(values: object) -> bytes:
    return json.dumps(values, ensure_ascii=False, indent=1).encode() + b"\n"
