"""Ask Siteimprove Alfa what is wrong with pages: a third engine, by the rules of the W3C's ACT group."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import ROOT
from tests.reports import Reading
from tests.serving import need, need_file

SCRIPT = Path(__file__).with_suffix(".mjs")
# What Alfa finds, and why it is right all the same: rule, address, reason.
EXPLAINED = (("sia-r87", "/leave/", "nothing on the neutral page can be pressed, so there is nothing to skip"),)


def alfa_readings(origin: str, paths: tuple[str, ...]) -> Mapping[str, Reading]:
    """Each page's reading. One browser reads them all: starting it takes longer than a page."""
    need_file(ROOT / "node_modules" / "@siteimprove" / "alfa-rules" / "package.json")
    command = [need("nodejs"), str(SCRIPT), need("chromium"), origin, *paths]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return {one["page"]: Reading(one["passed"], _unexplained(one["page"], one["findings"])) for one in told}


def _unexplained(path: str, findings: list[str]) -> tuple[str, ...]:
    known = tuple(f"{rule}:" for rule, end, _ in EXPLAINED if path.endswith(end))
    return tuple(one for one in findings if not (known and one.startswith(known)))
