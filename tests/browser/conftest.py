"""One Chromium and one running server for all browser tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import QUIET, tab
from tests.serving import need, serving
from webapp.settings import Settings

Tab = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    path = need("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def origin(guide_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running `webapp serve` over our guide, with mute sound."""
    with serving(guide_settings, tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="session")
def visit(chromium: Browser, origin: str) -> Tab:
    """A way to open a page in a context of its own.

    `with visit(color_scheme="dark") as page: page.goto("/en/")`
    """
    return partial(tab, chromium, origin)
