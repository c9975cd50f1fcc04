"""What a simulated screen reader says, from the first word of a page to the last, as text that a diff can show.

A transcript is a picture of structure: roles, names, headings, landmarks, lists, in reading order. It is no real
screen reader (`tests/screen_reader` has one): it knows no language and passes over the browser's own player.
After a change on purpose: WEBAPP_WRITE_TRANSCRIPTS=1 .venv/bin/pytest tests/browser/test_transcripts.py; read the diff.
"""

from __future__ import annotations

import difflib
import os
import re
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Tab
from tests.browser.paths import KINDS
from tests.conftest import ROOT
from tests.serving import need_file

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parent / "transcripts"
SOURCE = ROOT / "node_modules" / "@guidepup" / "virtual-screen-reader" / "lib" / "esm" / "index.browser.js"
# One page of each kind, and two from right to left.
READ = (
    *(path for path in KINDS if "/all/" not in path),
    "/en/about/",
    "/en/nothing-here/",
    "/en/leave/how/",
    "/ar/love/",
)
LATER = ("/en/all/", "/en/leave/", "/en/listen/", "/en/sources/", "/ar/help/eg/")
ENOUGH = {"/en/all/": 150}  # phrases; the rest of the whole guide on one page says what its parts say
NOON = "2026-11-24T12:00:00Z"  # the neutral page says what time it is
SIZE = re.compile(r"[\d.,]+\s(KB|MB|كيلوبايت|ميغابايت)")  # of a sound: another version of a codec, another size
LISTEN = """async most => {
  await screenReader.start({ container: document.body });
  for (let count = 0; count < most && await screenReader.lastSpokenPhrase() !== 'end of document'; count++) {
    await screenReader.next();
  }
  const said = await screenReader.spokenPhraseLog();
  await screenReader.stop();
  return said;
}"""
MOST = 2000


@cache
def _source() -> str:
    """The library for browsers, which is a module, as a script that makes `screenReader`."""
    module = need_file(SOURCE).read_text(encoding="utf-8")
    named = re.search(r"export\{.*?([\w$]+) as virtual\};", module)
    assert named, "the library names its exports otherwise now"
    return f"(() => {{{module[: named.start()]};window.screenReader = {named.group(1)};}})()"


def transcript(page: Page, enough: int = 0) -> str:
    """All that is said, one phrase a line; or the beginning, where that is `enough`."""
    page.evaluate("source => { (0, eval)(source) }", _source())
    said: list[str] = page.evaluate(LISTEN, enough or MOST)
    assert enough or said[-1] == "end of document", f"it never came to the end: {said[-3:]}"
    return SIZE.sub(r"… \1", "\n".join(said)) + "\n"


def kept(path: str) -> Path:
    """The file that holds a page's transcript."""
    return FOLDER / f"{path.strip('/').replace('/', '-')}.txt"


@pytest.mark.parametrize("path", [*READ, *(pytest.param(path, marks=pytest.mark.proof) for path in LATER)])
def test_a_page_says_what_reviewers_have_read(visit: Tab, path: str) -> None:
    with visit(timezone_id="UTC") as page:
        page.clock.set_fixed_time(NOON)
        page.goto(path)
        said = transcript(page, ENOUGH.get(path, 0))
    file = kept(path)
    if os.environ.get("WEBAPP_WRITE_TRANSCRIPTS") == "1":
        file.parent.mkdir(exist_ok=True)
        file.write_text(said, encoding="utf-8")
    known = file.read_text(encoding="utf-8") if file.is_file() else ""
    changed = difflib.unified_diff(known.splitlines(), said.splitlines(), file.name, "now", lineterm="", n=1)
    assert said == known, "\n".join([*changed, "If this is meant: set WEBAPP_WRITE_TRANSCRIPTS=1 and run it again."])


def test_every_transcript_is_of_a_page() -> None:
    assert {file.name for file in FOLDER.glob("*.txt")} == {kept(path).name for path in (*READ, *LATER)}
