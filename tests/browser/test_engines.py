"""A third rule engine reads pages in Chromium: it sees what axe and IBM's pass over, and has nothing to say."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.browser.alfa import alfa_readings
from tests.browser.paths import KINDS, RARE
from tests.reports import Reading, clean

pytestmark = [pytest.mark.browser, pytest.mark.proof]

# One page of each kind and those that are like no other; from right to left; one in other letters.
READ_BY_ALFA = (
    *KINDS,
    *RARE,
    *("/ar/start/", "/ar/help/", "/ar/help/eg/", "/ar/words/", "/hi/start/"),
)
NOT_ONE = 'data:text/html,<title>a</title><img src="x"><p>b'
REALLY_RAN = 20  # with two copies of its parts installed, Alfa reads nothing and finds nothing


@pytest.fixture(scope="module")
def alfa(origin: str) -> Mapping[str, Reading]:
    """What Alfa says of the sample."""
    return alfa_readings(origin, READ_BY_ALFA)


def test_alfa_finds_planted_faults() -> None:
    found = alfa_readings("", (NOT_ONE,))[NOT_ONE].findings
    assert {"sia-r2", "sia-r4", "sia-r59"} <= {one.partition(":")[0] for one in found}


@pytest.mark.parametrize("path", READ_BY_ALFA)
def test_alfa_has_nothing_to_say(alfa: Mapping[str, Reading], path: str) -> None:
    assert alfa[path].passed > REALLY_RAN
    clean("Siteimprove Alfa", path, alfa[path])
