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


def sweep(folder: Path, older_than: float) -> None:
    """Remove what killed writers left in `folder` and below before `older_than` (seconds since the epoch)."""
    for path in folder.rglob(f".*{TEMPORARY}"):
        with suppress(FileNotFoundError):  # another builder sweeps too
            if path.stat().st_mtime < older_than:
                path.unlink()
