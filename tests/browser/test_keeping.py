"""What the worker keeps by itself: help and the way out open without signal, and nothing else stays on the device."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Error as Failed

from tests.browser.keeper import HELP, LANGUAGE, OFFLINE, TEXT, kept, step, visit, wait_until_kept
from tests.browser.moody import Moody

pytestmark = pytest.mark.browser


def test_without_signal_help_opens_by_a_step_and_the_way_out_opens_dressed(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        page.goto("/en/start/")
        wait_until_kept(page)
        page.context.set_offline(True)
        step(page, ".bar__link--help", "/en/help/")
        assert page.locator("#countries").count() == 1
        page.locator(".bar a[href='/en/leave/']").click()
        page.wait_for_url("**/en/leave/")
        assert page.locator("#clock").is_visible()
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 50


@pytest.mark.proof
def test_two_themes_leave_help_and_the_way_out_and_nothing_else(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        page.goto("/en/start/")
        wait_until_kept(page)
        step(page, "main .steps__next a", "/en/left/")
        page.goto("/en/love/")
        page.wait_for_timeout(500)
        assert kept(page) == [*LANGUAGE, "/static/", "/static/", "/static/"]
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        assert page.context.cookies() == []
        assert page.evaluate("indexedDB.databases()") == []


@pytest.mark.proof
def test_another_language_is_kept_when_it_is_read(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        page.goto("/en/start/")
        wait_until_kept(page)
        step(page, "#languages a[hreflang=es]", "/es/start/")
        wait_until_kept(page, "/es/leave/")
        assert [one for one in kept(page) if one != "/static/"] == [*LANGUAGE, "/es/help/", "/es/leave/"]


@pytest.mark.proof
def test_a_country_that_was_opened_opens_and_a_theme_does_not(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        page.goto("/en/help/")
        wait_until_kept(page)
        step(page, HELP, "/en/help/gb/")
        wait_until_kept(page, "/en/help/gb/")
        assert ("/en/help/gb/", True) not in server.asked
        assert "<html" in page.evaluate(TEXT, "/en/help/gb/")
        page.context.set_offline(True)
        for path in ("/en/help/gb/", "/en/help/", "/en/help/gb/?again#main"):
            page.goto(path)
            assert page.locator("#page h1").is_visible()
        assert page.locator("a[href='tel:999']").count() == 1
        with pytest.raises(Failed, match=OFFLINE):
            page.goto("/en/left/")
        page.wait_for_timeout(200)


@pytest.mark.proof
def test_no_block_of_htmx_is_kept_under_the_name_of_a_page(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        page.goto("/en/start/")
        wait_until_kept(page)
        step(page, ".bar__link--help", "/en/help/")
        step(page, HELP, "/en/help/gb/")
        wait_until_kept(page, "/en/help/gb/")
        for address in (*LANGUAGE, "/en/help/gb/"):
            assert page.evaluate(TEXT, address).startswith("<!doctype html>"), address


@pytest.mark.proof
def test_what_failed_or_was_led_elsewhere_is_not_kept(chromium: Browser, server: Moody) -> None:
    server.moved = {"/en/help/gb/": "/en/help/us/"}
    with visit(chromium, server, forgive="503") as page:
        page.goto("/en/help/")
        wait_until_kept(page)
        page.locator(HELP).first.click()
        page.get_by_text("988").first.wait_for()
        page.wait_for_timeout(300)
        assert "/en/help/gb/" not in kept(page)
        server.broken = True
        page.goto("/en/help/")
        assert page.locator("#countries").count() == 1, "the kept page is better than an error"
        page.goto("/en/help/fr/")
        page.wait_for_timeout(300)
        assert [one for one in kept(page) if one != "/static/"] == LANGUAGE


@pytest.mark.proof
def test_fresh_numbers_come_first_but_nobody_waits_long_and_who_leaves_not_at_all(
    chromium: Browser, server: Moody
) -> None:
    with visit(chromium, server) as page:
        page.goto("/en/help/")
        wait_until_kept(page)
        server.root = '<html id="fresh" lang='
        page.goto("/en/help/")
        assert page.locator("html#fresh").count() == 1
        page.goto("/en/leave/")
        assert page.locator("html#fresh").count() == 0
        wait_until_kept(page, "/en/leave/", 'id="fresh"')
        server.slow, server.root = 8, '<html id="late" lang='
        page.goto("/en/help/")
        assert page.locator("html#late").count() == 0
        took = page.evaluate("performance.getEntriesByType('navigation')[0].responseStart")
        assert 2500 < took < 6000


@pytest.mark.proof
def test_what_is_kept_looks_as_the_reader_set_it(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        page.goto("/en/settings/")
        wait_until_kept(page)
        page.locator("input[name=text][value=large]").check()
        page.get_by_role("button", name="Save").click()
        page.wait_for_url("**saved=yes")
        wait_until_kept(page, "/en/help/", "data-text")
        page.context.set_offline(True)
        page.goto("/en/help/")
        assert page.locator("html[data-text=large]").count() == 1
