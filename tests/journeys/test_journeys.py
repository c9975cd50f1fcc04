"""The same ways through the guide in Chromium and in Firefox, with our htmx and with the next one."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ear import Ear, listening
from tests.serving import need, need_file, serving
from webapp.settings import Settings

pytestmark = pytest.mark.proof

JOURNEYS = Path(__file__).with_name("journeys.test.mjs")
HTMX_4 = ROOT / "node_modules" / "htmx.org" / "dist" / "htmx.min.js"
BROWSERS = {"chromium": "chrome", "firefox-esr": "firefox"}  # the package, and what puppeteer calls it


@pytest.fixture(scope="module")
def origin(guide_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running guide."""
    need_file(ROOT / "node_modules" / "puppeteer-core" / "package.json")
    with serving(guide_settings, tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="module")
def short(bread_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page that is heard in less than half a minute."""
    with serving(bread_settings, tmp_path_factory.mktemp("bakery")) as address:
        yield f"{address}/en/water/"


@pytest.fixture(scope="module")
def ear(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ear]:
    """A device to play on: without one Firefox gives up on every sound."""
    with listening(tmp_path_factory.mktemp("ear")) as ear:
        yield ear


@pytest.mark.parametrize(("browser", "htmx"), [("chromium", "2"), ("firefox-esr", "2"), ("chromium", "4")])
def test_a_reader_gets_there_by_keyboard_alone(browser: str, htmx: str, origin: str, short: str, ear: Ear) -> None:
    wanted = {
        "PULSE_LATENCY_MSEC": "30",  # the device's own clock, by which lateness is measured, goes in small steps
        "BROWSER": BROWSERS[browser],
        "PROGRAM": need(browser),
        "ORIGIN": origin,
        "SHORT": short,
        "HTMX": str(need_file(HTMX_4)) if htmx == "4" else "",
    }
    command = [need("nodejs"), "--test", "--test-reporter=tap", str(JOURNEYS)]
    done = subprocess.run(
        command, cwd=ROOT, env={**ear.environment, **wanted}, capture_output=True, text=True, check=False, timeout=400
    )
    assert done.returncode == 0, done.stdout + done.stderr
    measured = 0 if htmx == "4" else 2  # sound has nothing to do with htmx
    assert f"\n# pass {6 + measured}\n" in done.stdout
