"""Put htmx where the app looks for it. It is not committed: it arrives inside a wheel, and its hash is checked.

usage: python tools/fetch_htmx.py var/vendor/htmx-2.0.10.min.js
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

WHEEL = "django-htmx==1.29.0"  # carries htmx 2.0.10; nothing of Django is installed
INSIDE = Path("django_htmx/static/django_htmx/htmx-2.min.js")
SHA256 = "71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de"


def fetch(target: Path) -> str:
    """Download the wheel, check the one file, put it at `target`. Returns what went wrong, or ""."""
    with tempfile.TemporaryDirectory() as folder:
        if fault := _install(Path(folder)):
            return fault
        script = (Path(folder) / INSIDE).read_bytes()
    if hashlib.sha256(script).hexdigest() != SHA256:
        return f"the htmx inside {WHEEL} is not the file that was tested (its SHA-256 differs)"
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.write_bytes(script)
    part.replace(target)
    return ""


def _install(folder: Path) -> str:
    """Unpack the wheel into `folder`. Returns the last thing pip complained of, or ""."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--quiet", "--no-input", "--no-deps"]
    pip += ["--disable-pip-version-check", "--retries", "1", "--timeout", "15", "--target", str(folder), WHEEL]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    said = done.stderr.strip().splitlines() or ["pip gave no reason"]
    return f"pip could not fetch {WHEEL}: {said[-1]}" if done.returncode else ""


def main() -> int:
    """Fetch htmx to the path named on the command line. Returns 1, with the reason on stderr, where it cannot."""
    fault = fetch(Path(sys.argv[1]))
    if fault:
        print(f"htmx: {fault}", file=sys.stderr)
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
