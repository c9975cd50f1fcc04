"""What a blind reader hears: Orca reads our pages in Firefox and Chromium, and says what the flows say it must.

Each flow must hold; where it fails, once more. To see that none hangs by a thread, walk each three times without that:
WEBAPP_FLOW_TIMES=3 .venv/bin/pytest tests/screen_reader/test_flows.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.screen_reader.alone import alone
from tests.screen_reader.browsers import BROWSERS
from tests.screen_reader.conftest import AGAIN
from tests.screen_reader.flow import read_flow, take
from tests.screen_reader.reader import screen_reader

pytestmark = pytest.mark.browser
TIMES = int(os.environ.get("WEBAPP_FLOW_TIMES", "0"))
QUICK = "help"  # the flow that `make test` hears; `make proof` hears them all
FLOWS = tuple(
    pytest.param(path, id=path.stem, marks=() if path.stem == QUICK else pytest.mark.proof)
    for path in sorted((Path(__file__).parent / "flows").glob("*.txt"))
)


def broken(path: Path, origin: str, folder: Path) -> str:
    """Walk a flow; the first step that did not hold, with all that was said for it, or ""."""
    first, *steps = read_flow(path)
    folder.mkdir()
    sound = any(step.verb == "hear" for step in steps)
    browser = next((one for one in BROWSERS if path.stem.endswith(f"-{one}")), BROWSERS[0])
    with alone(), screen_reader(folder, origin, first.rest, sound=sound, browser=browser) as reader:
        for step in steps:
            if not take(step, reader):
                said = "\n".join(f"  ({one.lang}) {one.text}" for one in reader.said)
                return f"{path.name}:{step.line}: {step.verb} {step.rest}\nwhat was said:\n{said}"
    return ""


@pytest.mark.parametrize("path", FLOWS)
def test_a_screen_reader_says_what_it_must(
    path: Path, origin: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Once more where it fails: on a busy machine a key may come before the browser has told Orca of the page."""
    for time in range(TIMES):
        assert broken(path, origin, tmp_path / f"walk-{time + 1}") == "", f"walk {time + 1} of {TIMES}"
    if TIMES:
        return
    fault = broken(path, origin, tmp_path / "first")
    if fault:
        again = broken(path, origin, tmp_path / "again")
        assert not again, f"first: {fault}\nagain: {again}"
        request.config.stash.setdefault(AGAIN, []).append(fault.splitlines()[0])
