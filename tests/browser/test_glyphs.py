"""Every letter of a page is drawn as itself: where letters are boxes, no test of a layout tells anything."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Tab
from tests.browser.paths import CODES
from tests.serving import need_fonts

pytestmark = pytest.mark.browser

# The letters of a page that look like a character which nobody has given out: like the box for what is missing.
BOXES = """extra => {
  const pen = Object.assign(document.createElement('canvas'), { width: 48, height: 48 }).getContext('2d');
  pen.font = `24px ${getComputedStyle(document.body).fontFamily}`;
  pen.textBaseline = 'middle';
  const drawn = letter => {
    pen.clearRect(0, 0, 48, 48);
    pen.fillText(letter, 8, 24);
    return pen.canvas.toDataURL();
  };
  const box = drawn('\\u0378');
  const letters = new Set([...document.body.innerText.match(/\\p{L}/gu), ...extra]);
  return { all: letters.size, boxes: [...letters].filter(one => drawn(one) === box) };
}"""
FEW = ("hi", "ar")


@pytest.mark.parametrize("code", [pytest.param(one, marks=() if one in FEW else pytest.mark.proof) for one in CODES])
def test_every_letter_is_drawn(visit: Tab, code: str) -> None:
    need_fonts()
    with visit() as page:
        page.goto(f"/{code}/start/")
        told = page.evaluate(BOXES, "")
        assert told["all"] > 20
        assert told["boxes"] == []
        lost = "\u0379"  # another character that nobody has given out
        assert page.evaluate(BOXES, lost)["boxes"] == [lost]
