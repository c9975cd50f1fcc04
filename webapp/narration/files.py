"""Writing files so that nobody ever meets half of one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from webapp.errors import WebappError

TEMPORARY = ".part"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under another name beside it, make sure it is on the disk, then move it into place.

    Whoever is killed in the middle leaves a `.part` file and nothing else. Raises WebappError where the disk is
    full or may not be written; then the file that stood there before still stands.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{token_hex(4)}{TEMPORARY}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> WebappError:
    """What to tell a person whose disk is full."""
    return WebappError(
        f"{path}: cannot be written: {error.strerror or error}. "
        "Nothing that was made before is lost: make room and run it again."
    )


def sweep(folder: Path, age: float) -> None:
    """Remove what killed writers left in `folder` and below more than `age` seconds ago.

    The age is told by the folder's own clock, that of a file just made in it: this machine's may be another, and a
    builder at work beside us must not lose the file in its hand. Raises WebappError where nothing can be written.
    """
    probe = folder / f".clock.{os.getpid()}-{token_hex(4)}{TEMPORARY}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
    except OSError as error:
        raise unwritable(probe, error) from error
    oldest = probe.stat().st_mtime - age
    probe.unlink()
    for path in folder.rglob(f".*{TEMPORARY}"):
        with suppress(FileNotFoundError):  # another builder sweeps too
            if path.stat().st_mtime < oldest:
                path.unlink()
