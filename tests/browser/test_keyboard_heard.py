"""By keyboard while a voice reads: nothing covers the focus, also at 400 % zoom and while a message shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tab
from tests.browser.contrast import contrast
from tests.browser.player import AUDIO, go_to, listen
from tests.browser.test_keyboard import RING, ZOOMED, stops

pytestmark = pytest.mark.browser

# The longest thing that the player says, in the line at the foot of the window.
SAY = "() => { document.getElementById('voice').textContent = document.querySelector('[data-failed]').dataset.failed }"
EACH_WAY = ("/en/left/", pytest.param("/ar/left/", marks=pytest.mark.proof))
# What a person sees of a thing whose ground is the system's: a border, a line under it, another colour behind it.
EDGES = """one => {
  const style = getComputedStyle(one), around = getComputedStyle(one.parentElement);
  const sides = ['Top', 'Right', 'Bottom', 'Left'].map(side => 'border' + side);
  const drawn = sides.filter(side => parseFloat(style[side + 'Width']) >= 1 && style[side + 'Style'] !== 'none');
  return {
    borders: drawn.map(side => style[side + 'Color']), ground: style.backgroundColor, around: around.backgroundColor,
    line: style.textDecorationLine === 'none' ? '' : style.textDecorationColor,
    paper: getComputedStyle(document.body).backgroundColor, native: one.matches('input, select'),
  };
}"""
# Whether what is marked comes into sight at once or glides there.
SPY = """() => {
  window.ways = [];
  const own = Element.prototype.scrollIntoView;
  Element.prototype.scrollIntoView = function (how) {
    window.ways.push(how?.behavior || 'auto');
    return own.call(this, how);
  };
}"""


def open_player(page: Page, path: str) -> None:
    """Let the page begin to read, and then be still: the row stays."""
    listen(page, path)
    page.evaluate(f"{AUDIO}.pause()")


def nothing_is_covered(page: Page) -> None:
    """Walk the page with Tab."""
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    found = stops(page)
    assert len(found) > 10
    assert [stop for stop in found if stop["covered"] or not stop["inside"]] == []


@pytest.mark.proof
@pytest.mark.parametrize("path", ["/en/left/", "/ar/left/"])
def test_nothing_covers_the_focus_beside_the_player(visit: Tab, path: str) -> None:
    with visit() as page:
        open_player(page, path)
        nothing_is_covered(page)


@pytest.mark.proof
@pytest.mark.parametrize("said", [False, True], ids=["still", "with a message"])
@pytest.mark.parametrize("path", ["/en/left/", "/ar/left/"])
def test_nothing_covers_the_focus_where_the_row_plays_another_page(visit: Tab, path: str, said: bool) -> None:
    with visit() as page:
        open_player(page, path)
        page.locator("main .steps__next a").click()
        expect(page.locator(".player__row")).to_be_visible()
        expect(page.locator(".player > .player__where a")).to_be_visible()
        if said:
            page.evaluate(SAY)
        nothing_is_covered(page)


@pytest.mark.proof
@pytest.mark.parametrize("path", ["/en/left/", "/ar/left/"])
@pytest.mark.parametrize("said", [False, True], ids=["still", "with a message"])
def test_nothing_covers_the_focus_at_400_percent_while_a_voice_reads(visit: Tab, path: str, said: bool) -> None:
    with visit(**ZOOMED) as page:
        open_player(page, path)
        if said:
            page.evaluate(SAY)
        nothing_is_covered(page)


@pytest.mark.parametrize("path", EACH_WAY)
def test_in_forced_colours_mark_and_row_are_seen(visit: Tab, path: str) -> None:
    with visit(forced_colors="active") as page:
        listen(page, path)
        mark = page.locator(f"[id='{go_to(page, 3)}']").evaluate(EDGES)
        assert mark["line"]
        assert contrast(mark["line"], mark["paper"]) >= RING
        row = page.locator(".player").evaluate(EDGES)
        assert any(contrast(one, row["paper"]) >= RING for one in row["borders"])
        listening = page.locator(".listen__button").evaluate(EDGES)
        assert len([one for one in listening["borders"] if contrast(one, listening["paper"]) >= RING]) == 4


@pytest.mark.proof
@pytest.mark.parametrize("path", ["/en/settings/", "/ar/settings/"])
def test_in_forced_colours_rings_and_edges_are_seen(visit: Tab, path: str) -> None:
    with visit(forced_colors="active") as page:
        page.goto(path)
        for stop in stops(page):
            assert stop["ring"], stop
            assert contrast(stop["colour"], stop["around"]) >= RING, stop
        for control in page.locator("main button:visible, main select:visible").all():
            told = control.evaluate(EDGES)
            assert told["native"] or any(contrast(one, told["paper"]) >= RING for one in told["borders"]), told


@pytest.mark.parametrize(("motion", "ways"), [("reduce", {"auto"}), ("no-preference", {"smooth"})])
def test_what_is_marked_glides_into_sight_only_where_motion_is_welcome(visit: Tab, motion: str, ways: set[str]) -> None:
    with visit(reduced_motion=motion) as page:
        listen(page)
        page.evaluate(SPY)
        for _ in range(12):
            page.locator("[data-act=next]").click()
        page.wait_for_function("() => window.ways.length > 0")
        assert set(page.evaluate("window.ways")) == ways
