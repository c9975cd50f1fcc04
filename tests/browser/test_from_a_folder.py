"""A copy opened straight from a folder, as from a memory stick: every way works, and nothing is offered that cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.conftest import GUIDES
from tests.serving import need_file

pytestmark = [pytest.mark.browser, pytest.mark.proof]
# What must be there to be tried at all: htmx, which may not fetch from a folder.
VENDOR = GUIDES["guide"].vendor / "htmx-2.0.10.min.js"
EFFECT = """(button) => new Promise((done) => {
  const seen = new MutationObserver(() => done(true));
  seen.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  document.addEventListener("play", () => done(true), true);
  button.click();
  setTimeout(() => done(false), 500);
})"""
SMALL: ViewportSize = {"width": 360, "height": 640}
SCRIPTED = ("speed", "pauses", "follow", "words", "moves", "next", "saving", "resume", "exit", "traces")
OFFERED = "button:visible, [type=submit]:visible, [type=button]:visible"


@contextmanager
def opened(chromium: Browser, script: bool = True) -> Iterator[tuple[Page, list[str]]]:
    """A page of a phone, and the names of all that it asked for and did not get."""
    context = chromium.new_context(viewport=SMALL, has_touch=True, java_script_enabled=script)
    page = context.new_page()
    page.set_default_timeout(10_000)
    failed: list[str] = []
    # An icon that was still on its way when the next page was opened is not missing.
    page.on("requestfailed", lambda one: None if one.failure == "net::ERR_ABORTED" else failed.append(one.url))
    try:
        yield page, failed
    finally:
        context.close()


def follow(page: Page, link: str, end: str) -> None:
    """Press a link, and be where it leads: a page of its own, with its heading."""
    page.locator(link).first.click()
    page.wait_for_url(f"**/{end}")
    assert page.locator("h1").is_visible()


def unfound(failed: list[str]) -> list[str]:
    """What failed, but for the page's script: browsers load no module from a folder, and pages are whole without it."""
    return [one for one in failed if not Path(urlsplit(one).path).name.startswith(("page.", "clock."))]


@pytest.mark.parametrize("script", [True, False])
def test_all_ways_lead_on_from_a_folder(chromium: Browser, frozen: Path, script: bool) -> None:
    need_file(VENDOR)
    with opened(chromium, script) as (page, failed):
        page.goto((frozen / "index.html").as_uri())
        follow(page, "main a:text('English')", "en/index.html")
        follow(page, "main a[href*='left/']", "en/left/index.html")
        assert page.locator("main .sentence >> visible=true").count() > 3
        follow(page, ".bar__link--help", "en/help/index.html")
        follow(page, "main a[href*='gb/']", "en/help/gb/index.html")
        assert page.locator('main a[href="tel:116123"]').count() == 1
        page.go_back()
        page.wait_for_url("**/en/help/index.html")
        follow(page, ".bar__link--home", "en/index.html")
        follow(page, ".bar a[rel~=nofollow]", "en/leave/index.html")
        assert unfound(failed) == []


@pytest.mark.parametrize("script", [True, False])
def test_no_button_in_a_folder_is_dead(chromium: Browser, frozen: Path, script: bool) -> None:
    pages = ["index.html", *(f"en/{one}index.html" for one in ("", "left/", "help/gb/", "words/", "listen/", "leave/"))]
    with opened(chromium, script) as (page, failed):
        for name in [*pages, "en/settings/index.html"]:
            page.goto((frozen / name).as_uri())
            buttons = page.locator(OFFERED).all()
            if script:
                assert [one.inner_text() for one in buttons if not one.evaluate(EFFECT)] == [], name
            else:
                assert buttons == [], name
        assert unfound(failed) == []


def test_sound_plays_from_a_folder(chromium: Browser, frozen: Path) -> None:
    with opened(chromium) as (page, failed):
        page.goto((frozen / "en" / "left" / "index.html").as_uri())
        assert page.locator("main audio").first.is_visible()
        page.locator("main audio").first.evaluate("(audio) => ((audio.muted = true), audio.play())")
        page.wait_for_function("() => document.querySelector('main audio').currentTime > 0")
        source = unquote(urlsplit(page.locator("main audio").first.evaluate("(audio) => audio.currentSrc")).path)
        assert Path(source).is_file()
        assert [one for one in unfound(failed) if not one.endswith(".vtt")] == []


def test_only_settings_with_an_effect_are_offered_in_a_folder(chromium: Browser, frozen: Path, copy: str) -> None:
    offered = "(all) => [...new Set(all.filter((one) => one.checkVisibility()).map(({ name }) => name))]"
    fields = "[data-settings] [type=radio], [data-settings] select"
    with opened(chromium) as (page, _):
        page.goto((frozen / "en" / "settings" / "index.html").as_uri())
        there = page.locator(fields).evaluate_all(offered)
        page.goto(f"{copy}/en/settings/index.html")
        served = page.locator(fields).evaluate_all(offered)
    assert {"colours", "spacing", "country"} <= set(there)
    assert sorted(set(served) - set(there)) == sorted(SCRIPTED)
