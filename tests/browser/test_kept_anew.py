"""What a reader keeps is renewed as a whole: the new one comes with signal, the old one stays until then."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from tests.browser.keeper import MARKED, chosen, keep, pages, visit, wait_for
from tests.browser.moody import Moody

pytestmark = [pytest.mark.browser, pytest.mark.proof]
NAME = ".bar__link--home"


def test_what_is_new_comes_with_signal_and_the_old_one_stays_until_then(
    chromium: Browser, server: Moody, anew: Flask
) -> None:
    with visit(chromium, server) as page:
        keep(page, "/en/left/")
        server.app = anew
        page.context.set_offline(True)
        page.goto("/en/left/")
        expect(page.locator(NAME)).to_have_text("Held in Mind")
        page.locator(".listen__button").click()
        expect(page.locator(MARKED)).to_have_count(1)
        page.context.set_offline(False)
        page.goto("/en/")  # not the page itself: a visit is enough
        wait_for(lambda: not any(url.endswith(".webm") for url in chosen(page)), seconds=60)
        page.context.set_offline(True)
        page.goto("/en/left/")
        expect(page.locator(NAME)).to_have_text("Held Anew")
        expect(page.locator(".listen--none")).to_be_visible()
        assert pages(page) == ["/en/kept/", "/en/left/"]


def test_while_the_new_one_is_not_whole_the_old_one_is(chromium: Browser, server: Moody, anew: Flask) -> None:
    with visit(chromium, server) as page:
        keep(page, "/en/left/")
        before = chosen(page)
        server.app, server.moved = anew, {"/en/left/": "/en/love/"}  # another page comes in the place of the new one
        page.goto("/en/")
        page.wait_for_event("requestfinished", lambda one: one.url.endswith("/en/love/"), timeout=60_000)
        assert set(before) <= set(chosen(page))
        page.context.set_offline(True)
        page.goto("/en/left/")
        expect(page.locator(NAME)).to_have_text("Held in Mind")
        page.locator(".listen__button").click()
        expect(page.locator(MARKED)).to_have_count(1)
