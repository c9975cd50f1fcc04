"""A term opens its meaning where it stands: by key, by touch, without script; and closing leads back to the term."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_reading
from tests.browser.conftest import Tab
from tests.browser.layout import SPREAD, TARGETS, scrolls_sideways
from tests.browser.player import AUDIO, go_to, heard, listen
from tests.browser.test_tokens import MEETINGS, PAIRS, TEXT, colours
from tests.conftest import GUIDES
from tests.reports import clean
from tests.serving import need_file

pytestmark = pytest.mark.browser
proof = pytest.mark.proof

TERM, MEANING = "#t-attachment", "#m-attachment"
OTHER, OTHERS = "#t-insecure-attachment", "#m-insecure-attachment"
BACK, MORE = f"{MEANING} [href='{TERM}']", f"{MEANING} a[href*='/words/#w-attachment']"
FOCUS = "document.activeElement.id"


def at(page: Page) -> tuple[str, int]:
    """What opening a meaning may not change: the address, and how many pages lie behind."""
    where, behind = page.evaluate("[location.href, history.length]")
    return where, behind


def opened(page: Page, term: str = TERM) -> None:
    """A term is open: it says so, its meaning can be seen and has the focus; no other is open."""
    meaning = term.replace("#t", "#m")
    expect(page.locator(term)).to_have_attribute("aria-expanded", "true")
    expect(page.locator(meaning)).to_be_in_viewport()
    expect(page.locator(".meaning:visible, [aria-expanded=true].term")).to_have_count(2)
    assert page.evaluate(FOCUS) == meaning[1:]


def closed(page: Page, term: str = TERM) -> None:
    """No meaning is open, and the term that was has the focus."""
    expect(page.locator(term)).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".meaning:visible, [aria-expanded=true].term")).to_have_count(0)
    assert page.evaluate(FOCUS) == term[1:]


def test_by_keyboard(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/left/")
        before = at(page)
        expect(page.get_by_role("button", name="attachment", exact=True)).to_have_count(1)
        page.locator(TERM).focus()
        page.keyboard.press("Enter")
        opened(page)
        page.keyboard.press("Escape")
        closed(page)
        y = page.evaluate("scrollY")
        page.keyboard.press("Space")
        opened(page)
        page.keyboard.press("Tab")
        expect(page.locator(BACK)).to_be_focused()
        page.keyboard.press("Enter")
        closed(page)
        assert page.evaluate("scrollY") == y
        page.keyboard.press("Enter")
        page.locator(OTHER).focus()
        page.keyboard.press("Enter")
        opened(page, OTHER)
        page.locator(OTHER).focus()
        page.keyboard.press("Escape")
        closed(page, OTHER)
        assert at(page) == before


@proof
@pytest.mark.parametrize("code", ["en", "ar"])
def test_without_script(visit: Tab, code: str) -> None:
    with visit(java_script_enabled=False) as page:
        page.goto(f"/{code}/left/")
        assert page.locator(".meaning").count() > 5
        expect(page.locator(".meaning:visible")).to_have_count(0)
        page.locator(TERM).click()
        assert page.url.endswith(f"/{code}/left/{MEANING}")
        expect(page.locator(MEANING)).to_be_in_viewport()
        assert page.evaluate(FOCUS) == MEANING[1:]
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(MEANING)).to_be_hidden()
        expect(page.locator(TERM)).to_be_in_viewport()
        assert page.evaluate(FOCUS) == TERM[1:]
        page.locator(TERM).click()
        page.locator(MORE).click()
        assert page.url.endswith(f"/{code}/words/#w-attachment")


@proof
def test_by_touch_in_arabic_and_after_a_step(visit: Tab) -> None:
    need_file(GUIDES["guide"].vendor / "htmx-2.0.10.min.js")
    with visit() as page:
        page.goto("/ar/start/")
        page.evaluate("window.sameDocument = true")
        page.locator("main .steps__next a").first.tap()
        page.wait_for_url("**/ar/left/")
        page.wait_for_function("() => document.activeElement.tagName === 'H1'")
        before = at(page)
        page.locator(TERM).tap()
        opened(page)
        page.locator(BACK).tap()
        closed(page)
        page.locator(TERM).tap()
        page.locator(TERM).tap()
        closed(page)
        page.locator(TERM).tap()
        page.locator(OTHER).tap()
        opened(page, OTHER)
        assert at(page) == before
        assert page.evaluate("window.sameDocument")


@proof
def test_the_voice_goes_on_and_a_meaning_is_not_what_it_says(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        go_to(page, 3)
        page.locator(TERM).click()
        opened(page)
        before = heard(page)
        assert before["playing"]
        page.wait_for_function(f"time => {AUDIO}.currentTime > time", arg=before["time"] + 0.3)
        page.locator("[data-act=toggle]").click()
        stopped = heard(page)
        page.locator(f"{MEANING} b").click()
        told = heard(page)
        assert not told["playing"]
        assert (told["marked"], told["time"]) == (stopped["marked"], stopped["time"])
        page.locator(BACK).click()
        closed(page)


@proof
def test_back_leads_to_the_open_meaning(visit: Tab) -> None:
    need_file(GUIDES["guide"].vendor / "htmx-2.0.10.min.js")
    with visit() as page:
        page.goto("/en/left/")
        page.locator(TERM).click()
        place = page.evaluate("scrollY")
        assert place > 300
        for _ in range(2):
            page.locator(MORE).click()
            page.wait_for_url("**/en/words/#w-attachment")
            page.wait_for_function("() => history.state?.place?.focus === 'w-attachment'")
            page.go_back()
            page.wait_for_url("**/en/left/")
            expect(page.locator(MORE)).to_be_focused()
            expect(page.locator(TERM)).to_have_attribute("aria-expanded", "true")
            assert abs(page.evaluate("scrollY") - place) < 60
        page.go_forward()
        page.wait_for_function("() => document.activeElement.id === 'w-attachment'")
        page.go_back()
        expect(page.locator(MORE)).to_be_focused()
        page.go_forward()
        page.wait_for_function("() => document.activeElement.id === 'w-attachment'")
        page.locator("footer a[href='/en/about/']").click()  # from a place that took the focus only by its address
        page.wait_for_url("**/en/about/")
        page.go_back()
        expect(page.locator("footer a[href='/en/about/']").first).to_be_focused()
        page.go_back()
        expect(page.locator(MORE)).to_be_focused()
        page.reload()
        expect(page.locator(MORE)).to_be_focused()
        page.keyboard.press("Escape")
        closed(page)


@proof
def test_a_page_that_was_opened_at_a_meaning(visit: Tab) -> None:
    """As who clicked before the script had come, or keeps the address."""
    with visit() as page:
        page.goto(f"/en/left/{MEANING}")
        page.wait_for_function(f"id => {FOCUS} === id", arg=MEANING[1:])
        opened(page)
        page.locator(TERM).click()
        closed(page)
        page.locator(TERM).click()
        opened(page)
        page.locator(OTHER).click()
        opened(page, OTHER)
        page.evaluate("hash => { location.hash = hash }", "#m-abandonment")
        page.wait_for_function(f"id => {FOCUS} === id", arg="m-abandonment")
        opened(page, "#t-abandonment")


@proof
@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_meaning_is_for_everybody(visit: Tab, code: str, scheme: str) -> None:
    with visit(color_scheme=scheme, viewport={"width": 320, "height": 568}) as page:
        page.goto(f"/{code}/left/")
        page.locator(TERM).click()
        assert page.locator(f"{MEANING} a:visible").count() == 2
        assert page.evaluate(TARGETS) == []
        assert not scrolls_sideways(page)
        named = colours(page).values()
        known = {(one[ink], one[ground]) for one in named for ink, ground, least in PAIRS if least == TEXT}
        assert [one for one in page.evaluate(MEETINGS) if (one[0], one[1]) not in known] == []
        page.evaluate(SPREAD, ".bar { position: static }")  # axe cannot see through what sticks
        clean("axe, meaning", f"/{code}/left/", axe_reading(page))
        page.keyboard.press("Escape")
        page.locator(TERM).click()
        page.keyboard.press("Tab")  # on: on paper the meaning is gone, and with it what would have the focus
        page.emulate_media(media="print")
        expect(page.locator(MEANING)).to_be_hidden()
        expect(page.locator(TERM)).to_be_visible()
