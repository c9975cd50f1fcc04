"""Without script every page is complete, in every colour scheme it can be read, and the settings work by form."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Tab
from tests.browser.contrast import light
from tests.browser.layout import CUT, scrolls_sideways
from tests.browser.paths import KINDS, MIRRORED, SOME_MIRRORED

pytestmark = pytest.mark.browser

SOME = (
    *(pytest.param(one, marks=() if number % 2 else pytest.mark.proof) for number, one in enumerate(KINDS)),
    *MIRRORED,
)
DOORS = ("/en/", pytest.param("/ar/", marks=pytest.mark.proof))
CALM = ("/en/left/", *SOME_MIRRORED[:2])
FORCED = (*KINDS[:3], *SOME_MIRRORED)
# The page's own player as it stands without script, where the button is that the script brings.
NATIVE = "document.querySelectorAll('.listen__word, .listen__button').forEach(one => one.hidden = !one.hidden)"
MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
  const style = getComputedStyle(one);
  const long = list => list.split(',').some(time => parseFloat(time) * (time.includes('ms') ? 1 : 1000) > 10);
  return long(style.transitionDuration) || (style.animationName !== 'none' && long(style.animationDuration))
    || style.scrollBehavior === 'smooth';
}).map(one => one.outerHTML.slice(0, 80))"""
# What the system's own colours do not reach, or a picture lies behind. A drawing is not words: it keeps its own.
KEPT = """() => [...document.querySelectorAll('body, body *:not(svg):not(svg *)')].filter(one => {
  const style = getComputedStyle(one);
  return one.getClientRects().length && (style.forcedColorAdjust !== 'auto' || style.backgroundImage !== 'none');
}).map(one => one.outerHTML.slice(0, 80))"""
PAPER = """() => {
  for (let one = document.querySelector('h1'); one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor;
    if (!/, 0\\)$/.test(colour) && colour !== 'transparent') return colour;
  }
  return 'rgb(255, 255, 255)';
}"""


@pytest.mark.parametrize("path", SOME)
def test_a_page_is_complete_without_script(visit: Tab, path: str) -> None:
    """The same words, but for buttons that need script: without it the number and the browser's player are there."""
    with visit() as page:
        page.goto(path)
        copied = page.evaluate("[...document.querySelectorAll('[data-copy]')].map(one => one.dataset.copy)")
        page.evaluate("document.querySelectorAll('[data-copy]').forEach(one => one.remove())")
        page.evaluate(NATIVE)
        with_script = page.locator("main").inner_text()
    with visit(java_script_enabled=False) as page:
        page.goto(path)
        assert page.locator("main").inner_text() == with_script
        assert all(number in with_script for number in copied)
        assert page.locator("h1").is_visible()
        assert not scrolls_sideways(page)
        assert page.evaluate(CUT) == []


def test_sound_is_there_without_script(visit: Tab) -> None:
    with visit(java_script_enabled=False) as page:
        page.goto("/en/left/")
        player = page.locator("main audio[controls]").first
        assert player.is_visible()
        for source in player.locator("source").all():
            answer = page.request.get(source.get_attribute("src") or "")
            assert answer.status == 200
            assert answer.headers["cache-control"].endswith("immutable")


def test_a_reader_walks_from_the_door_to_the_last_theme_without_script(visit: Tab) -> None:
    with visit(java_script_enabled=False) as page:
        page.goto("/en/start/")
        seen = [page.url]
        while (following := page.locator("main .steps__next a, main a[rel=next]")).count():
            following.first.click()
            page.wait_for_url(lambda url: url != seen[-1])
            seen.append(page.url)
        assert len(seen) == 8


@pytest.mark.parametrize("code", ["en", pytest.param("ar", marks=pytest.mark.proof)])
def test_settings_work_by_form(visit: Tab, code: str) -> None:
    with visit(java_script_enabled=False) as page:
        page.goto(f"/{code}/settings/")
        before = page.locator("html").evaluate(
            "one => getComputedStyle(one).fontSize + getComputedStyle(document.body).fontSize"
        )
        page.locator("input[type=radio][name=text]").last.check()
        page.locator("main form button").first.click()
        page.goto(f"/{code}/start/")
        after = page.locator("html").evaluate(
            "one => getComputedStyle(one).fontSize + getComputedStyle(document.body).fontSize"
        )
        assert before != after


@pytest.mark.parametrize("path", DOORS)
def test_dark_is_dark_and_light_is_light(visit: Tab, path: str) -> None:
    with visit(color_scheme="light") as page:
        page.goto(path)
        assert light(page.evaluate(PAPER)) > 0.5
    with visit(color_scheme="dark") as page:
        page.goto(path)
        assert light(page.evaluate(PAPER)) < 0.1


@pytest.mark.parametrize("path", CALM)
def test_nothing_moves_where_motion_is_unwelcome(visit: Tab, path: str) -> None:
    with visit(reduced_motion="reduce") as page:
        page.goto(path)
        assert page.evaluate(MOVING) == []
        page.emulate_media(reduced_motion="no-preference")
        assert page.evaluate(MOVING), "nothing moves at all: what does this test look at?"


@pytest.mark.parametrize("path", FORCED)
def test_forced_colours_reach_all_that_is_read(visit: Tab, path: str) -> None:
    with visit(forced_colors="active") as page:
        page.goto(path)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.evaluate(KEPT) == []
        assert page.evaluate(CUT) == []
        page.evaluate("document.querySelector('h1').style.forcedColorAdjust = 'none'")
        assert len(page.evaluate(KEPT)) > 0
