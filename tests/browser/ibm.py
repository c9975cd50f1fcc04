"""Ask IBM's accessibility checker what is wrong with a page: a second engine sees what the first passes over."""

from __future__ import annotations

from functools import cache

from playwright.sync_api import Page

from tests.conftest import ROOT
from tests.reports import Reading
from tests.serving import need_file

SOURCE = ROOT / "node_modules" / "accessibility-checker-engine" / "ace-window.js"
# Only what the engine is sure of. What it calls POTENTIAL or MANUAL is a question for a person, on every page alike.
ASK = """async () => {
  const found = (await new ace.Checker().check(document, ["WCAG_2_2"])).results;
  return {
    passed: new Set(found.filter(one => one.value[1] === "PASS").map(one => one.ruleId)).size,
    findings: found.filter(one => one.value.join() === "VIOLATION,FAIL")
      .map(one => `${one.ruleId}: ${one.snippet.slice(0, 160)} (${one.message})`),
  };
}"""


@cache
def _source() -> str:
    return need_file(SOURCE).read_text(encoding="utf-8")


def ibm_reading(page: Page) -> Reading:
    """How many rules passed somewhere on the page, and its violations, one line an element."""
    page.evaluate("source => { (0, eval)(source) }", _source())
    told = page.evaluate(ASK)
    return Reading(told["passed"], tuple(told["findings"]))
