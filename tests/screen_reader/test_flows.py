"""What a blind reader hears: Orca reads our pages in Firefox, and says what the flows say it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screen_reader.flow import read_flow, take
from tests.screen_reader.reader import screen_reader

pytestmark = pytest.mark.browser
QUICK = "help"  # the flow that `make test` hears; `make proof` hears them all
FLOWS = tuple(
    pytest.param(path, id=path.stem, marks=() if path.stem == QUICK else pytest.mark.proof)
    for path in sorted((Path(__file__).parent / "flows").glob("*.txt"))
)


@pytest.mark.parametrize("path", FLOWS)
def test_a_screen_reader_says_what_it_must(path: Path, origin: str, tmp_path: Path) -> None:
    first, *steps = read_flow(path)
    with screen_reader(tmp_path, origin, first.rest) as reader:
        for step in steps:
            told = take(step, reader)
            said = "\n".join(f"  ({one.lang}) {one.text}" for one in reader.said)
            assert told, f"{path.name}:{step.line}: {step.verb} {step.rest}\nwhat was said:\n{said}"
