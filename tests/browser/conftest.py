"""One Chromium and one running server for all browser tests."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import QUIET, tab
from tests.conftest import ROOT, environment
from tools.parts import program
from webapp.settings import Settings

Tab = Callable[..., AbstractContextManager[Page]]


def need(package: str) -> str:
    """The program of a Debian package, or a skip that says why; a failure where skips count as failures."""
    if path := program(package):
        return path
    reason = f"{package} is not installed; `make test` installs it where it may"
    if os.environ.get("WEBAPP_SKIPS_FAIL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def need_file(path: Path) -> Path:
    """A file that `make test` fetches, or a skip; a failure where skips count as failures."""
    if path.is_file():
        return path
    reason = f"{path.relative_to(ROOT)} is not there; `make test` fetches it where it may"
    if os.environ.get("WEBAPP_SKIPS_FAIL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    path = need("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def origin(guide_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running `webapp serve` over our guide, with mute sound."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    said = tmp_path_factory.mktemp("server") / "said.txt"
    command = [sys.executable, "-m", "webapp", "serve", "--no-narrate"]
    with said.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment(guide_settings) | {"PORT": port}, stdout=out, stderr=out
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", server, said)
        yield f"http://127.0.0.1:{port}"
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


@pytest.fixture(scope="session")
def visit(chromium: Browser, origin: str) -> Tab:
    """A way to open a page in a context of its own.

    `with visit(color_scheme="dark") as page: page.goto("/en/")`
    """
    return partial(tab, chromium, origin)
