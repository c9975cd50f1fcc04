"""What a reader keeps on the phone: a part or everything, by one press; it opens, sounds and seeks without signal."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import axe_reading
from tests.browser.chromium import tab
from tests.browser.keeper import BUTTON, GO, MARKED, STATE, chosen, keep, opened, pages, step, visit, wait_for
from tests.browser.moody import Moody

pytestmark = pytest.mark.browser

# The bar or a message lies over some words; that every pair of colours can be read, test_tokens.py says.
COVERED = ("color-contrast", "color-contrast-enhanced")
PART = """async ([url, range]) => {
  const answer = await fetch(url, range ? { headers: { Range: range } } : {});
  return [answer.status, answer.headers.get("content-range"), (await answer.arrayBuffer()).byteLength];
}"""
SEEK = """async () => {
  const audio = document.querySelector("#player audio");
  audio.currentTime = 20;
  await new Promise((done) => audio.addEventListener("seeked", done, { once: true }));
  return audio.currentTime;
}"""


def test_a_kept_part_opens_sounds_seeks_and_leads_to_help_without_signal(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        opened(page, "/en/left/")
        expect(page.locator(BUTTON)).to_contain_text("Keep this part")
        assert axe_reading(page).findings == ()
        page.locator(BUTTON).press("Enter")
        expect(page.locator(BUTTON)).to_have_text(GO, timeout=60_000)
        expect(page.locator(STATE)).to_have_text("It is kept, and opens without signal.")
        assert page.evaluate("document.activeElement === document.querySelector('.keep button')")
        assert pages(page) == ["/en/kept/", "/en/left/"]

        page.context.set_offline(True)
        page.goto("/en/left/")
        expect(page.locator(BUTTON)).to_have_text(GO, timeout=60_000)
        page.locator(".listen__button").click()
        expect(page.locator(MARKED)).to_have_count(1)
        assert page.evaluate(SEEK) == pytest.approx(20, abs=0.2)
        later = page.locator("main .sentence[id]").nth(20)
        later.click()
        expect(later).to_have_class("sentence sentence--spoken")
        step(page, ".bar__link--help", "/en/help/")
        assert page.locator("#countries").count() == 1
        page.go_back()
        expect(page.locator("h1")).to_have_text("Fear of being left")


@pytest.mark.proof
def test_a_player_gets_the_part_of_a_kept_sound_that_it_asks_for(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server, forgive="416") as page:
        keep(page, "/en/left/")
        sound = next(url for url in chosen(page) if url.endswith(".webm"))
        page.context.set_offline(True)
        status, told, size = page.evaluate(PART, [sound, ""])
        assert (status, told) == (200, None)
        wanted = {
            "bytes=0-99": [206, f"bytes 0-99/{size}", 100],
            "bytes=100-": [206, f"bytes 100-{size - 1}/{size}", size - 100],
            "bytes=-50": [206, f"bytes {size - 50}-{size - 1}/{size}", 50],
            f"bytes=7-{size + 7}": [206, f"bytes 7-{size - 1}/{size}", size - 7],
            f"bytes={size}-": [416, f"bytes */{size}", 0],
            "bytes=1-2,5-6": [200, None, size],
        }
        assert {ask: page.evaluate(PART, [sound, ask]) for ask in wanted} == wanted


@pytest.mark.proof
def test_without_signal_another_page_leads_to_what_is_kept(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        keep(page, "/en/left/")
        page.context.set_offline(True)
        page.goto("/es/love/")
        page.wait_for_url("**/en/kept/#m-missing")
        expect(page.locator("#m-missing")).to_be_visible()
        expect(page.locator("#m-missing")).to_be_focused()
        assert axe_reading(page, without=COVERED).findings == ()
        page.goto("/")
        page.wait_for_url("**/en/kept/")
        expect(page.locator("#m-missing")).to_be_hidden()
        row = page.locator(".keep").filter(has_text="Fear of being left")
        expect(row.get_by_role("button", name="Remove Fear of being left")).to_be_visible()
        row.locator("a").click()
        expect(page.locator("h1")).to_have_text("Fear of being left")


@pytest.mark.proof
def test_what_is_let_go_is_gone(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        keep(page, "/en/left/")
        keep(page, "/en/love/")
        assert pages(page) == ["/en/kept/", "/en/left/", "/en/love/"]
        page.goto("/en/kept/")
        expect(page.locator("#keep-needs")).to_be_hidden()
        expect(page.get_by_role("button", name="Remove ", exact=False)).to_have_count(3)  # two parts, and everything
        page.get_by_role("button", name="Remove Fear of being left").click()
        again = page.get_by_role("button", name="Keep (about")
        expect(again.filter(has_text="Keep")).to_have_count(7)
        expect(page.locator("#k2-b")).to_be_focused()
        assert pages(page) == ["/en/kept/", "/en/love/"]
        assert len([url for url in chosen(page) if url.endswith(".webm")]) == 1
        opened(page, "/en/love/")
        expect(page.locator(BUTTON)).to_have_text(GO, timeout=60_000)
        page.locator(BUTTON).click()
        expect(page.locator(BUTTON)).to_contain_text("Keep this part")
        wait_for(lambda: chosen(page) == [])
        assert not any(name.startswith("kept ") for name in page.evaluate("caches.keys()"))


@pytest.mark.proof
def test_everything_in_a_language_is_kept_and_is_whole(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        keep(page, "/en/kept/", timeout=120_000)
        list_ = page.evaluate("fetch('/en/keep.json').then((answer) => answer.json())")
        assert pages(page) == sorted(one["href"] for one in list_["pages"])
        expect(page.locator(".keep__state", has_text="It is kept")).to_have_count(9)  # eight parts, and everything
        page.context.set_offline(True)
        page.goto("/")
        page.wait_for_url("**/en/")
        for path in ("/en/words/", "/en/all/", "/en/help/us/", "/en/about/", "/en/settings/"):
            page.goto(path)
            assert page.locator("#page h1").is_visible(), path
            assert page.evaluate("document.styleSheets[0].cssRules.length") > 50, path
        page.goto("/en/words/")
        page.locator(".hear").first.click()
        page.wait_for_timeout(300)
        assert page.url.endswith("/en/words/")

        page.goto("/en/kept/")
        page.locator("#k1-b").click()
        rest = page.get_by_role("button", name="Remove everything")
        rest.click()
        expect(page.locator("#keep-b")).to_be_focused()
        expect(rest).to_be_hidden()
        wait_for(lambda: chosen(page) == [])


@pytest.mark.proof
def test_who_cancels_keeps_nothing(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server, forgive="ERR_") as page:
        opened(page, "/en/left/")
        server.waits = ".webm"
        page.locator(BUTTON).click()
        expect(page.locator(BUTTON)).to_have_text("Cancel")
        expect(page.locator("progress")).to_be_visible()
        assert axe_reading(page, without=COVERED).findings == ()
        page.locator(BUTTON).click()
        expect(page.locator("#voice")).to_have_text("Cancelled. Nothing of it is kept.")
        expect(page.locator(BUTTON)).to_contain_text("Keep this part")
        expect(page.locator("progress")).to_be_hidden()
        wait_for(lambda: chosen(page) == [])


@pytest.mark.proof
def test_a_torn_download_is_told_and_the_next_try_goes_on(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server, forgive="ERR_") as page:
        opened(page, "/en/left/")
        server.torn = ".webm"
        page.locator(BUTTON).click()
        expect(page.locator("#voice")).to_contain_text("It could not all be kept", timeout=20_000)
        expect(page.locator(BUTTON)).to_contain_text("Keep this part")
        assert pages(page) == ["/en/kept/"]
        assert not any(url.endswith(".webm") for url in chosen(page))
        server.torn = ""
        asked = len(server.asked)
        page.locator(BUTTON).click()
        expect(page.locator(BUTTON)).to_have_text(GO, timeout=60_000)
        again = [path for path, _ in server.asked[asked:] if path.startswith("/static/")]
        assert again == [], "what had come was fetched again"


@pytest.mark.proof
def test_who_wants_fewer_traces_is_offered_nothing_and_keeps_nothing(chromium: Browser, server: Moody) -> None:
    with visit(chromium, server) as page:
        keep(page, "/en/left/")
        page.goto("/en/settings/")
        page.locator("input[name=traces][value=fewer]").check()
        wait_for(lambda: page.evaluate("caches.keys()") == [])
        page.goto("/en/left/")
        page.wait_for_timeout(500)
        expect(page.locator(".keep")).to_be_hidden()


def test_where_nothing_can_be_kept_the_page_says_so(chromium: Browser, server: Moody) -> None:
    with tab(chromium, server.origin) as page:  # its workers are blocked
        page.goto("/en/kept/")
        page.wait_for_timeout(300)
        expect(page.locator("#keep-needs")).to_be_visible()
        expect(page.locator(".keep").first).to_be_hidden()
    with tab(chromium, server.origin, java_script_enabled=False) as page:
        page.goto("/en/kept/")
        expect(page.locator("#keep-needs")).to_be_visible()
        expect(page.locator(".keep").first).to_be_hidden()
