"""What the small modules add: a number copied, a clock that knows its day."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Tab

pytestmark = pytest.mark.browser


def test_a_number_can_be_copied_and_the_page_says_so(visit: Tab) -> None:
    with visit(permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto("/en/help/gb/")
        page.get_by_role("button", name="Copy 116 123").first.click()
        page.get_by_text("Copied: 116 123").wait_for()
        assert page.locator("#said").inner_text() == "Copied: 116 123"


def test_without_script_there_is_no_dead_button(visit: Tab) -> None:
    with visit(java_script_enabled=False) as page:
        page.goto("/en/help/gb/")
        assert page.locator("[data-copy]").count() > 0
        assert page.locator("[data-copy]:visible").count() == 0


def test_an_old_copy_of_the_neutral_page_shows_the_day_it_is_read(visit: Tab) -> None:
    with visit() as page:
        page.clock.set_fixed_time("2036-06-15T10:00:00")
        page.goto("/en/leave/")
        assert "15 June 2036" in page.locator("#today").inner_text()
        assert page.locator(".calendar").count() == 0
