"""Files bound into one, the same to the byte whenever and wherever it is done: no dates, no names of people.

A pack of a folder is a `.zip`, which every machine opens; one of a source tree is a `.tar.gz`, which keeps what runs.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
FIRST_SECOND = 315532800  # the same day, as seconds since 1970
MODE, MODE_RUN = 0o644, 0o755
CLOSE = (".webm", ".mp3", ".br", ".gz")  # small already
SUMS = "SHA256SUMS"


def files_of(folder: Path) -> dict[str, Path]:
    """Every file below a folder, by its name in it; hidden ones, too."""
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def zipped(files: Mapping[str, Path], target: Path, top: str) -> None:
    """Write the files into a zip, below one folder `top`, in the order of their names."""
    with zipfile.ZipFile(target, "w") as bundle:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{top}/{name}", FIRST_DAY)
            entry.create_system = 3  # Unix, so that the mode is read
            entry.external_attr = (0o100000 | MODE) << 16
            kind = zipfile.ZIP_STORED if name.endswith(CLOSE) else zipfile.ZIP_DEFLATED
            bundle.writestr(entry, path.read_bytes(), kind, compresslevel=9)


def tarred(files: Mapping[str, Path], target: Path, top: str) -> None:
    """Write the files into a `.tar.gz`, below one folder `top`; what may be run keeps that."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as bundle:
        for name, path in sorted(files.items()):
            content = path.read_bytes()
            entry = tarfile.TarInfo(f"{top}/{name}")
            entry.size, entry.mtime = len(content), FIRST_SECOND
            entry.mode = MODE_RUN if path.stat().st_mode & 0o100 else MODE
            bundle.addfile(entry, io.BytesIO(content))
    target.write_bytes(gzip.compress(plain.getvalue(), compresslevel=9, mtime=0))


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sums(folder: Path, names: Iterable[str]) -> str:
    """A line for each file of a folder, as `sha256sum -c` reads them."""
    return "".join(f"{sha256(folder / name)}  {name}\n" for name in sorted(names) if name != SUMS)
