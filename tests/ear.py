"""An ear for browsers: a sound device that is not there, and a recording of all that is played on it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.narration.helpers import Samples
from tests.serving import need

RATE = 24_000  # samples a second
FIRST = ("nice", "-n", "-10")  # before other work, where this may be asked for: a recording must not stumble
PATIENCE = 10.0  # seconds until the device must be there


@dataclass(frozen=True)
class Ear:
    """A running device. `environment` is what a browser needs in order to play on it."""

    environment: Mapping[str, str]
    folder: Path

    def sounds(self) -> bool:
        """Whether anything is being played now."""
        listed = [str(Path(need("pulseaudio-utils")).with_name("pactl")), "list", "sink-inputs"]
        said = subprocess.run(listed, env=self.environment, capture_output=True, text=True, check=True).stdout
        return "Corked: no" in said

    @contextmanager
    def hearing(self, name: str) -> Iterator[Path]:
        """Record all that is played meanwhile, into a file that `heard` reads."""
        file = self.folder / f"{name}.raw"
        form = ["--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=200"]
        recorder = subprocess.Popen(
            [*FIRST, need("pulseaudio-utils"), "-d", "ear.monitor", *form, str(file)], env=self.environment
        )
        try:
            _wait(lambda: file.is_file() and file.stat().st_size > 0, "nothing is recorded")
            yield file
            time.sleep(0.3)  # what is on its way still arrives
        finally:
            recorder.terminate()
            recorder.wait(timeout=PATIENCE)


def heard(file: Path) -> Samples:
    """The samples of a recording, `RATE` a second."""
    whole = np.fromfile(file, "<i2")
    return (whole / 32768).astype(np.float32)


@contextmanager
def listening(folder: Path) -> Iterator[Ear]:
    """A PulseAudio of our own, with one null sink; Firefox plays nothing at all without a device."""
    program = need("pulseaudio")
    socket = folder / "device"
    sink = ["-L", "module-null-sink sink_name=ear", "-L", f"module-native-protocol-unix socket={socket}"]
    home = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    quiet = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--log-target=stderr"]
    with (folder / "pulse.txt").open("w", encoding="utf-8") as said:
        device = subprocess.Popen([*FIRST, program, *quiet, *sink], env=home, stdout=said, stderr=said)
    try:
        _wait(socket.exists, f"PulseAudio made no device: {(folder / 'pulse.txt').read_text(encoding='utf-8')[-400:]}")
        yield Ear({**os.environ, "PULSE_SERVER": f"unix:{socket}", "PULSE_LATENCY_MSEC": "300"}, folder)
    finally:
        device.terminate()
        device.wait(timeout=PATIENCE)


def _wait(ready: Callable[[], bool], otherwise: str) -> None:
    until = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < until, otherwise
        time.sleep(0.05)
