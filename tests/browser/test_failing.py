"""Scripts that do not arrive, and paper: every page is whole without what it likes to have."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Tab
from webapp.web.assets import SEAM

pytestmark = pytest.mark.browser

LOST: dict[str, str | re.Pattern[str]] = {
    "no script": "**/*.js*",
    "no htmx": "**/page.*.js",
    "no modules": re.compile(r"/(page|clock)[^/]*\.js"),
}
WAYS = tuple(
    pytest.param(code, what, marks=() if (code, what) == ("en", "no modules") else pytest.mark.proof)
    for code in ("en", "ar")
    for what in LOST
)
A4 = {"viewport": {"width": 718, "height": 1047}}  # at 96 dots an inch, inside margins of 10 mm
HELP = ("/en/help/gb/", "/ar/help/eg/")
ON_PAPER = (
    "/en/impulse/",
    "/ar/help/eg/",
    *(pytest.param(one, marks=pytest.mark.proof) for one in ("/en/", "/en/words/", "/en/help/gb/", "/ar/impulse/")),
)
UNPRINTED = ".bar, nav, form, audio, button, select, input"
OUT = "() => [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1"
OUT += " || one.getBoundingClientRect().left < -1).map(one => one.outerHTML.slice(0, 120))"


def losing(page: Page, what: str) -> list[str]:
    """Let the requests for some scripts fail; the list fills with those that did."""
    lost: list[str] = []

    def lose(route: Route) -> None:
        lost.append(route.request.url)
        if what == "no htmx":  # where `make setup` had no network, our script stands alone
            route.fulfill(body=route.fetch().text().split(SEAM.decode())[1], content_type="text/javascript")
        else:
            route.abort()

    page.route(LOST[what], lose)
    return lost


def walks_on(page: Page, selector: str) -> None:
    """Follow a link, and arrive on a page with a heading in sight."""
    link = page.locator(selector).first
    href = (link.get_attribute("href") or "").partition("#")[0]
    link.click()
    page.wait_for_url(f"**{href}*")
    page.locator("h1").wait_for()
    assert page.locator("h1").count() == 1


def is_heard(page: Page) -> None:
    """Press what is there to listen with, ours or the browser's own, and wait until it sounds."""
    button = page.locator(".listen__button")
    if button.is_visible():
        button.click()
    else:
        page.locator("main audio").first.evaluate("sound => ((sound.muted = true), void sound.play())")
    page.wait_for_function("() => [...document.querySelectorAll('audio')].some((one) => one.currentTime > 0)")


@pytest.mark.parametrize(("code", "what"), WAYS)
def test_a_reader_gets_everywhere_when_scripts_fail(visit: Tab, code: str, what: str) -> None:
    with visit(forgive="ERR_FAILED") as page:
        lost = losing(page, what)
        page.goto(f"/{code}/start/")
        assert lost, "nothing failed; are the scripts named otherwise?"
        title = page.locator("h1").inner_text()
        is_heard(page)
        walks_on(page, "main .steps__next a")
        page.go_back()
        page.locator("h1", has_text=title).wait_for()
        walks_on(page, f"a[href^='/{'es' if code == 'en' else 'en'}/']")
        walks_on(page, "header a[href$='/help/']")
        walks_on(page, "a[href$='/settings/']")
        page.locator("input[type=radio][name=text]").last.check()
        page.locator("main form button").first.click()
        page.wait_for_url("**/settings/**")
        assert page.locator("html").get_attribute("data-text") == "largest"
        walks_on(page, "header a[href$='/leave/']")


@pytest.mark.parametrize("path", ["/en/left/", pytest.param("/ar/left/", marks=pytest.mark.proof)])
def test_the_browsers_own_player_is_there_when_the_module_fails(visit: Tab, path: str) -> None:
    with visit() as page:
        page.goto(path)
        assert page.locator(".listen__button").is_visible()
        assert not page.locator("main audio").is_visible()
    with visit(forgive="ERR_FAILED") as page:
        losing(page, "no modules")
        page.goto(path)
        assert page.locator("main audio").is_visible()
        assert not page.locator(".listen__button").is_visible()


@pytest.mark.parametrize("path", ON_PAPER)
def test_paper_holds_the_words_and_nothing_to_press(visit: Tab, path: str) -> None:
    with visit(**A4) as page:
        page.goto(path)
        said = [one.inner_text() for one in page.locator("main .sentence").all() if one.is_visible()]
        page.emulate_media(media="print", color_scheme="dark")
        assert [one.evaluate("one => one.outerHTML") for one in page.locator(UNPRINTED).all() if one.is_visible()] == []
        printed = page.locator("main").inner_text()
        assert [one for one in said if one not in printed] == []
        assert page.evaluate(OUT) == []
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", HELP)
def test_numbers_to_call_stand_on_paper(visit: Tab, path: str) -> None:
    with visit(**A4) as page:
        page.goto(path)
        numbers = [one.inner_text() for one in page.locator("main a[href^='tel:']").all() if one.is_visible()]
        page.emulate_media(media="print")
        printed = page.locator("main").inner_text()
        assert numbers
        assert [one for one in numbers if one not in printed] == []
