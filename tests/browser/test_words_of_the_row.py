"""The player's row speaks the language of the page; a step does not bring its words, the script fetches them alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.chromium import tab
from tests.browser.conftest import Tab
from tests.browser.keeper import wait_for
from tests.browser.player import AUDIO, heard, listen
from tests.conftest import GUIDES
from tests.serving import need_file

pytestmark = pytest.mark.browser
LATER = pytest.mark.proof
ROW, TOGGLE, LISTEN = "#player .player", "[data-act=toggle]", ".listen__button"
BROKEN = "ERR_FAILED"  # what the console says of a request that was refused
STOP, STOP_AR, LISTEN_AR = "Pause", "إيقاف", "استماع"


@pytest.fixture(autouse=True)
def _htmx() -> None:
    need_file(GUIDES["guide"].vendor / "htmx-2.0.10.min.js")


def to_arabic(page: Page, path: str = "/ar/left/") -> None:
    """Take the switch of language, as htmx does."""
    page.locator("#languages a[hreflang=ar]").click()
    page.wait_for_url(f"**{path}*")
    page.wait_for_function("() => document.documentElement.lang.toLowerCase() === 'ar'")


def held_back(page: Page) -> list[Route]:
    """From now on the words of the row in Arabic wait to be let go; those that were asked for."""
    held: list[Route] = []
    page.route("**/ar/player.html", lambda route: held.append(route))  # noqa: PLW0108 - Playwright writes on it
    return held


def test_the_row_comes_in_the_language_of_the_page(visit: Tab) -> None:
    with visit() as page:
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url.partition("/player.html")[1]))
        listen(page)
        assert not any(asked)
        to_arabic(page)
        expect(page.locator(ROW)).to_have_attribute("lang", "ar")
        expect(page.locator(ROW)).to_have_attribute("dir", "rtl")
        expect(page.locator(TOGGLE)).to_have_text(STOP_AR)
        expect(page.locator(LISTEN)).to_have_text(STOP_AR)
        page.go_back()
        expect(page.locator(ROW)).to_have_attribute("lang", "en-GB")
        expect(page.locator(TOGGLE)).to_have_text(STOP)
        expect(page.locator(LISTEN)).to_have_text(STOP)
        assert len([one for one in asked if one]) == 2
        assert heard(page)["playing"]


@LATER
def test_where_its_words_do_not_come_the_row_says_in_which_language_it_is(visit: Tab) -> None:
    with visit(forgive=BROKEN) as page:
        page.route("**/player.html", lambda route: route.abort())
        listen(page)
        page.locator(TOGGLE).click()
        to_arabic(page)
        page.wait_for_timeout(400)
        expect(page.locator(ROW)).to_have_attribute("lang", "en-GB")
        expect(page.locator(ROW)).to_have_attribute("dir", "ltr")
        expect(page.locator(LISTEN)).to_have_text(LISTEN_AR)
        page.locator(TOGGLE).click()
        page.wait_for_function(f"() => !{AUDIO}.paused")
        expect(page.locator(TOGGLE)).to_have_text(STOP)
        expect(page.locator(LISTEN)).to_have_text(LISTEN_AR)  # better an old word than one of another language


@LATER
def test_a_whole_page_has_the_words_too_as_a_copy_and_the_worker_answer(visit: Tab) -> None:
    def whole(route: Route) -> None:
        told = {name: value for name, value in route.request.headers.items() if name != "hx-request"}
        route.continue_(headers=told)

    with visit(forgive=BROKEN) as page:
        page.route("**/player.html", lambda route: route.abort())
        page.route("**/ar/left/", whole)
        listen(page)
        to_arabic(page)
        expect(page.locator(ROW)).to_have_attribute("lang", "ar")
        expect(page.locator(TOGGLE)).to_have_text(STOP_AR)


@LATER
def test_who_is_in_the_row_when_its_words_come_stays_in_it(visit: Tab) -> None:
    with visit() as page:
        held = held_back(page)
        listen(page)
        to_arabic(page)
        wait_for(lambda: bool(held))
        page.locator("[data-act=next]").focus()
        held[0].continue_()
        expect(page.locator(ROW)).to_have_attribute("lang", "ar")
        expect(page.locator(TOGGLE)).to_be_focused()
        assert heard(page)["playing"]


@LATER
def test_words_that_come_too_late_are_not_taken(visit: Tab) -> None:
    with visit() as page:
        held = held_back(page)
        listen(page)
        to_arabic(page)
        wait_for(lambda: bool(held))
        page.go_back()
        page.wait_for_function("() => document.documentElement.lang.toLowerCase() === 'en-gb'")
        held[0].continue_()
        page.wait_for_timeout(400)
        expect(page.locator(ROW)).to_have_attribute("lang", "en-GB")
        expect(page.locator(LISTEN)).to_have_text(STOP)


@LATER
def test_the_title_of_what_sounds_elsewhere_is_in_its_own_language(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        page.locator("main .steps__next a").click()
        page.wait_for_url("**/en/feelings/")
        to_arabic(page, "/ar/feelings/")
        expect(page.locator(ROW)).to_have_attribute("lang", "ar")
        way = page.locator(".player__where a")
        expect(way).to_have_text("Fear of being left")
        expect(way).to_have_attribute("lang", "en-GB")
        expect(page.locator(".player__where")).to_contain_text("تسمعون الآن:")
        way.click()
        page.wait_for_url("**/en/left/")
        expect(page.locator(ROW)).to_have_attribute("lang", "en-GB")
        assert heard(page)["playing"]


@LATER
def test_a_message_that_comes_before_its_words_is_in_its_own_language(visit: Tab) -> None:
    with visit() as page:
        held = held_back(page)
        listen(page)
        to_arabic(page)
        page.locator(".bar__link--help").click()
        page.wait_for_url("**/ar/help/")
        expect(page.locator("#voice")).to_have_text("Paused. Go on")
        expect(page.locator("#voice")).to_have_attribute("lang", "en-GB")
        for one in held:
            one.continue_()
        expect(page.locator(ROW)).to_have_attribute("lang", "ar")


@LATER
def test_in_a_copy_the_row_leads_to_help_from_every_page(chromium: Browser, copy: str) -> None:
    with tab(chromium, copy) as page:
        page.goto("/en/")
        page.locator("main a[href*='left/']").first.click()
        page.wait_for_url("**/en/left/**")
        page.wait_for_function("() => document.activeElement.tagName === 'H1'")
        page.locator(LISTEN).click()
        page.wait_for_function(f"() => {AUDIO}.currentTime > 0")
        words = "document.getElementById('player-template').content.firstElementChild.dataset"
        assert page.evaluate(f"async () => (await fetch({words}.lost)).ok")
        to_arabic(page, "/ar/left/")
        expect(page.locator(ROW)).to_have_attribute("lang", "ar")
        page.locator(".player__more > summary").click()
        page.locator(f"{ROW} a[href*='/help/']").click()
        page.wait_for_url("**/ar/help/**")
        page.wait_for_function("() => document.activeElement.tagName === 'H1'")
        assert not heard(page)["playing"]
