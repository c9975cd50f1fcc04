"""One Orca at a time on a machine: it refuses to be the second."""

from __future__ import annotations

import fcntl
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ONE = Path(tempfile.gettempdir()) / "held-in-mind-screen-reader.lock"
PATIENCE = 60.0  # seconds


@contextmanager
def alone() -> Iterator[None]:
    """Wait until nobody else on this machine runs these tests, or Orca at all."""
    with ONE.open("w") as one:
        fcntl.flock(one, fcntl.LOCK_EX)
        other = ["pgrep", "-u", str(os.getuid()), "-x", "orca"]
        until = time.monotonic() + PATIENCE
        while subprocess.run(other, capture_output=True, check=False).returncode == 0:
            assert time.monotonic() < until, "another Orca runs on this machine and does not end"
            time.sleep(0.2)
        yield
