"""Chromium as our tests use it: Debian's own, found by name, in contexts that notice every stray request and word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from playwright.sync_api import Error as Gone

PHONE = {"viewport": {"width": 360, "height": 640}, "device_scale_factor": 2, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

FOCUS = Path(__file__).with_name("focus.js")
NOWHERE = "() => window.pressed && document.activeElement === document.body ? window.pressed : ''"

ASKED_FOR = ("404 (NOT FOUND)", "SERVICE WORKER REGISTRATION BLOCKED BY PLAYWRIGHT")


class Watch:
    """What a page did that no reader asked for: requests to other hosts, and words in the console."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.strays: list[str] = []
        self.requests: list[str] = []

    def request(self, request: Request) -> None:
        """Note a request; one to another host is a stray."""
        self.requests.append(request.url)
        if urlsplit(request.url).scheme in ("http", "https") and not request.url.startswith(self.origin):
            self.strays.append(f"asked {request.url}")

    def console(self, message: ConsoleMessage) -> None:
        """A warning or an error in the console is a stray; notes of a 404 and of a worker kept out are not."""
        if message.type in ("warning", "error") and not any(one in message.text.upper() for one in ASKED_FOR):
            self.strays.append(f"console: {message.text}")

    def focus(self, page: Page) -> None:
        """A focus that is nowhere after what was pressed last is a stray; it is given a second to arrive."""
        told = ""
        for _ in range(10):
            try:
                told = page.evaluate(NOWHERE)
            except Gone:  # the page itself went, as a test wanted it
                return
            if not told:
                return
            page.wait_for_timeout(100)
        self.strays.append(f"the focus is nowhere after {told}")

    def error(self, error: object) -> None:
        """An exception in a script is a stray."""
        self.strays.append(f"script: {error}")


@contextmanager
def tab(browser: Browser, origin: str, *, forgive: str = "nothing", **options: Any) -> Iterator[Page]:  # noqa: ANN401 - its own
    """A fresh page in a context of its own. Raises `AssertionError` on leaving, where the page strayed.

    `forgive` is a part of the console messages that a test provokes on purpose.
    """
    context = browser.new_context(base_url=origin, **{"service_workers": "block", **PHONE, **options})
    watch = Watch(origin)
    context.on("request", watch.request)
    context.on("console", watch.console)
    context.on("weberror", lambda error: watch.error(error.error))
    context.add_init_script(path=FOCUS)
    page = context.new_page()
    page.set_default_timeout(10_000)
    try:
        yield page
        watch.focus(page)
    finally:
        context.close()
    strays = [one for one in watch.strays if forgive not in one]
    assert not strays, "\n".join(strays)
