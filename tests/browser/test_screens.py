"""Small screens, big letters, fat fingers: nothing is cut off, and the first screen holds what matters."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import DESK
from tests.browser.conftest import Tab
from tests.browser.paths import HEARD_CODES, KINDS, MATRIX, SIZES, THEMES

pytestmark = pytest.mark.browser

NARROW = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 1}
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    " p { margin-block-end: 2em !important }"
)
SPREAD = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }"
# Elements that stick out to the right, or cut their own words off. A hidden link until focus is not cut.
CUT = """() => [...document.querySelectorAll('body *')].filter(one => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  if (!box.width || !box.height || style.position === 'fixed' || box.bottom + scrollY <= 0) return false;
  const cut = style.overflow !== 'visible' && !one.closest('svg, select, audio') && one.textContent.trim()
    && one.scrollHeight > one.clientHeight + 1 && one.clientHeight > 2;
  return box.right > innerWidth + 1 || box.left < -1 || cut;
}).map(one => one.outerHTML.slice(0, 120))"""
TARGETS = """() => {
  const inText = one => {
    const around = one.closest('p, li, dd, dt, h1, h2, h3, figcaption, td, label, legend');
    if (!around || getComputedStyle(one).display !== 'inline') return false;
    const rest = around.textContent.replace(one.textContent, '').trim();
    return rest.length > 0 || one.closest('p')?.matches('.text p');
  };
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, audio[controls]')]
    .map(one => {
      const target = one.closest('label') || one;
      const box = target.getBoundingClientRect();
      const seen = box.width > 0 && box.bottom + scrollY > 0 && !inText(one);
      return { html: one.outerHTML.slice(0, 120), width: box.width, height: box.height, seen };
    })
    .filter(one => one.seen && (one.width < 43.5 || one.height < 43.5))
    .map(one => `${Math.round(one.width)}x${Math.round(one.height)} ${one.html}`);
}"""


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("path", MATRIX)
def test_nothing_is_cut_at_320_pixels_with_spaced_letters(visit: Tab, path: str) -> None:
    with visit(**NARROW) as page:
        page.goto(path)
        assert not scrolls_sideways(page)
        assert page.evaluate(CUT) == []
        page.evaluate(SPREAD, SPACED)
        assert not scrolls_sideways(page)
        assert page.evaluate(CUT) == []


@pytest.mark.parametrize("path", KINDS)
def test_letters_twice_as_big_fit(visit: Tab, path: str) -> None:
    with visit() as page:
        page.goto(path)
        page.evaluate(SPREAD, "html { font-size: 200% !important }")
        assert not scrolls_sideways(page)
        assert page.evaluate(CUT) == []


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("size", SIZES)
def test_targets_are_big_enough_for_a_finger(visit: Tab, path: str, size: str) -> None:
    with visit(**(DESK if size == "desk" else {})) as page:
        page.goto(path)
        assert page.evaluate(TARGETS) == []


@pytest.mark.parametrize("slug", THEMES)
@pytest.mark.parametrize("code", HEARD_CODES)
def test_the_first_screen_holds_what_matters(visit: Tab, code: str, slug: str) -> None:
    with visit() as page:
        page.goto(f"/{code}/{slug}/")
        bottoms = {
            "picture": "document.querySelector('main svg')",
            "heading": "document.querySelector('h1')",
            "sound": "document.querySelector('.listen__button')",
            "first sentence": "document.querySelector('main p .sentence, main p[id^=s-], main p [id^=s-]')",
        }
        for what, where in bottoms.items():
            bottom = page.evaluate(f"{where}?.getBoundingClientRect().bottom ?? 9999")
            assert bottom <= 640, f"{what} ends at {bottom:.0f} of 640"
        assert page.evaluate("document.querySelector('header').getBoundingClientRect().height") <= 96


@pytest.mark.parametrize("path", ["/en/", "/en/start/", "/en/help/gb/"])
def test_what_sticks_stays_small(visit: Tab, path: str) -> None:
    with visit() as page:
        page.goto(path)
        sticky = page.evaluate(
            """() => [...document.querySelectorAll('body *')]
              .filter(one => ['sticky', 'fixed'].includes(getComputedStyle(one).position))
              .map(one => one.getBoundingClientRect().height)"""
        )
        assert sum(sticky) <= 640 / 4
    with visit(**NARROW) as page:
        page.goto(path)
        assert page.evaluate("getComputedStyle(document.querySelector('header')).position") in ("static", "relative")
