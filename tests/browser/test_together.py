"""The mark on the page and the sentence in the ear begin together; the lock screen keeps a secret."""

from __future__ import annotations

from functools import partial

import pytest

from tests.browser.conftest import Tab
from tests.browser.player import AUDIO, LATENESS, listen

pytestmark = pytest.mark.browser
LATER = partial(pytest.param, marks=pytest.mark.proof)


@pytest.mark.parametrize("rate", [1, LATER(2)])
def test_sound_and_mark_are_together(visit: Tab, rate: int) -> None:
    with visit() as page:
        listen(page)
        all_of_them = [one.get_attribute("id") for one in page.locator("main .text .sentence[id]").all()]
        said = page.evaluate(f"[...{AUDIO}.querySelector('track').track.cues].map(one => one.id)")
        both = [one for one in all_of_them if one in said]
        late = {name: page.evaluate(LATENESS, [name, rate]) for name in both[1 :: len(both) // 4][:3]}
        assert max(map(abs, late.values())) <= (0.1 if rate == 1 else 0.15), late


@pytest.mark.proof
def test_the_lock_screen_tells_nothing(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        assert page.evaluate("navigator.mediaSession.metadata.title") == "Held in Mind, 2"
