"""Settings hold as soon as they are chosen, without a button; in a copy of plain files, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import Tab
from tests.browser.player import AUDIO, go_to, heard, listen
from tests.conftest import GUIDES
from tests.serving import need_file

pytestmark = pytest.mark.browser
LATER = pytest.mark.proof
SHIFT = """([kind, shiftKey]) => {
  document.body.dispatchEvent(new KeyboardEvent(kind, { key: 'Shift', shiftKey, bubbles: true }));
}"""
SMALL: ViewportSize = {"width": 360, "height": 640}


@pytest.fixture(autouse=True)
def _htmx() -> None:
    need_file(GUIDES["guide"].vendor / "htmx-2.0.10.min.js")


def chosen(page: Page) -> dict[str, str]:
    """What `<html>` says is chosen."""
    told: dict[str, str] = page.evaluate("({ ...document.documentElement.dataset })")
    return told


def save(page: Page, **choices: str) -> None:
    """Choose on the settings page, as a reader does, and wait until the page says that it is saved."""
    page.goto("/en/settings/")
    for name, value in choices.items():
        page.locator(f"input[name={name}][value={value}]").check()
    expect(page.locator("#saved")).not_to_be_empty()


def test_a_choice_holds_at_once_and_on_the_next_page(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/settings/")
        assert page.context.cookies() == []
        page.get_by_label("Dark").check()
        assert chosen(page) == {"colours": "dark"}
        expect(page.locator("#saved")).to_have_text("Saved. It holds on every page from now on.")
        assert page.evaluate("document.activeElement.value") == "dark"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 253, 248)"
        [cookie] = page.context.cookies()
        assert (cookie["name"], cookie["sameSite"], cookie["path"]) == ("settings", "Lax", "/")
        page.goto("/es/left/")
        assert chosen(page) == {"colours": "dark"}
        page.goto("/es/settings/")
        assert page.locator("input[name=colours]:checked").get_attribute("value") == "dark"
        page.locator("input[name=colours]").first.check()
        assert (chosen(page), page.context.cookies()) == ({}, [])


@LATER
def test_every_setting_is_kept_by_script_as_by_form(visit: Tab) -> None:
    with visit() as page, visit(java_script_enabled=False) as plain:
        for one in (page, plain):
            one.goto("/en/settings/")
            names = {field.get_attribute("name") for field in one.locator("[type=radio]").all()}
            for name in sorted(name for name in names if name):
                one.locator(f"input[name={name}]").last.check()
            one.locator("select[name=country]").select_option("gb")
        plain.get_by_role("button", name="Save").click()
        kept = [sorted(one.context.cookies()[0]["value"].split("&")) for one in (page, plain)]
        assert kept[0] == kept[1]
        assert len(kept[0]) == 18
        plain.goto("/en/left/")
        assert len(page.evaluate("Object.keys(document.documentElement.dataset)")) == 17
        assert plain.locator("html[data-exit=shift][data-country=gb][data-words=on]").count() == 1


@LATER
def test_a_country_of_my_own_shows_its_numbers_at_once(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/settings/")
        page.locator("select[name=country]").select_option("gb")
        page.locator(".bar__link--help").click()
        expect(page.locator("h1")).to_contain_text("United Kingdom")
        assert page.locator('main a[href="tel:116123"]').count() == 1


@LATER
def test_settings_of_the_voice_reach_the_voice(visit: Tab) -> None:
    with visit() as page:
        save(page, speed="slower", pauses="short", follow="still", next="on")
        listen(page)
        told = heard(page)
        assert told["rate"] == pytest.approx(0.7)
        assert [one.get_attribute("value") for one in page.locator("#player input:checked").all()] == [
            "short",
            "on",
            "",
        ]
        go_to(page, 3)
        before = page.evaluate("scrollY")
        for _ in range(12):
            page.locator("[data-act=next]").click()
        page.wait_for_timeout(500)
        there = page.locator(".sentence--spoken").bounding_box()
        assert there is None or there["y"] > 640, "the sentence is out of sight"
        assert page.evaluate("scrollY") == before
    with visit() as page:
        save(page, follow="off")
        listen(page)
        assert heard(page)["playing"]
        assert heard(page)["marked"] == []


@LATER
def test_the_word_that_is_said_is_marked(visit: Tab) -> None:
    with visit() as page:
        save(page, words="on")
        listen(page)
        name = go_to(page, 2)
        page.wait_for_function("() => [...CSS.highlights.get('word')].length === 1")
        said = page.evaluate("[...CSS.highlights.get('word')].map(String)")
        assert said[0] in page.locator(f"#{name}").inner_text()
        assert 0 < len(said[0]) < len(page.locator(f"#{name}").inner_text())


@LATER
def test_a_voice_that_pauses_at_each_page(visit: Tab) -> None:
    with visit() as page:
        save(page, moves="pause")
        listen(page)
        page.locator("main .steps__next a").click()
        expect(page.locator("#voice")).to_have_text("Paused. Go on")
        assert not heard(page)["playing"]


@LATER
def test_fewer_traces_leave_one_entry_and_nothing_kept(visit: Tab) -> None:
    with visit() as page:
        save(page, traces="fewer", resume="yes")
        length = page.evaluate("history.length")
        listen(page)
        page.locator("main .steps__next a").click()
        page.wait_for_url("**/feelings/")
        page.locator(".bar__link--home").click()
        page.wait_for_url("**/en/")
        assert page.evaluate("history.length") == length + 1, "the one full load, and no step"
        page.wait_for_function("() => localStorage.length === 0 && sessionStorage.length === 0")
        answer = page.request.get("/en/left/")
        assert answer.headers["cache-control"] == "private, no-store"


@LATER
def test_three_times_shift_leaves_where_the_reader_chose_it(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/left/")
        for _ in range(3):
            page.keyboard.press("Shift")
        page.wait_for_timeout(300)
        assert page.url.endswith("/en/left/")
        save(page, exit="shift")
        listen(page)
        page.keyboard.press("Shift")
        expect(page.locator("#voice")).to_have_text("Press Shift twice more to leave.")
        page.keyboard.press("Shift")
        expect(page.locator("#voice")).to_have_text("Press Shift once more to leave.")
        page.keyboard.press("Shift+Tab")
        for kind, still in (("keydown", True), ("keydown", True), ("keyup", True), ("keyup", False)):
            page.evaluate(SHIFT, [kind, still])  # both at once are one press
        expect(page.locator("#voice")).to_have_text("Press Shift twice more to leave.")
        assert page.url.endswith("/en/left/")
        for _ in range(2):
            page.keyboard.press("Shift")
        page.wait_for_url("**/en/leave/")


@LATER
def test_a_copy_keeps_settings_by_itself(chromium: Browser, copy: str) -> None:
    context = chromium.new_context(viewport=SMALL, service_workers="block")
    page = context.new_page()
    page.goto(f"{copy}/en/settings/index.html")
    assert page.locator("#needs").is_hidden()
    assert page.get_by_role("button", name="Save").count() == 0
    page.get_by_label("Sand").check()
    expect(page.locator("#saved")).not_to_be_empty()
    page.goto(f"{copy}/en/left/index.html")
    assert chosen(page) == {"colours": "sand"}
    page.goto(f"{copy}/en/settings/index.html")
    assert page.locator("input[name=colours]:checked").get_attribute("value") == "sand"
    page.locator("select[name=country]").select_option("gb")
    page.goto(f"{copy}/en/left/index.html")
    page.locator(".bar__link--help").click()
    page.wait_for_url("**/en/help/gb/**")
    page.goto(f"{copy}/en/settings/index.html")
    page.get_by_role("button", name="Forget").click()
    expect(page.locator("#saved")).to_contain_text("Forgotten.")
    assert (chosen(page), context.cookies()) == ({}, [])
    context.close()


@LATER
@pytest.mark.parametrize("script", [True, False])
def test_a_copy_in_a_folder_keeps_settings_where_a_script_runs(chromium: Browser, frozen: Path, script: bool) -> None:
    context = chromium.new_context(viewport=SMALL, java_script_enabled=script)
    page = context.new_page()
    page.goto((frozen / "en" / "settings" / "index.html").as_uri())
    assert page.locator("#needs").is_hidden() == script
    assert page.locator("[data-settings]").is_visible() == script
    if script:
        page.get_by_label("Strong contrast").check()
        page.goto((frozen / "en" / "left" / "index.html").as_uri())
        assert chosen(page) == {"colours": "contrast"}
    context.close()


@pytest.mark.parametrize("copied", [pytest.param(False, marks=LATER), True])
def test_smaller_files_are_taken_as_soon_as_they_are_wanted(
    chromium: Browser, copy: str, origin: str, copied: bool
) -> None:
    """In a copy, too, where no server puts the smaller file first."""
    end = "index.html" if copied else ""
    with chromium.new_context(base_url=copy if copied else origin, service_workers="block") as context:
        page = context.new_page()
        for name, kind in (("auto", "webm"), ("low", "low.webm"), ("full", "webm")):
            page.goto(f"/en/settings/{end}")
            page.locator(f"input[name=saving][value={name}]").check()
            listen(page, f"/en/left/{end}")
            sound = page.evaluate(f"{AUDIO}.currentSrc").rsplit("/", 1)[1]
            assert sound.split(".", 1)[1] == kind
