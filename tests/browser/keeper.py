"""A browser in which the worker may work, and what it has kept there."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import tab
from tests.browser.moody import Moody

OFFLINE = "net::ERR_"  # INTERNET_DISCONNECTED; FAILED, where the worker asked in vain
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
BUTTON = ".keep button"
STATE = ".keep__state"
GO = "Remove"
MARKED = ".sentence--spoken"


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


def wait_for(true: Callable[[], bool], seconds: float = 10) -> None:
    """Ask again and again, for some seconds: what a page waits for itself must not be a promise."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, f"it did not come true within {seconds} seconds"
        time.sleep(0.05)


def step(page: Page, link: str, to: str) -> None:
    """Follow a link as htmx does; the document stays."""
    page.evaluate("window.sameDocument = true")
    page.locator(link).first.click()
    page.wait_for_url(f"**{to}")
    page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    assert page.evaluate("window.sameDocument === true"), "the step loaded a whole page"


def chosen(page: Page) -> list[str]:
    """Every address in the cache of what the reader keeps; none where there is no such cache."""
    caches: dict[str, list[str]] = page.evaluate(HELD)
    return next((urls for name, urls in caches.items() if name.startswith("kept ")), [])


def pages(page: Page) -> list[str]:
    """Those that are pages."""
    return [url for url in chosen(page) if url.endswith("/")]


def opened(page: Page, path: str) -> None:
    """Open a page on which something can be kept, and wait until the script offers it."""
    page.goto(path)
    expect(page.locator(BUTTON).first).to_be_visible(timeout=20_000)


def keep(page: Page, path: str, timeout: float = 60_000) -> None:
    """Keep what a page offers to keep."""
    opened(page, path)
    page.locator(BUTTON).first.click()
    expect(page.locator(BUTTON).first).to_have_text(GO, timeout=timeout)
