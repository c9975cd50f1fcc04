"""A running `webapp serve`, for tests that need a browser; and how a test asks for a program it needs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from tests.conftest import ROOT, environment
from tools.parts import FONTS, font, program
from webapp.settings import Settings


def need(package: str) -> str:
    """The program of a Debian package, or a skip that says why; a failure where skips count as failures."""
    path = program(package)
    if path is None:
        lack(f"{package} is not installed; `make test` or `make proof` installs it where it may")
    return path


def need_fonts() -> None:
    """Go on where letters of every script are installed; else a skip, or a failure where skips count as failures."""
    for package, families in FONTS.items():
        if not all(map(font, families)):
            lack(f"{package} is not installed; `make test` installs it where it may")


def need_file(path: Path) -> Path:
    """A file that `make test` fetches, or a skip; a failure where skips count as failures."""
    if not path.is_file():
        lack(f"{path.relative_to(ROOT)} is not there; `make test` fetches it where it may")
    return path


def lack(reason: str) -> NoReturn:
    """Skip the test; or let it fail, where skips count as failures."""
    if os.environ.get("WEBAPP_SKIPS_FAIL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def serving(settings: Settings, folder: Path) -> Iterator[str]:
    """The address of a running server with these settings; what it says stands in `folder`."""
    with server_of(settings, folder) as (address, _):
        yield address


@contextmanager
def server_of(settings: Settings, folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """As `serving`, with the server's process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    said = folder / "said.txt"
    command = [sys.executable, "-m", "webapp", "serve", "--no-narrate"]
    with said.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=environment(settings) | {"PORT": port}, stdout=out, stderr=out)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", server, said)
        yield f"http://127.0.0.1:{port}", server
        told = said.read_text(encoding="utf-8") if said.is_file() else ""
        assert server.poll() is None, f"the server ended by itself ({server.returncode}): {told}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str, server: subprocess.Popen[bytes], said: Path) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        assert server.poll() is None, said.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except urllib.error.URLError:
            time.sleep(0.1)
    pytest.fail(f"the server did not answer within 30 s: {said.read_text(encoding='utf-8')}")
