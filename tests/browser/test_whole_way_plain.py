"""The evening of `tests/journeys/whole.test.mjs` where no script helps: without, without htmx, without our modules.

Missing is what needs a script: the mark, the timer, the voice that goes on. All else is reached by plain links.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tab
from tests.browser.test_failing import LOST, losing

pytestmark = [pytest.mark.browser, pytest.mark.proof]
SOUND = "main .listen audio"


def follows(page: Page, selector: str, path: str) -> None:
    """Press a link, and be on a page with one heading in sight."""
    page.locator(selector).first.click()
    page.wait_for_url(f"**{path}")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).to_be_visible()


def can_be_heard(page: Page) -> None:
    """The browser's own player stands there, and what it would play comes whole."""
    expect(page.locator(SOUND).first).to_be_visible()
    for source in page.locator(f"{SOUND} source").all():
        answer = page.request.get(source.get_attribute("src") or "")
        assert (answer.status, answer.headers["content-type"].split("/")[0]) == (200, "audio")
    assert (page.locator(".listen__download").get_attribute("href") or "").endswith(".mp3")


@pytest.mark.parametrize("what", ["nothing", *LOST])
def test_the_whole_way_without_help_of_a_script(visit: Tab, what: str) -> None:
    scripted = what != "nothing"
    with visit(java_script_enabled=scripted, forgive="ERR_FAILED" if scripted else "nothing") as page:
        lost = losing(page, what) if scripted else []
        page.goto("/en/")
        can_be_heard(page) if what != "no htmx" else None
        clip = page.locator(".hear").first.get_attribute("href") or ""
        assert page.request.get(clip).status == 200
        follows(page, "main a[href='/en/left/']", "/en/left/")
        if what != "no htmx":  # there our script is, and its player
            can_be_heard(page)
            part = page.locator(".section__listen").first.get_attribute("href") or ""
            assert "#t=" in part

        word = page.locator(".term--here").first
        meaning = page.locator(word.get_attribute("href") or "")
        expect(meaning).to_be_hidden()
        word.click()
        expect(meaning).to_be_visible()
        meaning.locator("a[href^='#']").first.click()
        expect(meaning).to_be_hidden()
        assert page.url.split("#")[0].endswith("/en/left/")

        page.goto("/en/left/#" + (page.locator("main .sentence[id]").nth(9).get_attribute("id") or ""))
        follows(page, "#languages a[hreflang=ar]", "/ar/left/*")
        assert page.locator("html[lang=ar i][dir=rtl]").count() == 1
        follows(page, "main .steps__next a", "/ar/feelings/")
        follows(page, ".bar__link--help", "/ar/help/")
        follows(page, "main a[href^='/ar/help/']", "/ar/help/*/")
        assert page.locator("a[href^='tel:']").count() > 0
        page.go_back()
        page.go_back()
        page.wait_for_url("**/ar/feelings/")
        follows(page, ".bar a[href='/ar/leave/']", "/ar/leave/")
        assert page.locator("[href*='/ar/']").count() == 0
        assert bool(lost) == scripted
