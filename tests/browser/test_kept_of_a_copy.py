"""In a static copy, in a folder of a plain file server, help and the way out open without signal as well."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import tab
from tests.browser.keeper import BUTTON, GO, MARKED, NAMES, OFFLINE, TEXT, keep, kept, step, wait_for
from tests.conftest import in_languages
from webapp.freezing import freeze
from webapp.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.proof]
FOLDER = "/sub%20folder/"


class NoIndex(SimpleHTTPRequestHandler):
    """A file server that does not talk, and knows no index.html unless it is named."""

    def do_GET(self) -> None:
        """Answer with a file, never for a folder."""
        if self.path.partition("?")[0].endswith("/"):
            self.send_error(404)
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


@pytest.fixture(scope="module")
def copied(soundless_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that has a silent copy in a folder."""
    top = tmp_path_factory.mktemp("copy")
    freeze(in_languages(soundless_settings, "en"), top / "sub folder", ("/en/",), "/languages/")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(NoIndex, directory=str(top))) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def test_a_copy_in_a_folder_keeps_help_and_the_way_out(chromium: Browser, copied: str) -> None:
    with tab(chromium, copied, forgive=OFFLINE, service_workers="allow") as page:
        page.goto(f"{FOLDER}en/start/index.html")
        page.wait_for_function("() => navigator.serviceWorker.controller")
        wait_for(lambda: "<html" in page.evaluate(TEXT, f"{FOLDER}en/leave/"))
        assert page.evaluate(NAMES) == [f"help {copied}{FOLDER} " + page.evaluate(NAMES)[0].split()[-1]]
        assert [one for one in kept(page) if "static" not in one] == [f"{FOLDER}en/help/", f"{FOLDER}en/leave/"]
        page.context.set_offline(True)
        step(page, ".bar__link--help", "/en/help/index.html")
        page.goto(f"{FOLDER}en/start/../help/index.html")
        assert page.locator("#countries").count() == 1
        page.locator(".bar a[rel~=nofollow]").click()
        page.wait_for_url("**/leave/index.html")
        assert page.locator("#clock").is_visible()


def test_a_part_of_a_copy_is_kept_with_its_sound(chromium: Browser, copy: str) -> None:
    with tab(chromium, copy, forgive=OFFLINE, service_workers="allow") as page:
        keep(page, "/en/left/index.html")
        page.context.set_offline(True)
        page.goto("/en/left/index.html")
        expect(page.locator(BUTTON)).to_have_text(GO)
        page.locator(".listen__button").click()
        expect(page.locator(MARKED)).to_have_count(1)
        page.goto("/en/love/index.html")
        page.wait_for_url("**/en/kept/#m-missing")
        expect(page.locator("#m-missing")).to_be_visible()
