"""Where the voice goes with its reader, and where it stops: help and away, Back, other pages, keys of a headset."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import tab
from tests.browser.conftest import Tab
from tests.browser.player import AUDIO, BEGINNING, go_to, heard, listen, sentence
from tests.browser.test_at_once import save
from tests.conftest import GUIDES
from tests.serving import need_file

pytestmark = pytest.mark.browser
LATER = pytest.mark.proof

NEXT = "main .steps__next a"
ON_HEADING = "() => document.activeElement.tagName === 'H1'"
PLAYING = f"() => !{AUDIO}.paused"
# What is so at the very moment of a press, before any other page has come.
PRESSED = f"""what => {{
  document.querySelector(what).click();
  return {{ quiet: {AUDIO}.paused, hidden: document.documentElement.hidden }};
}}"""
AWAY = ".bar a[rel~=nofollow]"
SEEK = f"""id => {{
  {AUDIO}.currentTime = [...{AUDIO}.querySelector('track').track.cues].find(cue => cue.id === id).startTime;
}}"""
IN_VIEW = """[...document.querySelectorAll('main .sentence[id]')].find(one => {
  const { top } = one.getBoundingClientRect();
  return top >= 90 && top < innerHeight;
}).id"""
KEYS = """() => {
  window.keys = {};
  navigator.mediaSession.setActionHandler = (name, act) => (window.keys[name] = act);
}"""


@pytest.fixture(autouse=True)
def _htmx() -> None:
    need_file(GUIDES["guide"].vendor / "htmx-2.0.10.min.js")


def marked(page: Page, name: str) -> None:
    """Wait until this sentence is marked."""
    page.wait_for_function("id => document.getElementById(id)?.classList.contains('sentence--spoken')", arg=name)


def test_in_a_copy_help_is_quiet_and_the_way_out_is_no_way_back(chromium: Browser, copy: str) -> None:
    with tab(chromium, copy) as page:
        page.goto("/en/start/index.html")
        listen(page, "/en/left/index.html")
        assert page.evaluate(PRESSED, ".bar__link--help")["quiet"]
        page.wait_for_url("**/en/help/index.html")
        page.wait_for_function(ON_HEADING)
        page.go_back()
        page.wait_for_url("**/en/left/index.html")
        page.locator("[data-act=toggle]").click()
        page.wait_for_function(PLAYING)
        assert page.evaluate(PRESSED, AWAY) == {"quiet": True, "hidden": True}
        page.wait_for_url("**/en/leave/index.html")
        page.go_back()
        page.wait_for_url("**/en/start/index.html")


def test_leaving_is_silent_and_leaves_no_way_back(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/start/")
        listen(page)
        assert page.evaluate(PRESSED, AWAY) == {"quiet": True, "hidden": True}
        page.wait_for_url("**/en/leave/")
        page.go_back()
        page.wait_for_url("**/en/start/")


def test_back_to_help_is_quiet_and_offers_to_go_on(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/help/")
        page.locator(".bar__link--home").click()
        page.wait_for_function(ON_HEADING)
        page.locator("#answer-1").click()
        page.wait_for_url("**/en/left/")
        page.locator(".listen__button").click()
        page.wait_for_function(PLAYING)
        page.evaluate("history.go(-2)")
        page.wait_for_url("**/en/help/")
        expect(page.locator("#voice")).to_have_text("Paused. Go on")
        assert not heard(page)["playing"]
        page.locator("#voice button").click()
        page.wait_for_function(PLAYING)
        assert heard(page)["focus"] == "BUTTON"
        expect(page.locator("#voice")).to_be_empty()


def test_of_many_offers_one_is_heard(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/listen/")
        buttons = page.locator(".listen__button:visible")
        assert buttons.count() == page.locator("main audio").count() > 5
        assert page.locator("audio:visible").count() == 0
        sounds = "[...document.querySelectorAll('audio')].filter(one => !one.paused).map(one => one.currentSrc)"
        for number in (1, 3):
            buttons.nth(number).click()
            page.wait_for_function(f"() => {AUDIO}.currentTime > 0 && !{AUDIO}.paused")
            expect(buttons.nth(number)).to_have_text("Pause")
            expect(buttons.nth(0)).to_have_text("Listen to this instead")
            offered = page.locator("main .listen").nth(number).locator("source").first.evaluate("one => one.src")
            assert page.evaluate(sounds) == [offered]
        page.locator(".playlist__link").nth(3).click()
        page.wait_for_function(ON_HEADING)
        expect(page.locator(".listen__button")).to_have_text("Pause")
        assert page.evaluate(PRESSED, ".bar__link--help")["quiet"]


@LATER
def test_keys_of_the_lock_screen_do_what_they_say(visit: Tab) -> None:
    with visit() as page:
        page.add_init_script(f"({KEYS})()")
        save(page, pauses="long")
        listen(page)
        page.evaluate(f"{AUDIO}.currentTime = {AUDIO}.querySelector('track').track.cues[2].endTime - 0.3")
        page.wait_for_function(f"() => {AUDIO}.paused")
        expect(page.locator("[data-act=toggle]")).to_have_text("Pause")
        page.evaluate("window.keys.play()")
        page.wait_for_timeout(600)
        assert heard(page)["playing"], "play plays, also in a pause that the reader asked for"
        page.evaluate("window.keys.play()")
        assert heard(page)["playing"]
        for _ in range(2):
            page.evaluate("window.keys.pause()")
            page.wait_for_timeout(100)
            assert not heard(page)["playing"]
        expect(page.locator("[data-act=toggle]")).to_have_text("Listen")


@LATER
def test_pause_in_a_pause_is_told_at_once(visit: Tab) -> None:
    with visit() as page:
        save(page, pauses="long")
        listen(page)
        page.evaluate(f"{AUDIO}.currentTime = {AUDIO}.querySelector('track').track.cues[2].endTime - 0.3")
        page.wait_for_function(f"() => {AUDIO}.paused")
        page.locator("[data-act=toggle]").click()
        expect(page.locator("[data-act=toggle]")).to_have_text("Listen")
        page.locator("[data-act=toggle]").click()
        page.wait_for_timeout(600)
        assert heard(page)["playing"]


@LATER
@pytest.mark.parametrize(
    "look", ["scrollTo(0, 0)", "document.querySelector('.bar__link--home').focus({ preventScroll: true })"]
)
def test_who_looks_elsewhere_is_not_pulled_back(visit: Tab, look: str) -> None:
    """By a scroll bar or a space bar, or with Tab."""
    with visit() as page:
        listen(page)
        go_to(page, 3)
        first = page.evaluate("scrollY")
        far = sentence(page, 30)
        page.evaluate(SEEK, far)
        marked(page, far)
        page.wait_for_function("y => scrollY > y + 300", arg=first)
        page.wait_for_timeout(1500)
        page.evaluate(look)
        page.wait_for_timeout(300)
        place = page.evaluate("scrollY")
        farther = sentence(page, 45)
        page.evaluate(SEEK, farther)
        marked(page, farther)
        page.wait_for_timeout(800)
        assert page.evaluate("scrollY") == place


@LATER
@pytest.mark.parametrize("moved", [True, False])
def test_the_language_link_keeps_what_was_read_last(visit: Tab, moved: bool) -> None:
    with visit() as page:
        page.goto("/en/love/")
        old, new = sentence(page, 12), sentence(page, 40)
        page.goto(f"/en/love/#{old}")
        page.reload()
        page.wait_for_function("id => document.activeElement.id === id", arg=old)
        if moved:
            page.evaluate(BEGINNING, new)
            page.wait_for_timeout(200)
        wanted = page.evaluate(IN_VIEW) if moved else old
        assert (wanted == old) != moved
        page.locator(".bar__link--language").evaluate("one => one.click()")
        page.wait_for_timeout(1500)
        page.locator("#languages a[hreflang=ar]").click()
        page.wait_for_url(f"**/ar/love/#{wanted}")
        page.wait_for_function("id => document.activeElement.id === id", arg=wanted)


@LATER
def test_help_goes_on_while_somebody_looks_around_in_it(visit: Tab) -> None:
    with visit() as page:
        listen(page, "/en/help/")
        page.locator(".bar__link--language").click()
        page.wait_for_timeout(300)
        assert heard(page)["playing"]
        expect(page.locator("#voice")).to_be_empty()


@LATER
def test_two_languages_on_the_paused_sentence_stays(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        name = go_to(page, 6)
        page.locator("[data-act=toggle]").click()
        for code in ("ar", "es"):
            page.locator(f"#languages a[hreflang={code}]").click()
            page.wait_for_url(f"**/{code}/left/#{name}")
            marked(page, name)
        page.locator("[data-act=toggle]").click()
        page.wait_for_function(f"() => !{AUDIO}.paused && {AUDIO}.currentTime > 0")
        assert heard(page)["id"] == name


@LATER
def test_a_finger_on_a_sentence_plays_from_it(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        name = sentence(page, 5)
        page.touchscreen.tap(*page.evaluate(BEGINNING, name))
        marked(page, name)
        assert heard(page)["id"] == name
