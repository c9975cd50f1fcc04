"""Flows: what is done with a screen reader and what must be heard then, as short files that anybody can read.

open /en/            go to a page of the guide (the first line of every flow; Firefox, or as the file's name ends)
press h h            press keys, one after the other (h: next heading, m: next landmark, k: next link)
read on              have the page read from here to its end
says Held in Mind    this was said since the last action
says (ar) العربية    this was said, in a phrase marked as that language
never clickable      this was not said since the last action
only Close heading level 1    this was said, and nothing else but where Orca is ("main content")
hear sound           something is played; hear silence: nothing is
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.screen_reader.reader import ScreenReader

_SAYS = re.compile(r"(?:\((?P<lang>[\w-]+)\) )?(?P<text>.+)")
_WHERE = re.compile(r".+ document web\.|main content|statusbar\.|(?:leaving|region) .+|blank")
LATE = 8.0
"""Seconds that a phrase may be late."""


@dataclass(frozen=True)
class Step:
    """A line of a flow."""

    line: int
    verb: str
    rest: str


def read_flow(path: Path) -> tuple[Step, ...]:
    """The steps of a flow. Raises ValueError with file and line for a verb that is not known."""
    steps = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        verb, _, rest = text.partition(" ")
        if verb not in ("open", "press", "read", "says", "never", "only", "hear") or not rest:
            raise ValueError(f"{path.name}:{number}: what is “{text}”?")
        steps.append(Step(number, verb, rest))
    if not steps or steps[0].verb != "open":
        raise ValueError(f"{path.name}:1: a flow opens a page first")
    return tuple(steps)


def take(step: Step, reader: ScreenReader) -> bool:
    """Do what a step says; False where something was not heard, or was and must not be."""
    if step.verb == "open":
        reader.open(step.rest)
    elif step.verb == "press":
        reader.press(*step.rest.split())
    elif step.verb == "read":
        reader.read_on()
    elif step.verb == "hear":
        ear = reader.ear
        return ear is not None and _comes(lambda: ear.sounds() == (step.rest == "sound"))
    elif step.verb == "only":
        return _comes(lambda: _of_the_page(reader) == step.rest)
    else:
        parts = _SAYS.fullmatch(step.rest)
        assert parts
        lang, text = parts["lang"] or "", parts["text"]
        if step.verb == "never":
            return not reader.heard(text, lang)
        return _comes(lambda: reader.heard(text, lang))
    return True


def _of_the_page(reader: ScreenReader) -> str:
    """What was said, without Orca's own words about where it has come to and from."""
    reader.all_said()
    said = " ".join(one.text for one in reader.said if not _WHERE.fullmatch(one.text))
    # In Chromium, Orca says so of whatever takes the focus on a page that hears clicks at all (docs/accessibility.md).
    return said.replace(" clickable", "") if reader.browser == "chromium" else said


def _comes(holds: Callable[[], bool]) -> bool:
    """Whether something holds, now or a little later."""
    until = time.monotonic() + LATE
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True
