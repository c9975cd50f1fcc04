"""A browser in which the worker may work, and what it has kept there."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from playwright.sync_api import Browser, Page

from tests.browser.chromium import tab
from tests.browser.moody import Moody

OFFLINE = "ERR_INTERNET_DISCONNECTED"
HELP = "main a[href='/en/help/gb/']"
HELD = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    found[name] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname).sort();
  }
  return found;
}"""
TEXT = "async (url) => (await (await caches.match(url, { ignoreVary: true }))?.text()) || ''"
NAMES = "caches.keys()"  # while a cache goes away, to open it would bring it back
REGISTERED = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
LANGUAGE = ["/en/help/", "/en/leave/"]


def visit(browser: Browser, server: Moody, forgive: str = OFFLINE) -> AbstractContextManager[Page]:
    """A page in which a worker may work."""
    return tab(browser, server.origin, forgive=forgive, service_workers="allow")


def kept(page: Page) -> list[str]:
    """Every address in every cache, assets by their folder alone; one cache at most."""
    caches = page.evaluate(HELD)
    assert len(caches) <= 1, caches
    return sorted("/static/" if one.startswith("/static/") else one for one in next(iter(caches.values()), []))


def wait_until_kept(page: Page, address: str = "/en/leave/", words: str = "<html") -> None:
    """Wait for the worker to have begun, and to have kept this page with these words in it."""
    page.wait_for_function("() => navigator.serviceWorker.controller")
    wait_for(lambda: words in page.evaluate(TEXT, address))


def wait_for(true: Callable[[], bool]) -> None:
    """Ask again and again, for ten seconds: what a page waits for itself must not be a promise."""
    until = time.monotonic() + 10
    while not true():
        assert time.monotonic() < until, "it did not come true within ten seconds"
        time.sleep(0.05)


def step(page: Page, link: str, to: str) -> None:
    """Follow a link as htmx does; the document stays."""
    page.evaluate("window.sameDocument = true")
    page.locator(link).first.click()
    page.wait_for_url(f"**{to}")
    page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    assert page.evaluate("window.sameDocument === true"), "the step loaded a whole page"
