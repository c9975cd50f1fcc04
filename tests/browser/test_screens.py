"""Small screens, big letters, fat fingers: nothing is cut off, and the first screen holds what matters."""

from __future__ import annotations

import re

import pytest

from tests.browser.chromium import DESK
from tests.browser.conftest import Tab
from tests.browser.layout import CUT, SPREAD, TARGETS, scrolls_sideways
from tests.browser.paths import AUDITS, HEARD_CODES, KINDS, MIRRORED, RARE, SIZES, SOME_MIRRORED, THEMES

pytestmark = pytest.mark.browser

NARROW = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 1}
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    " p { margin-block-end: 2em !important }"
)
LESS = (*RARE, "/ar/about/")
FIRST = "document.querySelector('main p .sentence, main p[id^=s-], main p [id^=s-]')"
# What stands before the first sentence; and what tells of the page itself (how far it is checked, when, by whom) and
# stands anywhere but after the text.
BEFORE = f"""() => {{
  const range = document.createRange();
  range.setStart(document.querySelector('main'), 0);
  range.setEndBefore({FIRST});
  return range.toString();
}}"""
TOO_EARLY = """() => {
  const parts = [...document.querySelectorAll('main .text .section')];
  const end = Math.max(...parts.map(one => one.getBoundingClientRect().bottom));
  const told = [...document.querySelectorAll('.imprint')];
  const early = told.filter(one => one.getBoundingClientRect().top < end);
  return told.length ? early.map(one => one.outerHTML) : ['nothing tells of the page'];
}"""


@pytest.mark.parametrize("path", AUDITS)
def test_nothing_is_cut_at_320_pixels_with_spaced_letters(visit: Tab, path: str) -> None:
    with visit(**NARROW) as page:
        page.goto(path)
        assert not scrolls_sideways(page)
        assert page.evaluate(CUT) == []
        page.evaluate(SPREAD, SPACED)
        assert not scrolls_sideways(page)
        assert page.evaluate(CUT) == []


@pytest.mark.parametrize("path", [*KINDS, *SOME_MIRRORED])
def test_letters_twice_as_big_fit(visit: Tab, path: str) -> None:
    with visit() as page:
        page.goto(path)
        page.evaluate(SPREAD, "html { font-size: 200% !important }")
        assert not scrolls_sideways(page)
        assert page.evaluate(CUT) == []


@pytest.mark.parametrize("path", [*KINDS, *(pytest.param(one, marks=pytest.mark.proof) for one in LESS), *MIRRORED])
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
            "first sentence": FIRST,
        }
        for what, where in bottoms.items():
            bottom = page.evaluate(f"{where}?.getBoundingClientRect().bottom ?? 9999")
            assert bottom <= 640, f"{what} ends at {bottom:.0f} of 640"
        assert page.evaluate("document.querySelector('header').getBoundingClientRect().height") <= 96
        assert page.evaluate(TOO_EARLY) == []
        assert not re.search(r"\d{4}", page.evaluate(BEFORE)), "a date comes before the first sentence"


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
