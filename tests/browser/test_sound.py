"""The sound really plays: from the running guide, and from a copy on a plain file server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import tab
from tests.browser.conftest import Tab

pytestmark = pytest.mark.browser

PLAYS = """async () => {
  const sound = document.querySelector('main audio');
  sound.muted = true;
  await sound.play();
  await new Promise(done => sound.addEventListener('timeupdate', () => sound.currentTime > 0.2 && done()));
  sound.pause();
  return [sound.duration, sound.currentSrc, sound.error];
}"""


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
