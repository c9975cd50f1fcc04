"""What does not come is told, with a way on; what was left is found again, with the focus on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Tab
from tests.browser.keeper import wait_for
from tests.browser.player import AUDIO, go_to, heard, listen
from tests.browser.test_ways_of_the_voice import SEEK, marked
from tests.conftest import GUIDES
from tests.serving import need_file

pytestmark = pytest.mark.browser
LATER = pytest.mark.proof

NEXT = "main .steps__next a"
LOST = "This page did not load. Try again"
BROKEN = "ERR_FAILED"
LOUD = "console: "  # htmx says there, too, that nothing came
ON_HEADING = "() => document.activeElement.tagName === 'H1'"
PART = 34_000  # bytes that come before a file breaks off; Chromium asks for 32 KiB at least
PLAYED = """window.played = []; const { play } = HTMLMediaElement.prototype;
HTMLMediaElement.prototype.play = function () { played.push(this); return play.call(this); };"""
SOUNDED = "told => played.some((one) => one.src.endsWith(told) && one.currentTime > 0.5)"
REFUSED = "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"


@pytest.fixture(autouse=True)
def _htmx() -> None:
    need_file(GUIDES["guide"].vendor / "htmx-2.0.10.min.js")


def abort(route: Route) -> None:
    """As without network."""
    route.abort()


def stays(page: Page) -> None:
    """The page was not loaded anew, something has the focus, and the voice goes on."""
    assert page.evaluate("window.sameDocument === true")
    assert heard(page)["playing"]


def test_a_step_without_network_keeps_page_and_voice(visit: Tab) -> None:
    with visit(forgive=LOUD) as page:
        listen(page)
        page.evaluate("window.sameDocument = true")
        page.route("**/en/feelings/", abort)
        page.locator(NEXT).click()
        expect(page.locator("#voice")).to_have_text(LOST)
        assert page.url.endswith("/en/left/")
        stays(page)
        page.locator("main a[href='/en/sources/'], .foot a[href='/en/sources/']").first.click()
        page.wait_for_url("**/en/sources/")
        expect(page.locator("#voice")).to_be_empty()
        page.go_back()
        page.wait_for_url("**/en/left/")
        page.locator(NEXT).click()
        expect(page.locator("#voice")).to_have_text(LOST)
        page.unroute("**/en/feelings/")
        page.locator("#voice a").click()
        page.wait_for_url("**/en/feelings/")
        assert page.evaluate("window.sameDocument") is None


def test_back_without_network_keeps_page_and_voice(visit: Tab) -> None:
    with visit(forgive=BROKEN) as page:
        listen(page)
        page.evaluate("window.sameDocument = true")
        page.locator(NEXT).click()
        page.wait_for_url("**/en/feelings/")
        page.wait_for_function(ON_HEADING)
        page.route("**/en/left/", abort)
        page.evaluate("history.back()")
        expect(page.locator("#voice")).to_have_text(LOST)
        stays(page)
        page.unroute("**/en/left/")
        page.locator("#voice a").click()
        expect(page.locator("h1")).to_have_text("Fear of being left")


@LATER
def test_who_goes_elsewhere_while_back_waits_gets_there(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/start/")
        page.locator(NEXT).first.click()
        page.wait_for_function(ON_HEADING)
        page.route("**/en/start/", lambda _: None)
        page.evaluate("history.back()")
        page.wait_for_function("() => location.pathname === '/en/start/'")
        page.locator("#languages a[hreflang=es]").evaluate("one => one.click()")
        page.wait_for_url("**/es/left/")
        page.wait_for_function("() => document.documentElement.lang.toLowerCase() === 'es'")
        page.wait_for_function(ON_HEADING)
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.lang").lower() == "es"
        assert page.locator("#page").get_attribute("lang") == "es"


def test_back_and_forward_find_a_button_that_a_script_brought(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        page.locator(NEXT).click()
        page.wait_for_url("**/en/feelings/")
        page.wait_for_function(ON_HEADING)
        page.locator(".listen__button").press("Enter")
        page.wait_for_timeout(300)
        page.go_back()
        page.wait_for_url("**/en/left/")
        page.wait_for_function(f"() => document.activeElement === document.querySelector('{NEXT}')")
        page.go_forward()
        page.wait_for_url("**/en/feelings/")
        page.wait_for_function("() => document.activeElement.matches('.listen__button')")


@LATER
def test_a_number_is_said_again_and_also_where_copying_is_refused(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/help/gb/")
        page.evaluate(REFUSED)
        button = page.locator("[data-copy]").first
        number = button.get_attribute("data-copy") or ""
        said = page.evaluate_handle(
            """() => {
              const told = [], line = document.getElementById('said');
              new MutationObserver(() => told.push(line.textContent)).observe(line, { childList: true });
              return told;
            }"""
        )
        for _ in range(2):
            button.click()
            expect(page.locator("#said")).to_have_text(number)
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.resolve(); }")
        button.click()
        expect(page.locator("#said")).to_have_text(f"Copied: {number}")
        assert said.json_value().count("") >= 2, "between two times the line is empty"


def test_a_sound_that_was_lost_is_asked_for_again(visit: Tab) -> None:
    with visit(forgive=BROKEN) as page:
        page.route("**/sound/*.*", abort)
        page.goto("/en/left/")
        page.locator(".listen__button").click()
        expect(page.locator("#voice")).to_have_text("The sound did not load. The text is complete. Try the MP3")
        page.unroute("**/sound/*.*")
        page.locator(".listen__button").click()
        page.wait_for_function(f"() => !{AUDIO}.paused && {AUDIO}.currentTime > 0")
        expect(page.locator("#voice")).to_be_empty()
        assert heard(page)["marked"] != []


def test_who_cannot_read_hears_that_no_sound_comes(visit: Tab) -> None:
    with visit(forgive=BROKEN) as page:
        page.add_init_script(PLAYED)
        listen(page)
        told = page.locator("#player-template").evaluate("one => one.content.firstElementChild.dataset.lost")
        assert told.endswith(".mp3")
        page.wait_for_function("told => performance.getEntriesByName(new URL(told, location).href).length", arg=told)
        page.locator(NEXT).click()
        page.wait_for_url("**/en/feelings/")
        page.route("**/sound/**", abort)
        page.locator(".listen__button").click()
        expect(page.locator("#voice")).to_have_text("The sound did not load. The text is complete. Try the MP3")
        page.wait_for_function(SOUNDED, arg=told)
        assert not heard(page)["playing"]


@LATER
@pytest.mark.parametrize("wish", ["cookie", "header"])
def test_who_saves_data_gets_nothing_ahead(visit: Tab, wish: str) -> None:
    with visit(extra_http_headers={"Save-Data": "on"} if wish == "header" else {}) as page:
        if wish == "cookie":
            page.goto("/en/settings/")
            page.locator("input[name=saving][value=low]").check()
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        listen(page)
        page.wait_for_timeout(500)
        assert [url for url in asked if url.endswith(".webm")] != []
        assert [url for url in asked if url.endswith(".mp3")] == []


@LATER
def test_where_opus_does_not_come_the_mp3_is_heard(visit: Tab) -> None:
    with visit(forgive=BROKEN) as page:
        page.route("**/sound/*.webm", abort)
        listen(page)
        name = go_to(page, 4)
        assert page.evaluate(f"{AUDIO}.currentSrc").endswith(".mp3")
        assert heard(page)["id"] == name


@LATER
def test_where_opus_breaks_off_the_mp3_goes_on_at_the_sentence(visit: Tab) -> None:
    waiting: list[Route] = []

    def answer(route: Route) -> None:
        if not (route.request.headers.get("range") or "bytes=0-").startswith("bytes=0-"):
            waiting.append(route)
            return
        body = route.fetch(headers={"range": "bytes=0-"}).body()
        headers = {"content-type": "audio/webm", "content-range": f"bytes 0-{PART - 1}/{len(body)}"}
        route.fulfill(status=206, headers=headers, body=body[:PART])

    with visit(forgive="404") as page:
        page.route("**/sound/*.webm", answer)
        listen(page)
        assert page.evaluate(f"{AUDIO}.currentSrc").endswith(".webm")
        wait_for(lambda: page.evaluate("true") and bool(waiting))  # requests come while the page is asked
        name = page.evaluate(f"[...{AUDIO}.querySelector('track').track.cues].slice(-3)[0].id")
        page.evaluate(SEEK, name)
        for route in waiting:  # what only does not come is asked for again and again; what is gone is gone
            route.fulfill(status=404)
        page.wait_for_function(f"() => {AUDIO}.currentSrc.endsWith('.mp3') && !{AUDIO}.paused", timeout=30_000)
        marked(page, name)
        page.wait_for_function(f"() => {AUDIO}.readyState > 2")
        assert heard(page)["id"] == name


@LATER
def test_no_number_is_told_before_the_captions_have_come(visit: Tab) -> None:
    with visit() as page:
        waiting: list[Route] = []

        def wait(route: Route) -> None:
            waiting.append(route)

        page.route("**/*.vtt", wait)
        page.goto("/en/left/")
        page.locator(".listen__button").click()
        page.locator(".player__more > summary").click()
        expect(page.locator(".player__where")).to_be_empty()
        for route in waiting:
            route.continue_()
        expect(page.locator(".player__where")).to_contain_text("Sentence 1 of")
