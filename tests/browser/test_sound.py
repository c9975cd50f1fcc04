"""The sound really plays: from the running guide, and from a copy on a plain file server."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import tab
from tests.browser.conftest import Tab
from tests.conftest import ROOT, environment
from webapp.settings import Settings

pytestmark = pytest.mark.browser

PLAYS = """async () => {
  const sound = document.querySelector('main audio');
  sound.muted = true;
  await sound.play();
  await new Promise(done => sound.addEventListener('timeupdate', () => sound.currentTime > 0.2 && done()));
  sound.pause();
  return [sound.duration, sound.currentSrc, sound.error];
}"""


class Quiet(SimpleHTTPRequestHandler):
    """A file server that keeps its log to itself."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@pytest.fixture(scope="module")
def copy(guide_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a static copy of our guide on a plain file server."""
    folder = tmp_path_factory.mktemp("copy") / "guide"
    command = [sys.executable, "-m", "webapp", "export", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment(guide_settings), check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def plays(page: Page) -> None:
    seconds, source, error = page.evaluate(PLAYS)
    assert error is None
    assert seconds > 30
    assert Path(source).suffix in (".webm", ".mp3")


@pytest.mark.parametrize("code", ["en", "es"])
def test_it_plays(visit: Tab, code: str) -> None:
    with visit() as page:
        page.goto(f"/{code}/left/")
        plays(page)


def test_captions_name_every_sentence(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/left/")
        cues = page.evaluate(
            """async () => {
              const sound = document.querySelector('main audio'), track = sound.textTracks[0];
              track.mode = 'hidden';
              const element = sound.querySelector('track');
              if (element.readyState !== 2) await new Promise(done => element.addEventListener('load', done));
              return [...track.cues].map(cue => cue.id);
            }"""
        )
        said = page.request.get("/en/left/narration.json").json()["sentences"]
        assert cues == [sentence["id"] for sentence in said]


def test_a_copy_plays_from_a_plain_file_server(chromium: Browser, copy: str) -> None:
    with tab(chromium, copy) as page:
        page.goto("/en/left/")
        plays(page)
        page.locator("main .steps__next a").click()
        page.wait_for_url("**/en/feelings/**")
        assert page.locator("h1").is_visible()


def test_a_copy_is_complete_without_script(chromium: Browser, copy: str) -> None:
    with tab(chromium, copy, java_script_enabled=False) as page:
        page.goto("/")
        page.locator("a[hreflang=es]").first.click()
        page.wait_for_url("**/es/**")
        assert page.locator("html").get_attribute("lang") == "es"
