"""Two more rule engines read pages in Chromium: each sees what axe passes over, and has nothing to say."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.browser.alfa import alfa_readings
from tests.browser.conftest import Tab
from tests.browser.ibm import ibm_reading
from tests.browser.paths import AUDITED, KINDS
from tests.reports import Reading, clean

pytestmark = [pytest.mark.browser, pytest.mark.proof]

# One page of each kind and those that are like no other; from right to left; one in other letters.
READ_BY_ALFA = (
    *KINDS,
    *(f"/en/{rest}" for rest in ("listen/", "sources/", "about/", "leave/", "leave/how/", "nothing-here/")),
    *("/ar/start/", "/ar/help/", "/ar/help/eg/", "/ar/words/", "/hi/start/"),
)
NOT_ONE = 'data:text/html,<title>a</title><img src="x"><p>b'
REALLY_RAN = 20  # with two copies of its parts installed, Alfa reads nothing and finds nothing


@pytest.fixture(scope="module")
def alfa(origin: str) -> Mapping[str, Reading]:
    """What Alfa says of the sample."""
    return alfa_readings(origin, READ_BY_ALFA)


def test_ibm_finds_a_planted_fault(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/settings/")
        page.evaluate("for (const one of document.forms) one.removeAttribute('aria-label')")
        assert any("aria_form_label_unique" in one for one in ibm_reading(page).findings)


@pytest.mark.parametrize("path", AUDITED)
def test_ibm_has_nothing_to_say(visit: Tab, path: str) -> None:
    with visit() as page:
        page.goto(path)
        clean("IBM Equal Access", path, ibm_reading(page))


def test_alfa_finds_planted_faults() -> None:
    found = alfa_readings("", (NOT_ONE,))[NOT_ONE].findings
    assert {"sia-r2", "sia-r4", "sia-r59"} <= {one.partition(":")[0] for one in found}


@pytest.mark.parametrize("path", READ_BY_ALFA)
def test_alfa_has_nothing_to_say(alfa: Mapping[str, Reading], path: str) -> None:
    assert alfa[path].passed > REALLY_RAN
    clean("Siteimprove Alfa", path, alfa[path])
