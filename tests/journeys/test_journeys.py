"""The same ways through the guide in Chromium and in Firefox, with our htmx and with the next one."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ear import Ear, listening
from tests.journeys.conftest import AGAIN
from tests.serving import need, need_file, serving
from webapp.settings import Settings

pytestmark = pytest.mark.proof

JOURNEYS = Path(__file__).with_name("journeys.test.mjs")
WHOLE = Path(__file__).with_name("whole.test.mjs")
STEPS = 13
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


@pytest.fixture(scope="module")
def surroundings(origin: str, short: str, ear: Ear) -> Mapping[str, str]:
    """What every walk needs to know."""
    # The device's own clock, by which lateness is measured, goes in small steps.
    return {**ear.environment, "PULSE_LATENCY_MSEC": "30", "ORIGIN": origin, "SHORT": short}


Walk = Callable[..., str]


@pytest.fixture
def walked(surroundings: Mapping[str, str], request: pytest.FixtureRequest) -> Walk:
    """A way to walk: from a file of walks and a browser to what node says of them.

    Raises `AssertionError` where one did not get there, twice: these walks happen in real time, and on a busy machine
    sound may stumble.
    """

    def walk(file: Path, browser: str, **more: str) -> str:
        wanted = {**surroundings, "BROWSER": BROWSERS[browser], "PROGRAM": need(browser), **more}
        command = [need("nodejs"), "--test", "--test-reporter=tap", str(file)]
        faults: list[str] = []
        for _ in range(2):
            done = _run(command, wanted)
            if done.returncode == 0:
                request.config.stash.setdefault(AGAIN, []).extend(map(_first_fault, faults))
                return done.stdout
            faults.append(done.stdout + done.stderr)
        pytest.fail("\n".join(faults))

    return walk


def _run(command: list[str], surroundings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, env=dict(surroundings), capture_output=True, text=True, check=False, timeout=400
    )


def _first_fault(told: str) -> str:
    """The walk that failed first, and why, of what node told."""
    return " ".join(re.findall(r"not ok .+|error: .+", told)[:2]) or told[-200:]


@pytest.mark.parametrize(("browser", "htmx"), [("chromium", "2"), ("firefox-esr", "2"), ("chromium", "4")])
def test_a_reader_gets_there_by_keyboard_alone(browser: str, htmx: str, walked: Walk) -> None:
    other = str(need_file(HTMX_4)) if htmx == "4" else ""
    told = walked(JOURNEYS, browser, HTMX=other)
    measured = 0 if htmx == "4" else 2  # sound has nothing to do with htmx
    assert f"\n# pass {7 + measured}\n" in told


@pytest.mark.parametrize("hand", ["keyboard", "touch"])
@pytest.mark.parametrize("browser", ["chromium", "firefox-esr"])
def test_the_whole_way_from_the_front_door_to_away(browser: str, hand: str, walked: Walk) -> None:
    told = walked(WHOLE, browser, HTMX="", HAND=hand)
    assert len(re.findall(r"^    ok \d+ - ", told, re.MULTILINE)) == STEPS
