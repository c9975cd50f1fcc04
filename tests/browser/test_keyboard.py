"""By keyboard alone: the first three stops, a visible focus at each stop, in reading order, never covered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import DESK
from tests.browser.conftest import Tab
from tests.browser.contrast import contrast
from tests.browser.layout import SPREAD
from tests.browser.paths import CODES, KINDS

pytestmark = pytest.mark.browser

# What a person would see of the focused element; of a link over lines, the first in sight. `covered` looks at the
# middle and, two pixels inside, at the corners, as far as they are in the window. `astray` compares it with the stop
# before: nothing that stands above it, or before it in its line, may come after it; but a column further on may begin
# anew. What sticks to the window, or lies over the page, is compared with its own kind.
STOP = """() => {
  const ground = one => {
    for (; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (colour !== 'transparent' && !/^rgba\\(.*, 0\\)$/.test(colour)) return colour;
    }
  };
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const line = one.getClientRects()[0] || box;
  const seen = [...one.getClientRects()].find(part => part.bottom > 6 && part.top < innerHeight - 6) || line;
  const sides = [[seen.left + 2, seen.right - 2], [seen.top + 2, seen.bottom - 2]];
  const places = [[(seen.left + seen.right) / 2, seen.top + Math.min(seen.height / 2, 20)],
    ...sides[0].flatMap(x => sides[1].map(y => [x, y]))];
  const over = places.filter(([x, y]) => x > 0 && x < innerWidth && y > 0 && y < innerHeight)
    .map(place => document.elementFromPoint(...place));
  const loose = one => {
    while (one && !['fixed', 'sticky', 'absolute'].includes(getComputedStyle(one).position)) one = one.parentElement;
    return one;
  };
  const astray = last => {
    if (!last?.isConnected || loose(last) !== loose(one)) return '';
    const then = last.getClientRects()[0];
    let both = one;
    while (!both.contains(last)) both = both.parentElement;
    const rtl = getComputedStyle(both).direction === 'rtl';
    if (!then) return '';
    const behind = rtl ? line.left >= then.right - 1 : line.right <= then.left + 1;
    const beyond = rtl ? line.right <= then.left + 1 : line.left >= then.right - 1;
    if (line.bottom <= then.top + 1) return beyond ? '' : 'above the stop before';
    return line.top < then.bottom - 1 && behind ? 'beside the stop before, on the wrong side' : '';
  };
  const wrong = astray(window.stopBefore);
  window.stopBefore = one;
  const all = [...document.querySelectorAll('*')];
  return {
    tag: one.tagName, place: all.indexOf(one), href: one.getAttribute('href') || '',
    text: (one.textContent || one.getAttribute('aria-label') || '').trim().slice(0, 40),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    colour: style.outlineColor, around: ground(parseFloat(style.outlineOffset) < 0 ? one : one.parentElement),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !over.length || over.some(top => !(one.contains(top) || top?.contains(one))), astray: wrong,
    width: box.width, height: box.height,
  };
}"""
MOST_STOPS = 400
RING = 3.0  # WCAG 2.2, 1.4.11: contrast of what is no text
ZOOMED = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 1}  # 1280 x 1024 at 400 %
WINDOWS: dict[str, Mapping[str, object]] = {"phone": {}, "desk": DESK, "zoomed": ZOOMED}
OTHERS = (*(f"/ar/{rest}" for rest in ("", "love/", "help/", "help/eg/", "settings/")), "/es/love/", "/es/help/")
WALKED = (
    *(path for path in KINDS if "/all/" not in path),
    *(pytest.param(one, marks=pytest.mark.proof) for one in OTHERS),
)


EACH_WAY = pytest.mark.parametrize("code", ["en", pytest.param("ar", marks=pytest.mark.proof)])
UPSIDE_DOWN = ".form__fields { display: flex; flex-direction: column-reverse }"
WRONG_WAY = ".bar { display: flex; flex-direction: row-reverse }"


def stops(page: Page, most: int = MOST_STOPS) -> list[dict[str, Any]]:
    """Press Tab until the page ends; what each stop looked like. A player's inner buttons count as one stop."""
    found: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["tag"] == "BODY":
            break
        if not found or stop["place"] != found[-1]["place"]:
            found.append(stop)
    return found


@pytest.mark.parametrize("code", CODES)
def test_skip_then_help_then_leave(visit: Tab, code: str) -> None:
    with visit() as page:
        page.goto(f"/{code}/left/")
        first = [stop["href"] for stop in stops(page, 3)]
        assert first == ["#main", f"/{code}/help/", f"/{code}/leave/"]


@pytest.mark.parametrize("path", WALKED)
@pytest.mark.parametrize("size", ["phone", *(pytest.param(one, marks=pytest.mark.proof) for one in ("desk", "zoomed"))])
def test_focus_is_seen_at_every_stop_in_reading_order(visit: Tab, path: str, size: str) -> None:
    with visit(**WINDOWS[size]) as page:
        page.goto(path)
        found = stops(page)
        assert len(found) > 5
        for stop in found:
            assert stop["ring"], f"no visible focus: {stop}"
            assert contrast(stop["colour"], stop["around"]) >= RING, f"a faint ring: {stop}"
            assert stop["inside"], f"focus out of sight: {stop}"
            assert not stop["covered"], f"focus covered: {stop}"
            assert not stop["astray"], f"not in reading order: {stop}"
        places = [stop["place"] for stop in found]
        assert places == sorted(places)


@pytest.mark.parametrize("css", [UPSIDE_DOWN, WRONG_WAY])
def test_an_order_that_only_style_has_changed_is_noticed(visit: Tab, css: str) -> None:
    with visit() as page:
        page.goto("/en/settings/")
        page.evaluate(SPREAD, css)
        assert any(stop["astray"] for stop in stops(page))


@EACH_WAY
def test_the_skip_link_skips(visit: Tab, code: str) -> None:
    with visit() as page:
        page.goto(f"/{code}/left/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{code}/left/#main")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@EACH_WAY
def test_every_stop_can_be_left_again(visit: Tab, code: str) -> None:
    with visit() as page:
        page.goto(f"/{code}/settings/")
        there = [stop["place"] for stop in stops(page)]
        back: list[int] = []
        for _ in range(MOST_STOPS):
            page.keyboard.press("Shift+Tab")
            stop = page.evaluate(STOP)
            if stop["tag"] == "BODY" and back:
                break
            if stop["tag"] != "BODY":
                back.append(stop["place"])
        assert set(there) == set(back)
