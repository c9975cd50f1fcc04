"""Chromium of the Android 5 era and Gecko 48 get the plain page, whole: no modules, and half of the style."""

from __future__ import annotations

import re
import subprocess
from functools import cache

import pytest
from flask import Flask
from playwright.sync_api import Page, Route

from tests.browser.conftest import Tab
from tests.browser.layout import CUT, scrolls_sideways
from tests.browser.paths import KINDS, SOME_MIRRORED
from tests.house.css import read_css
from tests.house.old_engines import ENGINES, Engine, kept, written
from tests.house.tree import ROOT
from tests.serving import need, need_file
from webapp.web.assets import joined_css

pytestmark = pytest.mark.browser

CHROMIUM, GECKO = ENGINES
LOOKS = (
    pytest.param(CHROMIUM, "/en/impulse/", id="Chromium 44-/en/impulse/"),
    *(
        pytest.param(one, path, marks=pytest.mark.proof, id=f"{one.name}-{path}")
        for one in ENGINES
        for path in KINDS
        if (one, path) != (CHROMIUM, "/en/impulse/")
    ),
    *(
        pytest.param(one, *param.values, marks=pytest.mark.proof, id=f"{one.name}-{param.values[0]}")
        for one in ENGINES
        for param in SOME_MIRRORED
    ),
)
# What is newer than ES2015 in what ES2017's parser takes, and what Gecko 48 refuses.
NEWER = """let script = "";
process.stdin.on("data", part => script += part).on("end", () => {
  const found = new Set();
  require("esprima").parseScript(script, {}, ({ type, async, operator, left }) => {
    if (async || type === "AwaitExpression") found.add("async");
    if (/^[*]{2}=?$/.test(operator)) found.add(operator);
    if (/^For(Of|In)/.test(type) && left.kind === "const") found.add("for (const ...");
  });
  console.log([...found].join());
});"""
CLASSIC = re.compile(r'<script(?![^>]*type="module")[^>]* src="([^"]+)"')
MODULES = "[...document.querySelectorAll('script[type=module]')].map(one => one.src)"
NO_MODULES = "delete HTMLScriptElement.prototype.noModule"


@cache
def sheet(engine: Engine) -> str:
    """What the engine keeps of our style."""
    return written(kept(read_css(joined_css(ROOT / "static").decode()), engine))


def dress(page: Page, engine: Engine) -> None:
    """Show pages with what the engine keeps of our style."""
    page.route("**/style*.css", lambda route: route.fulfill(body=sheet(engine), content_type="text/css"))


def words(page: Page) -> str:
    """All that can be read, without the spaces between boxes."""
    return "".join(page.locator("body").inner_text().split())


def without_modules(page: Page) -> list[str]:
    """Take what an old browser lacks; the list fills with the modules that were asked for."""
    asked: list[str] = []

    def lose(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.add_init_script(NO_MODULES)
    page.route(re.compile(r"/(page|clock)[^/]*\.js"), lose)
    return asked


def walk(page: Page, link: str) -> None:
    """Follow a link, and see a whole page with one heading come."""
    page.evaluate("window.sameDocument = true")
    there = page.locator(link).first
    href = there.get_attribute("href") or ""
    there.click()
    page.wait_for_url(f"**{href}")
    page.wait_for_load_state()
    assert page.evaluate("window.sameDocument") is None, f"{href} came by a step, and nobody was there to finish it"
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize(("engine", "path"), LOOKS)
def test_a_page_is_whole_in_half_of_its_style(visit: Tab, engine: Engine, path: str) -> None:
    with visit(java_script_enabled=False) as page:
        page.goto(path)
        today = words(page)
        dress(page, engine)
        page.reload()
        assert words(page) == today
        assert page.locator("h1").is_visible()
        assert not scrolls_sideways(page)
        assert page.evaluate(CUT) == []


def test_without_modules_a_reader_walks_by_plain_loads(visit: Tab) -> None:
    with visit(forgive="ERR_FAILED") as page:
        asked = without_modules(page)
        dress(page, CHROMIUM)
        page.goto("/en/")
        assert page.evaluate("'noModule' in HTMLScriptElement.prototype") is False
        assert set(page.evaluate(MODULES)) == set(asked) != set()
        walk(page, "main a[href='/en/start/']")
        player = page.locator("main audio[controls]").first
        assert player.is_visible()
        assert page.locator(".listen__button:visible").count() == 0
        mp3 = page.locator("main a[href$='.mp3']").first
        assert mp3.is_visible()
        assert page.request.head(mp3.get_attribute("href") or "").status == 200
        walk(page, "main .steps__next a")
        walk(page, "a[hreflang=es]")
        assert (page.locator("html").get_attribute("lang") or "").startswith("es")
        walk(page, "header a[href$='/help/']")
        assert page.locator("main a[href^='tel:'], main a[href*='/help/']").count() > 0
        walk(page, "header a[href$='/leave/']")
        assert page.locator("#today").is_visible()
        assert set(page.evaluate(MODULES)) < set(asked)


def test_a_script_that_is_not_understood_leaves_plain_links(visit: Tab) -> None:
    with visit(forgive="Unexpected token") as page:
        page.route("**/static/page*.js", lambda route: route.fulfill(body="a?.(;", content_type="text/javascript"))
        page.goto("/en/start/")
        assert page.locator("body[data-hx-disable]").count() == 1
        walk(page, "main .steps__next a")
        walk(page, "a[hreflang=es]")


@pytest.mark.proof
def test_a_script_that_is_understood_takes_steps(visit: Tab) -> None:
    """That the walks above fail where links are steps."""
    with visit() as page:
        page.goto("/en/start/")
        assert page.locator("body[data-hx-disable]").count() == 0
        with pytest.raises(AssertionError, match="came by a step"):
            walk(page, "main .steps__next a")


@pytest.mark.proof
def test_a_browser_of_2020_plays_and_leaves(visit: Tab) -> None:
    with visit() as page:
        page.add_init_script("delete Element.prototype.replaceChildren; delete Document.prototype.replaceChildren")
        page.goto("/en/start/")
        page.locator(".listen__button").first.click()
        page.locator("#player .player__row").wait_for()
        page.locator("header a[href$='/leave/']").first.click()
        page.wait_for_url("**/en/leave/")
        assert page.locator("#today").is_visible()


def newer(script: str) -> str:
    """What a script says that an engine of 2016 refuses; the parser's complaint, where it is newer than ES2017."""
    need_file(ROOT / "node_modules" / "esprima" / "package.json")
    command = [need("nodejs"), "-e", NEWER]
    done = subprocess.run(command, cwd=ROOT, input=script, capture_output=True, text=True, check=False, timeout=60)
    return done.stdout.strip() or done.stderr


@pytest.mark.parametrize("path", ["/en/settings/", "/en/leave/"])
def test_our_classic_scripts_are_plain_enough(guide_app: Flask, path: str) -> None:
    client = guide_app.test_client()
    ours = CLASSIC.findall(client.get(path).text)
    assert len(ours) == (path == "/en/settings/")
    assert {one: newer(client.get(one).text) for one in ours} == dict.fromkeys(ours, "")


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("for (const a of []) b(`${a}`, ...c);", "for (const"),
        ("const a = async () => await b;", "async"),
        ("a = b ** 2;", "**"),
        ("a?.b;", "Unexpected token"),
        ("const { a = 1, ...b } = c;", "Unexpected token"),
        ("try { a(); } catch { b(); }", "Unexpected token"),
    ],
)
def test_what_is_too_new_is_named(script: str, said: str) -> None:
    assert said in newer(script)
