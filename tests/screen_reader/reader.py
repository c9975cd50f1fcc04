"""Orca, a real screen reader, with a browser on a screen that nobody sees; what Orca says comes out as text.

The speech is caught by `orca/written_speech.py`, which Orca loads as its speech server; keys are pressed by xdotool.
Everything runs in a home and on a session bus of its own, and ends with the `with` block.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.ear import Ear, listening
from tests.screen_reader.browsers import starting
from tools.parts import program

ORCA = Path(__file__).parent / "orca"
START, PATIENCE = 60.0, 40.0
"""Seconds that a program may take to start, and that a page may take to be read out."""
QUIET = 0.9
"""Seconds without a word after which Orca is taken to have finished."""


class Phrase(NamedTuple):
    """What Orca said at once; `lang` is the language that the page gives it, or empty."""

    text: str
    lang: str


@dataclass
class ScreenReader:
    """A reader at work. `said` are the phrases since the last thing that was done."""

    environment: dict[str, str]
    log: Path
    origin: str
    ear: Ear | None
    browser: str
    _from: int = field(default=0)

    @property
    def said(self) -> tuple[Phrase, ...]:
        """What was said since the last action."""
        lines = self.log.read_bytes()[self._from :].decode(errors="ignore").splitlines()
        rows = (json.loads(line) for line in lines if line.endswith("}"))
        return tuple(Phrase(row["text"], row["lang"]) for row in rows)

    def heard(self, text: str, lang: str = "") -> bool:
        """Whether a text was said since the last action; with `lang`, in a phrase of that language."""
        if lang:
            return any(text in one.text and one.lang.lower() == lang.lower() for one in self.said)
        return text in self.all_said()

    def all_said(self) -> str:
        """Everything since the last action, once Orca has finished."""
        self._wait(QUIET)
        return " ".join(" ".join(one.text for one in self.said).split())

    def press(self, *keys: str) -> None:
        """Press keys one by one (as xdotool names them: `h`, `Tab`, `ctrl+Home`), each after the last was answered."""
        self._forget()
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            self._wait(QUIET)

    def open(self, path: str) -> None:
        """Go to another page by the address bar."""
        self._xdotool("key", "--clearmodifiers", "ctrl+l")
        self._wait(QUIET)
        self._xdotool("type", "--delay", "8", self.origin + path)
        self._wait(QUIET)
        self._forget()
        self._xdotool("key", "Return")
        self._wait(2.0)

    def read_on(self) -> None:
        """Have the page read from here to its end."""
        self._forget()
        self._xdotool("key", "KP_Add")
        until = time.monotonic() + PATIENCE
        while not self._at_the_end():
            assert time.monotonic() < until, "the page was not read to its end"
            time.sleep(0.1)

    def _at_the_end(self) -> bool:
        return b'"kind": "end"' in self.log.read_bytes()[self._from :]

    def _forget(self) -> None:
        self._from = self.log.stat().st_size

    def _wait(self, quiet: float) -> None:
        """Until nothing was said for `quiet` seconds."""
        begun = last = time.monotonic()
        size = self.log.stat().st_size
        while time.monotonic() - last < quiet and time.monotonic() - begun < PATIENCE:
            time.sleep(0.05)
            if (now := self.log.stat().st_size) != size:
                size, last = now, time.monotonic()

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout


@contextmanager
def screen_reader(
    folder: Path, origin: str, path: str, *, sound: bool = False, browser: str = "firefox"
) -> Iterator[ScreenReader]:
    """Orca and a browser at a page of a running server, which Orca has read once. `folder` is empty, and theirs alone.

    With `sound` they have a device to play on, which nobody hears. Raises AssertionError where one of the programs does
    not start.
    """
    (folder / "sound").mkdir()
    heard = listening(folder / "sound") if sound else nullcontext()
    with heard as ear, _reading(folder, origin, path, ear, browser) as reader:
        yield reader


@contextmanager
def _reading(folder: Path, origin: str, path: str, ear: Ear | None, browser: str) -> Iterator[ScreenReader]:
    log = folder / "said.jsonl"
    log.touch()
    environment = _environment(folder, log) | ({"PULSE_SERVER": ear.environment["PULSE_SERVER"]} if ear else {})
    running: list[subprocess.Popen[bytes]] = []

    def start(*command: str, pass_fds: Sequence[int] = ()) -> None:
        out = (folder / f"{len(running)}-{Path(command[0]).name}.log").open("wb")
        with out:
            running.append(
                subprocess.Popen(
                    command, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out, pass_fds=pass_fds,
                    start_new_session=True,
                )
            )  # fmt: skip

    try:
        environment["DISPLAY"] = _screen(start)
        bus = folder / "bus"
        start("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={bus}")
        _until(bus.exists, "the session bus")
        start("openbox", "--sm-disable")
        start(program("at-spi2-core") or "", "--launch-immediately", "--a11y=1", "--screen-reader=1")
        time.sleep(0.7)
        start("orca", "--user-prefs", str(shutil.copytree(ORCA, folder / "orca")))
        _until(lambda: log.stat().st_size > 0, "Orca")
        start(*starting(browser, folder, origin + path))
        reader = ScreenReader(environment, log, origin, ear, browser)
        window = _window(reader, browser)
        reader._xdotool("windowactivate", "--sync", window)
        _until(reader._at_the_end, "reading the page")  # unasked, as soon as it is there: a key before that is lost
        reader._wait(QUIET)
        yield reader
    finally:
        _end(running)


def _environment(folder: Path, log: Path) -> dict[str, str]:
    own = {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_RUNTIME_DIR": str(folder),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder / 'bus'}",
        "GTK_MODULES": "gail:atk-bridge",
        "GNOME_ACCESSIBILITY": "1",
        "NO_AT_BRIDGE": "0",
        "GDK_BACKEND": "x11",
        "MOZ_ENABLE_WAYLAND": "0",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "GSETTINGS_BACKEND": "memory",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
        "ORCA_SAID": str(log),
        "PATH": os.environ["PATH"],
    }
    (folder / "config").mkdir()
    return own


def _screen(start: Callable[..., None]) -> str:
    """Start a screen that nobody sees, and return its name."""
    ours, theirs = os.pipe()
    start("Xvfb", "-displayfd", str(theirs), "-screen", "0", "1280x900x24", "-nolisten", "tcp", pass_fds=(theirs,))
    os.close(theirs)
    with os.fdopen(ours) as told:
        return f":{told.readline().strip()}"


def _window(reader: ScreenReader, browser: str) -> str:
    """The window of a browser, once it is there to stay: Chromium's first one comes and goes."""
    found = [""]

    def stays() -> bool:
        found.append((reader._xdotool("search", "--onlyvisible", "--class", browser).split() or [""])[-1])
        return found[-1] != "" and found[-1] == found[-2]

    _until(stays, browser)
    return found[-1]


def _until(is_so: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + START
    while not is_so():
        assert time.monotonic() < until, f"{what} did not start"
        time.sleep(0.1)


def _end(running: list[subprocess.Popen[bytes]]) -> None:
    """End every program that was started here, the last one first."""
    for force in (signal.SIGTERM, signal.SIGKILL):
        for process in reversed(running):
            if process.poll() is None:
                os.killpg(process.pid, force)
        until = time.monotonic() + 3
        while time.monotonic() < until and any(process.poll() is None for process in running):
            time.sleep(0.05)
    for process in running:
        process.wait()
