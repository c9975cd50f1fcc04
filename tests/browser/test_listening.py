"""What goes beyond play and pause: parts, the next part, a place to come back to, clips where they stand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tab
from tests.browser.player import AUDIO, go_to, heard, listen
from tests.browser.test_at_once import save
from tests.conftest import GUIDES
from tests.serving import need_file

pytestmark = [pytest.mark.browser, pytest.mark.proof]
TO_THE_END = f"{AUDIO}.currentTime = {AUDIO}.duration - 0.4"


@pytest.fixture(autouse=True)
def _htmx() -> None:
    need_file(GUIDES["guide"].vendor / "htmx-2.0.10.min.js")


def marked(page: Page, name: str) -> None:
    """Wait until this sentence is marked."""
    page.wait_for_function("id => document.getElementById(id)?.classList.contains('sentence--spoken')", arg=name)


def test_the_parts_of_the_page_are_in_the_row(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        page.locator(".player__more > summary").click()
        page.locator(".player__parts > summary").click()
        headings = page.locator(".section__heading .sentence[id]")
        parts = page.locator(".player__parts button")
        said = page.evaluate(f"[...{AUDIO}.querySelector('track').track.cues].map(one => one.id)")
        names = [one.get_attribute("id") for one in headings.all()]
        assert parts.count() == len([name for name in names if name in said]) > 5
        parts.nth(3).click()
        marked(page, names[3] or "")
        assert heard(page)["playing"]
        page.locator("#player a[data-hx-get$='/help/']").press("Escape")
        page.locator("main .steps__next a").click()
        page.wait_for_url("**/feelings/")
        page.locator(".player__more > summary").click()
        expect(page.locator(".player__panel")).to_be_visible()
        expect(page.locator(".player__parts")).to_be_hidden()
        page.locator(".listen__button").click()  # what is heard now has parts here
        expect(page.locator(".player__parts")).to_be_visible()


def test_only_parts_that_the_voice_says_are_in_the_row(visit: Tab) -> None:
    with visit() as page:
        listen(page, "/en/help/")
        page.locator(".player__more > summary").click()
        page.locator(".player__parts > summary").click()
        said = page.evaluate(f"[...{AUDIO}.querySelector('track').track.cues].map(one => one.id)")
        names = [one.get_attribute("id") for one in page.locator("h2 .sentence[id]").all()]
        assert (
            0 < page.locator(".player__parts button").count() == len([one for one in names if one in said]) < len(names)
        )


def test_the_voice_goes_on_with_the_next_part_where_the_reader_wants_it(visit: Tab) -> None:
    with visit() as page:
        save(page, next="on")
        listen(page)
        page.evaluate(TO_THE_END)
        page.wait_for_url("**/feelings/")
        page.wait_for_function(f"() => !{AUDIO}.paused && {AUDIO}.currentTime < 30")
        expect(page.locator(".listen__button")).to_have_text("Pause")
        assert page.evaluate("document.activeElement.tagName") == "H1"


def test_it_stops_where_nobody_wants_more_and_before_a_word_of_care(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        page.evaluate(TO_THE_END)
        page.wait_for_function(f"() => {AUDIO}.ended")
        page.wait_for_timeout(500)
        assert page.url.endswith("/left/")
    with visit() as page:
        save(page, next="on")
        listen(page, "/en/love/")  # the next one speaks of self-harm
        page.evaluate(TO_THE_END)
        page.wait_for_function(f"() => {AUDIO}.ended")
        page.wait_for_timeout(500)
        assert page.url.endswith("/love/")


def test_at_the_end_of_this_part_it_stops_where_the_reader_said_so_last(visit: Tab) -> None:
    with visit() as page:
        save(page, next="on")
        listen(page)
        page.locator(".player__more > summary").click()
        page.get_by_label("At the end of this part").check()
        expect(page.locator("#voice")).to_have_text("The sound stops by itself: At the end of this part")
        page.evaluate(f"{AUDIO}.currentTime = {AUDIO}.duration - 20")
        expect(page.locator("#voice")).to_have_text("The sound stops in half a minute.")
        page.evaluate(TO_THE_END)
        expect(page.locator("#voice")).to_have_text("The sound has stopped, as you asked.")
        assert page.url.endswith("/left/")
        assert page.locator("input[name=timer]:checked").get_attribute("value") == ""


def test_who_pauses_may_read_on(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        name = go_to(page, 5)
        button = page.locator(".player__row > [data-act=read]")
        expect(button).to_be_hidden()
        page.locator("[data-act=toggle]").click()
        expect(page.locator("[data-act=again]")).to_be_hidden()
        button.click()
        assert page.evaluate("document.activeElement.id") == name
        page.locator("[data-act=toggle]").click()
        expect(button).to_be_hidden()
        expect(page.locator("[data-act=again]")).to_be_visible()


def test_who_comes_back_may_go_on_at_the_sentence(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        go_to(page, 4)
        page.goto("/en/left/")
        expect(page.locator(".listen__resume")).to_be_hidden()
        assert page.evaluate("localStorage.length") == 0
        save(page, resume="yes")
        listen(page)
        name = go_to(page, 4)
        page.wait_for_function("() => localStorage.length === 1")
        page.goto("/es/left/")
        button = page.locator(".listen__resume")
        expect(button).to_be_visible()
        number = button.inner_text()
        button.click()
        marked(page, name)
        assert heard(page)["focus"] == "BUTTON"
        page.locator(".player__more > summary").click()
        assert "".join(filter(str.isdigit, number)) in page.locator(".player__where").inner_text()
        save(page, resume="no")
        assert page.evaluate("localStorage.length") == 0
        page.goto("/en/left/")
        expect(page.locator(".listen__resume")).to_be_hidden()


def test_a_pause_only_after_each_paragraph(visit: Tab) -> None:
    with visit() as page:
        save(page, pauses="paragraph")
        listen(page)
        inside = page.evaluate(
            """() => {
              const sentences = p => [...p.querySelectorAll(':scope > .sentence')];
              const ids = [...document.querySelectorAll('main .text p')].map(sentences);
              const [one, two, ...rest] = ids.find(p => p.length > 2);
              return [one.id, two.id, rest.pop().id];
            }"""
        )
        to_its_end = f"""id => {{
          const cues = [...{AUDIO}.querySelector('track').track.cues];
          {AUDIO}.currentTime = cues.find(one => one.id === id).endTime - 0.3;
        }}"""
        page.evaluate(to_its_end, inside[0])
        marked(page, inside[1])
        page.evaluate(to_its_end, inside[2])
        page.wait_for_function(f"() => {AUDIO}.paused")
        assert heard(page)["marked"] == [inside[2]]
        expect(page.locator(".listen__button")).to_have_text("Pause")
        page.wait_for_function(f"() => !{AUDIO}.paused", timeout=8000)


@pytest.mark.parametrize("path", ["/languages/", "/en/", "/en/words/"])
def test_a_clip_is_heard_where_it_stands(visit: Tab, path: str) -> None:
    with visit() as page:
        page.goto(path)
        page.evaluate(
            """() => {
              window.played = [];
              const play = HTMLMediaElement.prototype.play;
              HTMLMediaElement.prototype.play = function () { window.played.push(this); return play.call(this); };
            }"""
        )
        first = page.locator(".hear").first
        first.click()
        page.wait_for_function("() => window.played[0]?.currentTime > 0")
        assert page.url.endswith(path)
        assert page.evaluate("window.played[0].src") == page.evaluate("one => one.href", first.element_handle())
        assert page.evaluate("document.activeElement.className") == "hear"
        page.locator(".listen__button").click()
        page.wait_for_function(f"() => !{AUDIO}.paused")
        assert page.evaluate("window.played[0].paused || window.played[0].ended")
        page.locator(".hear").nth(1).click()
        assert page.evaluate(f"{AUDIO}.paused")


def test_a_clip_that_cannot_play_is_a_plain_link(visit: Tab) -> None:
    with visit(forgive="NotSupportedError") as page:
        page.goto("/en/words/")
        page.evaluate("() => { HTMLMediaElement.prototype.play = () => Promise.reject(new Error('no')); }")
        page.locator(".hear").first.click()
        page.wait_for_url("**/sound/**")


def test_the_way_back_to_what_sounds_is_a_step(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        page.locator("main .steps__next a").click()
        page.wait_for_url("**/feelings/")
        way = page.locator(".player__where a")
        expect(page.locator(".player__where")).to_contain_text("Playing: Fear of being left")
        expect(way).to_have_text("Fear of being left")
        expect(way).to_be_visible()
        box = way.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        way.click()
        page.wait_for_url("**/left/")
        page.locator(".sentence--spoken").wait_for(state="attached")
        assert heard(page)["playing"]
