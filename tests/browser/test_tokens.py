"""Every pair of colours that meets stands far enough apart, in every scheme; and no other pair meets on a page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Tab
from tests.browser.contrast import contrast
from tests.browser.paths import KINDS, SOME_MIRRORED
from tests.house.tree import ROOT

pytestmark = pytest.mark.browser

TEXT, SHAPE = 7.0, 3.0  # WCAG 2.2: 1.4.6 (AAA) for text, 1.4.11 for what is no text
GROUNDS = ("paper", "raised", "wash")
# Ink, ground, and the contrast they need. `hue` and `wash` are the theme's own, of every theme in turn.
PAIRS = (
    *((ink, ground, TEXT) for ink in ("ink", "soft", "link") for ground in GROUNDS),
    ("paper", "ink", TEXT),  # what is pressed first: words and ring
    ("moon", "night", TEXT),  # the player
    ("night", "moon", TEXT),  # and its button
    *((shape, ground, SHAPE) for shape in ("hue", "line", "focus") for ground in GROUNDS),
)
INKS, PAPERS = {pair[0] for pair in PAIRS}, {pair[1] for pair in PAIRS}
LOOKED_AT = (*KINDS[:4], *(pytest.param(path, marks=pytest.mark.proof) for path in KINDS[4:]), *SOME_MIRRORED)
EDGE = "edge"  # none, but where contrast comes first: then it is the ink's own colour
SAVED = (None, "light", "dark", "sand", "contrast")
SYSTEMS = tuple(itertools.product(("screen", "print"), ("light", "dark"), ("no-preference", "more")))
READ = """([hues, names]) => {
  const probe = document.createElement('i');
  document.body.append(probe);
  const tell = name => {
    probe.style.color = '';
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const told = hues.map(hue => {
    probe.className = `hue-${hue}`;
    return [hue, Object.fromEntries(names.map(name => [name, tell(name)]))];
  });
  probe.remove();
  return Object.fromEntries(told);
}"""
# Each text that is seen: its colour and the colour it lies on.
MEETINGS = """() => {
  const clear = colour => colour === 'transparent' || /^rgba\\(.*, 0\\)$/.test(colour);
  const ground = one => {
    for (; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (!clear(colour)) return colour;
    }
  };
  const found = new Map();
  for (const one of document.querySelectorAll('body, body *')) {
    const text = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!text || !one.getClientRects().length || one.closest('option, noscript')) continue;
    const pair = [getComputedStyle(one).color, ground(one)];
    found.set(pair.join(' on '), [...pair, one.outerHTML.slice(0, 100)]);
  }
  return [...found.values()];
}"""


def hues() -> tuple[str, ...]:
    """The names of the colours a theme may have."""
    sheet = (ROOT / "static" / "css" / "tokens" / "hue.css").read_text(encoding="utf-8")
    return tuple(re.findall(r"\.hue-(\w+) ", sheet))


def colours(page: Page) -> dict[str, dict[str, str]]:
    """What each token is, as the page stands: by hue, then by the token's name."""
    found: dict[str, dict[str, str]] = page.evaluate(READ, [hues(), sorted({*INKS, *PAPERS, EDGE})])
    return found


def faults(page: Page, where: str) -> Iterator[str]:
    """Each pair that stands too close together."""
    for hue, named in colours(page).items():
        for ink, ground, least in PAIRS:
            apart = contrast(named[ink], named[ground])
            if apart < least:
                yield f"{where}: {ink} on {ground} ({hue}): {apart:.2f}, needs {least}"


@pytest.mark.parametrize("saved", SAVED)
def test_every_pair_stands_apart_in_every_scheme(visit: Tab, saved: str | None) -> None:
    with visit() as page:
        page.goto("/en/")
        page.evaluate("name => { if (name) document.documentElement.dataset.colours = name }", saved)
        found: list[str] = []
        for media, scheme, more in SYSTEMS:
            page.emulate_media(media=media, color_scheme=scheme, contrast=more)  # type: ignore[arg-type]  # of a product
            found += faults(page, f"{saved or 'as the system'}, {media}, {scheme}, contrast {more}")
        assert sorted(set(found)) == []


def test_a_pair_too_close_is_found(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/")
        page.evaluate("document.documentElement.style.setProperty('--soft', '#8a8278')")
        assert any("soft on paper" in one for one in faults(page, "here"))


@pytest.mark.parametrize("path", LOOKED_AT)
def test_no_other_pair_meets(visit: Tab, path: str) -> None:
    with visit() as page:
        page.goto(path)
        known = {
            (named[ink], named[ground])
            for named in colours(page).values()
            for ink, ground, least in PAIRS
            if least == TEXT
        }
        assert [one for one in page.evaluate(MEETINGS) if (one[0], one[1]) not in known] == []


def test_every_colour_of_the_style_sheets_is_in_a_pair() -> None:
    """A colour that a rule gives to words, shapes or grounds was thought of above, in that part."""
    ground, other = re.compile(r"^background(-color)?$"), re.compile(r"(^|-)(color|fill|stroke|border\S*|outline\S*)$")
    used: set[tuple[str, str]] = set()
    for sheet in (ROOT / "static" / "css").glob("*/*.css"):
        if sheet.parent.name == "tokens":
            continue
        for name, value in re.findall(r"([\w-]+):\s*([^;{}]+)", sheet.read_text(encoding="utf-8")):
            for token in re.findall(r"var\(--(\w+)", value):
                if ground.search(name):
                    used.add((token, "ground"))
                elif other.search(name):
                    used.add((token, "ink"))
    assert {token for token, part in used if part == "ground"} - PAPERS == set()
    assert {token for token, part in used if part == "ink"} - INKS - {EDGE} == set()
    assert len(used) > len(PAIRS) / 2
