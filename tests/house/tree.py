"""Which files are ours: those that are, or will be, in the repository."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


UNKEPT = {".git", ".venv", "var", "dist", "node_modules", "__pycache__"}


@cache
def ours() -> tuple[Path, ...]:
    """Every file that git tracks or would add, as absolute paths; without git, every file that is not made."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = [ROOT / name for name in listed.stdout.split("\0") if name]
    if listed.returncode:
        found = [path for path in ROOT.rglob("*") if not UNKEPT & set(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in found if path.is_file()))


def python(*folders: str) -> tuple[Path, ...]:
    """Our Python files below these folders."""
    return tuple(path for path in ours() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders)


def texts() -> Iterator[tuple[Path, str]]:
    """Every file of ours that is text, with its text; paths are relative to the top."""
    for path in ours():
        data = path.read_bytes()
        if b"\0" not in data[:4096]:
            yield path.relative_to(ROOT), data.decode("utf-8")
