"""By keyboard alone: the first three stops, a visible focus at each stop, in reading order, never covered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import DESK
from tests.browser.conftest import Tab
from tests.browser.contrast import contrast
from tests.browser.paths import CODES, KINDS

pytestmark = pytest.mark.browser

# What a person would see of the focused element; of a link over two lines, the first. `ring` is the outline, or a
# border that only focus brings.
STOP = """() => {
  const ground = one => {
    for (; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (colour !== 'transparent' && !/^rgba\\(.*, 0\\)$/.test(colour)) return colour;
    }
  };
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const line = one.getClientRects()[0] || box;
  const x = Math.min(Math.max(line.left + line.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(line.top + Math.min(line.height / 2, 20), 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const all = [...document.querySelectorAll('*')];
  return {
    tag: one.tagName, place: all.indexOf(one), href: one.getAttribute('href') || '',
    text: (one.textContent || one.getAttribute('aria-label') || '').trim().slice(0, 40),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    colour: style.outlineColor, around: ground(parseFloat(style.outlineOffset) < 0 ? one : one.parentElement),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !(top === one || one.contains(top) || top?.contains(one)),
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
        places = [stop["place"] for stop in found]
        assert places == sorted(places)


def test_the_skip_link_skips(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/left/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/left/#main")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_stop_can_be_left_again(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/settings/")
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
