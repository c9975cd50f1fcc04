"""One Chromium and one running server for all browser tests."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from wsgiref.types import WSGIApplication

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import QUIET, tab
from tests.browser.moody import Moody, moody
from tests.conftest import ROOT, environment
from tests.serving import need, serving
from tools.parts import program
from webapp.library import Library, open_library
from webapp.settings import Settings
from webapp.web import create_app, served

Tab = Callable[..., AbstractContextManager[Page]]


class Quiet(SimpleHTTPRequestHandler):
    """A file server that keeps its log to itself."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once: where it is there, the shell of it that draws no window and so is quicker."""
    path = program("chromium-headless-shell") or need("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def origin(guide_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running `webapp serve` over our guide, with mute sound."""
    with serving(guide_settings, tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="session")
def visit(chromium: Browser, origin: str) -> Tab:
    """A way to open a page in a context of its own.

    `with visit(color_scheme="dark") as page: page.goto("/en/")`
    """
    return partial(tab, chromium, origin)


@pytest.fixture(scope="session")
def remembered(guide_app: Flask) -> WSGIApplication:
    """Our guide as a server runs it, with its pages in memory."""
    return served(guide_app)


@pytest.fixture
def server(remembered: WSGIApplication) -> Iterator[Moody]:
    """Our guide, on a server whose answers a test may spoil."""
    with moody(remembered) as spoilt:
        yield spoilt


@pytest.fixture(scope="session")
def anew(soundless_settings: Settings) -> Flask:
    """Our guide in a new edition: another name on every page, and no sound."""
    shelf = open_library(soundless_settings)
    return create_app(soundless_settings, Library(replace(shelf.guide, name="Held Anew"), shelf.catalogs, shelf.store))


@pytest.fixture(scope="session")
def frozen(guide_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a static copy of our guide."""
    folder = tmp_path_factory.mktemp("copy") / "guide"
    command = [sys.executable, "-m", "webapp", "export", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment(guide_settings), check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def copy(frozen: Path) -> Iterator[str]:
    """The address of that copy on a plain file server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=frozen))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
