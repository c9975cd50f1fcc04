"""axe-core in another browser: Firefox lays a page out by itself, and axe has nothing to say there either."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.browser.axe import NO_ICONS, options, source, told
from tests.conftest import ROOT
from tests.reports import clean
from tests.serving import need, need_file

pytestmark = [pytest.mark.browser, pytest.mark.proof]

SCRIPT = Path(__file__).with_name("firefox.mjs")
READ = ("/en/", "/en/impulse/", "/ar/impulse/", "/en/help/gb/")
NOT_ONE = 'data:text/html,<title>a</title><img src="x"><p>b'
REALLY_RAN = 20
COLOURS = "color-contrast-enhanced"


@pytest.fixture(scope="module")
def firefox(origin: str) -> Mapping[str, Any]:
    """What axe found on each page. One browser reads them all: starting it takes longer than a page."""
    need_file(ROOT / "node_modules" / "puppeteer-core" / "package.json")
    command = [need("nodejs"), str(SCRIPT), need("firefox-esr"), origin, *READ, NOT_ONE]
    asked = json.dumps({"axe": f"{source()};{NO_ICONS}", "options": options()})
    done = subprocess.run(command, input=asked, cwd=ROOT, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert all("firefox" in line["browser"].lower() for line in lines)
    return {line["page"]: line["found"] for line in lines}


def test_axe_finds_a_planted_fault_in_firefox(firefox: Mapping[str, Any]) -> None:
    assert any(one.startswith("image-alt:") for one in told(firefox[NOT_ONE]).findings)


@pytest.mark.parametrize("path", READ)
def test_a_page_has_no_findings_in_firefox(firefox: Mapping[str, Any], path: str) -> None:
    reading = told(firefox[path])
    assert reading.passed > REALLY_RAN
    assert COLOURS in firefox[path]["passes"]
    clean("axe, Firefox", path, reading)
