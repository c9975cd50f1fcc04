"""Ask axe-core what is wrong with a page, with the stricter rules on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.conftest import ROOT
from tests.reports import Reading
from tests.serving import need_file

SOURCE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
STRICTER = (  # off by default: WCAG AAA, WCAG 2.2 AA, and experiments that found real faults
    "color-contrast-enhanced",
    "identical-links-same-purpose",
    "meta-refresh-no-exceptions",
    "target-size",
    "css-orientation-lock",
    "focus-order-semantics",
    "hidden-content",
    "p-as-heading",
    "table-fake-caption",
    "td-has-header",
)
COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
# axe takes words whose letters join for an icon, and passes over their colours: of Arabic it would read hardly any.
# It measures; told that every letter is as wide as the next, it finds no icon. We have none in a font.
NO_ICONS = "CanvasRenderingContext2D.prototype.measureText = text => ({ width: 30 * text.length })"
# What axe finds or cannot decide, and why it is right all the same: rule, part of the element's markup, reason.
EXPLAINED = (
    ("p-as-heading", 'id="clock"', "the time on the neutral page is no heading"),
    ("hidden-content", 'class="toc"', "shown at desk width, where it is checked too"),
    ("hidden-content", 'id="player"', "empty until there is something to play"),
    (
        "hidden-content",
        "<audio",
        "the browser's own player, where the row has its place; the row's own sound has no face",
    ),
    ("hidden-content", 'class="listen__', "what stands there without script, or with it: one of the two is seen"),
    ("hidden-content", 'class="keep', "shown where a worker may be; test_kept.py has it read when it is seen"),
    ("hidden-content", "keep__rest", "seen where some of all is kept"),
    ("hidden-content", 'id="keep-needs"', "seen where nothing can be kept, and read there"),
    ("hidden-content", 'id="m-missing"', "shown to who was led there without signal; test_kept.py has it read then"),
    ("hidden-content", 'class="meaning"', "opens at its term; test_meaning.py has it read when it is open"),
    (
        "hidden-content",
        'class="player__',
        "the panel, which is read when it is open; what leads to a sentence of this page",
    ),
)


@cache
def source() -> str:
    """All of axe."""
    return need_file(SOURCE).read_text(encoding="utf-8")


def axe_reading(page: Page, *, only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> Reading:
    """The rules that held; violations, and what axe could not decide and we have not explained, one line an element.

    `only` names the rules to ask for where a page was read by all of them before; `without` those to leave out.
    """
    page.evaluate("source => { (0, eval)(source) }", source())
    page.evaluate(f"() => {{ {NO_ICONS} }}")
    return told(page.evaluate("options => axe.run(document, options)", options(only=only, without=without)))


def options(*, only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> Mapping[str, object]:
    """What axe is asked to do, in its own words."""
    wanted = ["violations", "incomplete"]
    rules = {name: {"enabled": True} for name in STRICTER} | {name: {"enabled": False} for name in without}
    return {"runOnly": only, "resultTypes": wanted} if only else {"rules": rules, "resultTypes": wanted}


def told(found: Mapping[str, Any]) -> Reading:
    """What axe has found, less what we have explained."""
    faults = (*_lines(found["violations"], ""), *_lines(found["incomplete"], "undecided: "))
    return Reading(len(found["passes"]), faults)


def _lines(results: list[dict[str, Any]], prefix: str) -> list[str]:
    return [
        f"{prefix}{one['id']}: {node['html'][:160]} ({node['failureSummary'].splitlines()[-1].strip()})"
        for one in results
        for node in one["nodes"]
        if not _explained(one["id"], node["html"])
    ]


def _explained(rule: str, html: str) -> bool:
    return any(rule == known and part in html for known, part, _ in EXPLAINED)
