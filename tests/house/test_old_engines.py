"""What old engines drop of the style sheet never leaves words hidden."""

from __future__ import annotations

import pytest

from tests.house.css import read_css
from tests.house.old_engines import ENGINES, Engine, kept, stays_hidden, written
from tests.house.tree import ROOT
from webapp.web.assets import joined_css

# `hidden` is the page's own word, undone by nobody; the others are the moment of a step by htmx and a button of the
# player's row, which neither engine can run.
MEANT = {
    "[hidden][hidden]",
    ".unseen",
    ".page.htmx-added",
    '[data-act="read"]:not([hidden]) + [data-act="again"]:not(:focus)',
}
EACH = pytest.mark.parametrize("engine", ENGINES, ids=lambda one: one.name)
FAULTS = [
    ".a { display: none } .a:has(b) { display: block }",
    ".a { display: none } .a:focus-within, .a:target { display: block }",
    ".a { display: none } @supports (display: grid) { .a { display: block } }",
    ".a { display: none } @media (prefers-contrast: more) { .a { display: block } }",
    ".a { display: none } .a { display: grid }",
    ".a { display: none } .a--b { display: block }",
    ".b, .a { visibility: hidden } .b { visibility: visible }",
    ".a { display: block } .a { display: none }",
    ".a { display: none } .a > b { display: block }",
    ".a { display: none } .b:not(.a) { display: block }",
    ".a { opacity: 0 }",
    ".a { height: 0 }",
    ".a { position: absolute; left: -999px }",
    ".a { clip: rect(0 0 0 0) }",
]


@EACH
def test_nothing_stays_hidden(engine: Engine) -> None:
    rules = read_css(joined_css(ROOT / "static").decode())
    left = tuple(kept(rules, engine))
    assert len(left) > len(rules) / 2
    assert stays_hidden(left) == MEANT


@EACH
@pytest.mark.parametrize("css", FAULTS)
def test_what_only_a_newer_rule_shows_is_found(engine: Engine, css: str) -> None:
    assert stays_hidden(tuple(kept(read_css(css), engine))) == {".a"}


@EACH
def test_what_an_older_rule_shows_is_not(engine: Engine) -> None:
    css = """.a { display: none } .a:target:not([hidden]), .b { display: block } .c::before { display: none }
    @media print { .d { display: none } } .e { top: -9rem } .e:focus { top: 0 }"""
    assert stays_hidden(tuple(kept(read_css(css), engine))) == set()


def test_each_keeps_what_it_knows() -> None:
    css = """@media (min-width: 1em) {
      p { color: red; color: var(--a); margin-inline-start: 0; display: grid; top: 0 }
    } p::-webkit-b { top: 0 } p:focus, p:focus-within { top: 0 }"""
    chromium, gecko = (written(kept(read_css(css), engine)).splitlines() for engine in ENGINES)
    assert chromium == ["@media (min-width: 1em) { p { color: red; top: 0 } }", "p::-webkit-b { top: 0 }"]
    assert gecko == ["@media (min-width: 1em) { p { color: red; color: var(--a); margin-inline-start: 0; top: 0 } }"]
