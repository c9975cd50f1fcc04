"""What was kept is renewed, taken over by a new version, and goes away when somebody wants it gone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from tests.browser.keeper import NAMES, REGISTERED, TEXT, kept, step, visit, wait_for, wait_until_kept
from tests.browser.moody import Moody
from webapp.settings import Settings
from webapp.web import create_app
from webapp.web.site import EXTENSION

pytestmark = [pytest.mark.browser, pytest.mark.proof]

PLANT = """async (date) => {
  const cache = await caches.open((await caches.keys())[0]);
  await cache.put("/en/help/", new Response("planted", { headers: { Date: date } }));
}"""


def test_what_is_a_day_old_is_renewed_when_somebody_reads_here(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        page.goto("/en/start/")
        wait_until_kept(page)
        page.evaluate(PLANT, page.evaluate("new Date(Date.now() - 23 * 3600e3).toUTCString()"))
        step(page, "main .steps__next a", "/en/left/")
        page.wait_for_timeout(500)
        assert page.evaluate(TEXT, "/en/help/") == "planted"
        page.evaluate(PLANT, page.evaluate("new Date(Date.now() - 25 * 3600e3).toUTCString()"))
        page.goto("/en/start/")
        wait_until_kept(page, "/en/help/")


def test_a_page_that_is_gone_is_kept_no_longer(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        page.goto("/en/help/gb/")
        wait_until_kept(page, "/en/help/gb/")
        server.gone = "/en/help/gb/"
        page.goto("/en/help/gb/")
        wait_for(lambda: "/en/help/gb/" not in kept(page))


def test_a_new_version_takes_over_what_the_old_one_kept(
    chromium: Browser, server: Moody, guide_settings: Settings
) -> None:
    with visit(chromium, server) as page:
        page.goto("/en/help/gb/")
        wait_until_kept(page, "/en/help/gb/")
        (before,) = page.evaluate(NAMES)
        server.app = create_app(guide_settings)
        site = server.app.extensions[EXTENSION]
        changed = replace(site.assets, worker=site.assets.worker + "\nself.isNew = true;")
        server.app.extensions[EXTENSION] = replace(site, assets=changed)
        server.root = '<html data-new="yes" lang='
        page.goto("/en/start/")
        wait_for(lambda: before not in page.evaluate(NAMES))
        assert [one for one in kept(page) if one != "/static/"] == ["/en/help/", "/en/help/gb/", "/en/leave/"]
        assert "data-new" in page.evaluate(TEXT, "/en/help/gb/")


@pytest.mark.parametrize("by", ["script", "header"])
def test_forgetting_takes_all_of_it_away(chromium: Browser, server: Moody, by: str) -> None:
    server.without = "Clear-Site-Data" if by == "script" else ""
    with visit(chromium, server) as page:
        page.goto("/en/settings/")
        wait_until_kept(page)
        page.evaluate("() => { localStorage.one = sessionStorage.two = 'left'; }")
        if by == "header":
            page.evaluate("document.querySelector('[data-forget]').removeAttribute('data-forget')")
        page.get_by_role("button", name="Forget this site").click()
        page.wait_for_url("**saved=forgotten")
        page.wait_for_load_state("load")
        page.wait_for_timeout(500)
        assert page.evaluate(NAMES) == []
        assert page.evaluate(REGISTERED) == 0
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_who_wants_fewer_traces_has_none(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        page.goto("/en/start/")
        wait_until_kept(page)
        page.goto("/en/settings/")
        page.locator("input[name=traces][value=fewer]").check()
        page.goto("/en/left/")
        wait_for(lambda: page.evaluate(NAMES) == [])
        step(page, ".bar__link--help", "/en/help/")
        page.wait_for_timeout(300)
        assert page.evaluate(NAMES) == []
        page.goto("/en/love/")
        page.wait_for_timeout(300)
        assert (page.evaluate(NAMES), page.evaluate(REGISTERED)) == ([], 0)
