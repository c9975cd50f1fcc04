"""A progressive step: title, address, language and focus move with it; Back brings place and focus back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.chromium import DESK, tab
from tests.browser.conftest import Tab
from tests.conftest import GUIDES, ROOT
from tests.serving import need_file
from webapp.web.assets import SEAM

pytestmark = pytest.mark.browser

NEXT = "main .steps__next a"
FOCUS = "document.activeElement.tagName"


OURS = GUIDES["guide"].vendor / "htmx-2.0.10.min.js"
NEXT_ONE = ROOT / "node_modules" / "htmx.org" / "dist" / "htmx.min.js"  # 4: what we may move to one day


@pytest.fixture(params=["htmx 2", pytest.param("htmx 4", marks=pytest.mark.proof)])
def visit(request: pytest.FixtureRequest, chromium: Browser, origin: str) -> Tab:
    """A way to open a page, once with our htmx and once with the next."""
    need_file(OURS)

    @contextmanager
    def opened(**options: Any) -> Iterator[Page]:  # noqa: ANN401 - as `tab` has it
        with tab(chromium, origin, **options) as page:
            if request.param == "htmx 4":
                page.route(
                    "**/page.*.js",
                    lambda route: route.fulfill(body=with_htmx(route.fetch().text()), content_type="text/javascript"),
                )
            yield page

    return opened


def with_htmx(module: str) -> str:
    """The script of the page with the next htmx in the place of ours."""
    seam = SEAM.decode()
    assert seam in module
    return need_file(NEXT_ONE).read_text(encoding="utf-8") + seam + module.split(seam)[1]


TAKES = "() => { window.took = []; addEventListener('focusin', (one) => took.push(one.target.tagName)); }"


def step(page: Page, link: str = NEXT) -> str:
    """Follow a link as htmx does, and wait until the new page has the focus. Returns where it led."""
    page.evaluate("window.sameDocument = true")
    href = page.locator(link).first.get_attribute("href") or ""
    page.locator(link).first.click()
    page.wait_for_url(f"**{href}")
    page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    assert page.evaluate("window.sameDocument === true"), "the step loaded a whole page"
    return href


def test_a_step_moves_title_address_and_focus(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/start/")
        before = page.title()
        step(page)
        assert page.title() != before
        assert page.title().startswith(page.locator("h1").inner_text())
        assert page.locator("#page").count() == 1
        assert page.locator("h1").count() == 1
        assert page.evaluate("scrollY") == 0


def test_nothing_but_the_heading_takes_the_focus(visit: Tab) -> None:
    """A link of the new page that took it on the way would be said first: htmx looks for one with the same id."""
    with visit() as page:
        page.goto("/en/left/")
        page.locator(NEXT).focus()
        page.evaluate(TAKES)
        step(page)
        page.wait_for_timeout(200)
        assert page.evaluate("took") == ["H1"]


def test_back_says_what_page_it_is_but_shows_no_message(visit: Tab) -> None:
    """The focus goes to a link that may stand on every page."""
    with visit() as page:
        page.goto("/en/left/")
        step(page)
        page.go_back()
        said = page.locator("#voice")
        expect(said).to_have_text("Fear of being left")
        assert said.evaluate("(one) => getComputedStyle(one).opacity + getComputedStyle(one).pointerEvents") == "0none"


def test_a_page_that_was_loaded_anew_says_itself_once(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/left/")
        page.locator(NEXT).focus()
        page.wait_for_timeout(200)
        page.reload()
        page.wait_for_function(f"() => document.activeElement === document.querySelector('{NEXT}')")
        page.wait_for_timeout(200)
        expect(page.locator("#voice")).to_be_empty()


def test_back_restores_place_and_focus(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/start/")
        link = page.locator(NEXT).first
        link.scroll_into_view_if_needed()
        page.wait_for_timeout(200)
        place = page.evaluate("scrollY")
        assert place > 300
        step(page)
        page.go_back()
        page.wait_for_url("**/en/start/")
        page.wait_for_function(f"() => document.activeElement === document.querySelector('{NEXT}')")
        assert abs(page.evaluate("scrollY") - place) < 60
        assert page.title().startswith(page.locator("h1").inner_text())
        page.go_forward()
        page.wait_for_url("**/en/left/")
        page.wait_for_function("() => document.activeElement.tagName === 'H1'")


def test_a_step_to_another_language_changes_the_language_of_the_document(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/start/")
        page.locator("a[hreflang=es]").first.click()
        page.wait_for_url("**/es/start/**")
        page.wait_for_function("() => document.documentElement.lang.toLowerCase().startsWith('es')")
        assert page.locator("#page").get_attribute("lang") == "es"
        page.go_back()
        page.wait_for_function("() => document.documentElement.lang.toLowerCase().startsWith('en')")


def test_the_switch_to_arabic_keeps_the_sentence(visit: Tab) -> None:
    with visit() as page:
        page.goto("/es/love/")
        sentences = page.locator("main [id^=s-]")
        place = sentences.nth(sentences.count() // 2).get_attribute("id")
        page.goto(f"/es/love/#{place}")
        page.reload()
        page.locator("a[hreflang=ar]").first.click()
        page.wait_for_url(f"**/ar/love/#{place}")
        page.wait_for_function("() => document.documentElement.dir === 'rtl'")
        top = page.locator(f"[id='{place}']").evaluate("one => one.getBoundingClientRect().top")
        assert 0 <= top <= 640
        assert page.evaluate("document.activeElement.tagName") != "BODY"


def test_what_is_outside_the_block_stays(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/start/")
        page.evaluate("document.getElementById('player').dataset.kept = 'yes'")
        step(page)
        page.go_back()
        page.wait_for_url("**/en/start/")
        assert page.locator("#player").get_attribute("data-kept") == "yes"


def test_a_reload_after_back_gives_a_whole_page(visit: Tab) -> None:
    with visit(**DESK) as page:
        page.goto("/en/start/")
        step(page)
        step(page)
        page.go_back()
        page.wait_for_url("**/en/left/")
        page.reload()
        assert page.locator("head link[rel=stylesheet]").count() == 1
        assert page.evaluate("document.styleSheets.length") == 1
        assert (page.locator("html").get_attribute("lang") or "").lower() == "en-gb"


def test_page_and_block_have_their_own_etags(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/start/")
        whole = page.request.get("/en/start/")
        block = page.request.get("/en/start/", headers={"HX-Request": "true"})
        assert whole.headers["etag"] != block.headers["etag"]
        again = page.request.get("/en/start/", headers={"If-None-Match": whole.headers["etag"]})
        assert again.status == 304
        crossed = page.request.get("/en/start/", headers={"HX-Request": "true", "If-None-Match": whole.headers["etag"]})
        assert crossed.status == 200


def test_a_step_that_fails_becomes_a_plain_link(visit: Tab) -> None:
    def refuse(route: Route) -> None:
        if route.request.headers.get("hx-request"):
            route.fulfill(status=500, body="")
        else:
            route.continue_()

    with visit(forgive="500") as page:
        page.route("**/en/left/", refuse)
        page.goto("/en/start/")
        page.evaluate("window.sameDocument = true")
        page.locator(NEXT).first.click()
        page.wait_for_url("**/en/left/")
        page.wait_for_function("() => window.sameDocument === undefined")
        assert page.locator("h1").is_visible()


def test_a_step_costs_little(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/start/")
        answer = page.request.get("/en/left/", headers={"HX-Request": "true", "Accept-Encoding": "br"})
        assert answer.headers["content-encoding"] == "br"
        assert int(answer.headers["content-length"]) <= 7 * 1024
