"""Voice and page are one: what sounds is marked, what is pressed is heard, the voice stays while pages change."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.axe import axe_reading
from tests.browser.conftest import Tab
from tests.browser.layout import SPREAD, TARGETS, scrolls_sideways
from tests.browser.player import AUDIO, BEGINNING, go_to, heard, listen, sentence
from tests.browser.test_keyboard import stops
from tests.conftest import GUIDES
from tests.reports import clean
from tests.serving import need_file

pytestmark = pytest.mark.browser
LATER = partial(pytest.param, marks=pytest.mark.proof)

NEXT = "main .steps__next a"


@pytest.fixture(autouse=True)
def _htmx() -> None:
    need_file(GUIDES["guide"].vendor / "htmx-2.0.10.min.js")


def test_who_listens_sees_which_sentence_is_said(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        name = go_to(page, 3)
        told = heard(page)
        assert told["playing"]
        assert told["id"] == name
        assert told["marked"] == [name]
        expect(page.locator(".listen__button")).to_have_text("Pause")
        assert page.locator("audio:visible").count() == 0
        page.locator("[data-act=next]").click()
        page.wait_for_function("id => !document.getElementById(id).classList.contains('sentence--spoken')", arg=name)
        assert heard(page)["marked"] == [sentence(page, 4)]
        page.locator("[data-act=before]").click()
        page.wait_for_function("id => document.getElementById(id).classList.contains('sentence--spoken')", arg=name)
        page.locator("[data-act=toggle]").click()
        assert not heard(page)["playing"]
        expect(page.locator(".listen__button")).to_have_text("Listen")


def test_nothing_sounds_before_somebody_asks(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/left/")
        page.mouse.click(*page.evaluate(BEGINNING, sentence(page, 3)))
        assert page.evaluate(f"{AUDIO}.paused && {AUDIO}.children.length === 0")
        assert page.locator("#player").is_hidden()
        assert page.locator("main .sentence[tabindex], main .sentence[role], main .sentence[onclick]").count() == 0


def test_a_part_is_heard_from_its_own_link_and_another_sound_opens_by_itself(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        part = page.locator("main .section .section__listen").nth(1)
        first = part.evaluate("one => one.closest('.section').querySelector('.sentence[id]').id")
        part.click()
        page.wait_for_function("id => document.querySelector('.sentence--spoken')?.id === id", arg=first)
        page.goto("/ar/help/gb/")
        page.locator("main .section__listen").first.click()
        page.wait_for_url("**/sound/*.mp3*")


def test_the_voice_goes_on_while_the_page_changes(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        page.locator(NEXT).click()
        page.wait_for_function("() => document.activeElement.tagName === 'H1'")
        before = heard(page)
        assert before["playing"]
        assert before["marked"] == []
        expect(page.locator(".listen__button")).to_have_text("Listen to this instead")
        page.locator(".player__more > summary").click()
        page.locator(".player__where").get_by_role("link", name="Fear of being left").wait_for()
        page.wait_for_function(f"time => {AUDIO}.currentTime > time", arg=before["time"] + 0.3)
        page.locator(".listen__button").click()
        page.wait_for_function(
            f"() => !{AUDIO}.paused && document.querySelector('.listen__button').textContent === 'Pause'"
        )


@pytest.mark.proof
def test_a_word_is_opened_and_left_again(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        page.locator("main .text a.term").first.click()
        page.wait_for_function("() => document.activeElement.matches('.meaning')")
        assert heard(page)["playing"]
        page.locator(".meaning:visible a[href*='/words/']").click()
        page.wait_for_url("**/en/words/#w-*")
        page.wait_for_function("() => document.activeElement.id.startsWith('w-')")
        assert heard(page)["playing"]
        page.go_back()
        page.wait_for_function("() => document.activeElement.matches('.meaning a')")
        assert heard(page)["playing"]


def test_help_is_quiet_at_once_and_the_place_is_kept(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        name = go_to(page, 5)
        quiet = page.evaluate(
            f"""() => new Promise(done => {{
              const begun = performance.now();
              {AUDIO}.addEventListener('pause', () => done(performance.now() - begun), {{ once: true }});
              document.querySelector('.bar__link--help').click();
            }})"""
        )
        assert quiet < 100
        page.wait_for_url("**/en/help/")
        page.wait_for_function("() => document.activeElement.tagName === 'H1'")
        expect(page.locator("#voice")).to_have_text("Paused. Go on")
        assert not heard(page)["playing"]
        page.go_back()
        page.wait_for_function("() => document.activeElement.matches('.bar__link--help')")
        told = heard(page)
        assert not told["playing"]
        assert told["marked"] == [name]


@pytest.mark.proof
def test_a_part_with_a_word_of_care_pauses_the_voice(visit: Tab) -> None:
    with visit() as page:
        listen(page, "/en/love/")
        page.locator("main .steps__next a[href='/en/impulse/']").click()
        page.wait_for_url("**/en/impulse/")
        page.wait_for_function(f"() => {AUDIO}.paused")
        assert page.locator(".callout--note").count() > 0
        expect(page.locator("#voice")).to_have_text("Paused. Go on")


@pytest.mark.parametrize("playing", [True, LATER(False)])
def test_another_language_keeps_the_sentence(visit: Tab, playing: bool) -> None:
    with visit() as page:
        listen(page)
        page.locator("[data-act=slower]").click()
        name = go_to(page, 6)
        if not playing:
            page.locator("[data-act=toggle]").click()
        page.locator("#languages a[hreflang=ar]").click()
        page.wait_for_url(f"**/ar/left/#{name}")
        page.wait_for_function("id => document.activeElement.id === id", arg=name)
        page.wait_for_function("id => document.querySelector('.sentence--spoken')?.id === id", arg=name)
        told = heard(page)
        assert told["playing"] == playing
        assert told["rate"] == 0.85
        assert told["lang"] == "ar"
        expect(page.locator(".player")).to_have_attribute("dir", "rtl")
        expect(page.locator("[data-act=toggle]")).to_have_text("إيقاف" if playing else "استماع")


@pytest.mark.proof
def test_slower_pauses_and_read_on(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        page.locator("[data-act=slower]").click()
        assert heard(page)["rate"] == 0.85
        expect(page.locator("#voice")).to_have_text("Speed: 85%")
        expect(page.get_by_role("button", name="0.85×, Slower")).to_be_visible()
        page.locator(".player__more > summary").click()
        page.get_by_label("Long", exact=True).check()
        page.keyboard.press("Escape")
        name = go_to(page, 3)
        page.wait_for_function(f"() => {AUDIO}.paused", timeout=20_000)
        expect(page.locator("[data-act=toggle]")).to_have_text("Pause")
        assert heard(page)["marked"] == [name]
        page.wait_for_function(f"() => !{AUDIO}.paused", timeout=8000)
        page.locator(".player__more > summary").click()
        page.locator(".player__panel [data-act=read]").click()
        told = heard(page)
        assert not told["playing"]
        assert page.evaluate("document.activeElement.id") == told["marked"][0]


def test_the_timer_warns_and_stops(visit: Tab) -> None:
    with visit() as page:
        page.clock.install()
        listen(page)
        page.locator(".player__more > summary").click()
        page.get_by_label("In 10 minutes").check()
        page.clock.run_for(100)
        expect(page.locator("#voice")).to_have_text("The sound stops by itself: In 10 minutes")
        page.clock.fast_forward("09:31")
        page.clock.run_for(100)
        expect(page.locator("#voice")).to_have_text("The sound stops in half a minute.")
        assert heard(page)["playing"]
        page.clock.fast_forward("00:30")
        page.clock.run_for(100)
        assert not heard(page)["playing"]
        expect(page.locator("#voice")).to_have_text("The sound has stopped, as you asked.")
        assert page.locator("input[name=timer]:checked").get_attribute("value") == "", "it is over"


def test_a_sound_that_does_not_come_is_told_in_words(visit: Tab) -> None:
    with visit(forgive="ERR_FAILED") as page:
        page.route("**/sound/*.webm", lambda route: route.abort())
        page.route("**/sound/*.mp3", lambda route: route.abort())
        page.goto("/en/left/")
        page.locator(".listen__button").click()
        expect(page.locator("#voice")).to_have_text("The sound did not load. The text is complete. Try the MP3")
        expect(page.locator(".listen__button")).to_have_text("Listen")


@pytest.mark.proof
def test_closing_gives_the_focus_back(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        page.locator(".player__more > summary").click()
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
        page.locator(".player__more > summary").click()
        page.locator("[data-act=close]").click()
        assert page.locator("#player").is_hidden()
        assert page.evaluate("document.activeElement.className") == "listen__button"
        expect(page.locator(".sentence--spoken")).to_have_count(0)


@pytest.mark.parametrize("code", ["en", LATER("ar")])
def test_the_row_is_for_everybody(visit: Tab, code: str) -> None:
    with visit() as page:
        listen(page, f"/{code}/left/")
        go_to(page, 3)
        page.locator("[data-act=toggle]").click()
        assert sum(page.evaluate(f"document.querySelector('{one}').offsetHeight") for one in (".player", ".bar")) <= 160
        found = stops(page, 80)
        assert [stop for stop in found if not stop["ring"] or stop["covered"] or not stop["inside"]] == []
        for _ in range(2):
            assert page.evaluate(TARGETS) == []
            assert not scrolls_sideways(page)
            page.locator(".player__more > summary").click()
        # Nothing over anything: axe cannot see through what sticks.
        page.evaluate(SPREAD, ".bar, .player, .player__panel { position: static } .player__row { display: block }")
        for _ in range(2):
            clean("axe, player", f"/{code}/left/", axe_reading(page))
            page.locator(".player__more > summary").click()
