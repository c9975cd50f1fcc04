"""What comes too late changes nothing: news of a sound that was left, a renewal that somebody no longer wants."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser, Route

from tests.browser.chromium import tab
from tests.browser.keeper import NAMES, REGISTERED, keep, visit, wait_for
from tests.browser.moody import Moody
from tests.browser.player import AUDIO, heard, listen
from tests.conftest import GUIDES
from tests.serving import need_file

pytestmark = [pytest.mark.browser, pytest.mark.proof]


def test_news_of_a_sound_that_was_left_move_no_sentence(chromium: Browser, origin: str) -> None:
    need_file(GUIDES["guide"].vendor / "htmx-2.0.10.min.js")
    with tab(chromium, origin) as page:
        listen(page)
        page.locator("main .steps__next a").click()
        page.wait_for_url("**/feelings/")
        page.wait_for_function("() => document.activeElement.tagName === 'H1'")
        held: list[Route] = []
        free: list[bool] = []
        page.route("**/sound/*.webm", lambda route: route.continue_() if free else held.append(route))
        part = page.locator(".section:has(.section__listen)").nth(3)
        wanted = part.locator(".sentence[id]").first.get_attribute("id")
        part.locator(".section__listen").click()
        wait_for(lambda: bool(held))
        page.wait_for_function(f"() => {AUDIO}.querySelector('track').track.cues?.length")
        assert page.evaluate(f"{AUDIO}.readyState") == 0
        page.evaluate(f"() => void {AUDIO}.dispatchEvent(new Event('loadedmetadata'))")
        free.append(True)
        for one in held:
            one.continue_()
        page.wait_for_function(f"() => {AUDIO}.readyState > 1 && !{AUDIO}.paused")
        page.wait_for_function("() => document.querySelector('.sentence--spoken')")
        assert heard(page)["marked"] == [wanted]


def test_fewer_traces_end_a_renewal_that_is_under_way(chromium: Browser, server: Moody, anew: Flask) -> None:
    with visit(chromium, server) as page:
        keep(page, "/en/left/")
        server.app, server.waits = anew, "/en/left/"
        before = len(server.asked)
        page.goto("/en/settings/")  # a visit renews what is kept
        wait_for(lambda: ("/en/left/", False) in server.asked[before:], seconds=60)
        assert page.evaluate(NAMES) != []
        page.locator("input[name=traces][value=fewer]").check()
        wait_for(lambda: page.evaluate(NAMES) == [], seconds=2)  # the new page is still on its way
        page.wait_for_timeout(4000)
        assert (page.evaluate(NAMES), page.evaluate(REGISTERED)) == ([], 0)


def test_captions_of_a_sound_that_was_left_do_not_take_the_place_of_the_new_ones(
    chromium: Browser, origin: str
) -> None:
    need_file(GUIDES["guide"].vendor / "htmx-2.0.10.min.js")
    with tab(chromium, origin) as page:
        held: list[Route] = []
        first: list[str] = []

        def hold(route: Route) -> None:
            first.append(route.request.url)
            held.append(route) if len(first) == 1 else route.continue_()

        page.route("**/sound/*.vtt", hold)
        page.goto("/en/left/")
        page.locator(".listen__button").click()
        wait_for(lambda: bool(held))
        page.locator("main .steps__next a").click()
        page.wait_for_url("**/feelings/")
        page.wait_for_function("() => document.activeElement.tagName === 'H1'")
        page.locator(".listen__button").click()
        page.wait_for_function("() => document.querySelector('.sentence--spoken')")
        held[0].continue_()
        page.wait_for_timeout(500)
        before = heard(page)["marked"]
        page.locator("[data-act=next]").click()
        page.wait_for_function("old => document.querySelector('.sentence--spoken')?.id !== old", arg=before[0])
        assert len(heard(page)["marked"]) == 1
