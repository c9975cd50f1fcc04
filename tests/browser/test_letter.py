"""A word that sounds wrong: a prepared letter beside its sentence, while the voice rests there."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import tab
from tests.browser.conftest import Tab
from tests.browser.player import AUDIO, heard, listen
from tests.conftest import GUIDES
from tests.serving import need_file, serving
from webapp.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.proof]
WRONG = ".player__wrong"


@pytest.fixture(autouse=True)
def _htmx() -> None:
    need_file(GUIDES["guide"].vendor / "htmx-2.0.10.min.js")


def test_where_no_publisher_reads_letters_the_reader_knows_to_whom(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        page.locator("[data-act=toggle]").click()
        link = page.locator("main .player__wrong")
        expect(link).to_have_text("A word sounds wrong here")
        letter = urlsplit(link.evaluate("one => one.href"))
        assert (letter.scheme, letter.path) == ("mailto", "")
        body = parse_qs(letter.query)["body"][0]
        assert body.startswith("If something is wrong or hard to use, please tell whoever gave you this.\n\n")
        assert f"#{heard(page)['marked'][0]}" in body


def test_a_word_that_sounds_wrong_has_a_letter_of_its_own(
    chromium: Browser, bread_settings: Settings, tmp_path: Path
) -> None:
    with serving(bread_settings, tmp_path) as bakery, tab(chromium, bakery) as page:
        listen(page, "/en/water/")
        link = page.locator("main .player__wrong")
        expect(link).to_have_count(0)  # nothing comes into the text while the voice goes on
        page.locator("[data-act=toggle]").click()
        name = heard(page)["marked"][0]
        expect(page.locator(f".sentence--spoken + {WRONG}, :has(> .sentence--spoken) + {WRONG}")).to_be_visible()
        expect(link).to_have_text("A word sounds wrong here")
        letter = urlsplit(link.get_attribute("href") or "")
        told = parse_qs(letter.query)
        assert (letter.scheme, letter.path) == ("mailto", "loaf@bakery.example")
        assert told["subject"] == ["A word sounds wrong"]
        assert f"{bakery}/en/water/#{name}" in told["body"][0]
        assert page.locator(f"#{name}").inner_text()[:20] in told["body"][0]
        page.locator("[data-act=next]").click()
        page.wait_for_function("id => document.querySelector('.sentence--spoken')?.id !== id", arg=name)
        expect(link).to_have_count(0)
        page.locator("[data-act=toggle]").click()
        assert f"#{name}" not in (link.get_attribute("href") or "")
        # Whoever has the focus on it keeps it when the lock screen starts the voice.
        link.focus()
        page.evaluate(f"{AUDIO}.play()")
        page.wait_for_timeout(600)
        expect(link).to_be_focused()
        page.keyboard.press("Tab")
        expect(link).to_have_count(0)
        page.locator("[data-act=toggle]").click()
        expect(link).to_have_count(1)
        page.locator(".bar__link--home").click()
        page.wait_for_url("**/en/")
        expect(link).to_have_count(0)


def test_the_way_back_leads_to_the_same_link_though_the_letter_is_gone(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        page.locator("[data-act=toggle]").click()
        expect(page.locator(f"main {WRONG}")).to_have_count(1)
        page.locator("main .steps__next a").click()
        page.wait_for_url("**/feelings/")
        page.locator(".listen__button").click()  # another sound: on the page that was left none rests any more
        page.wait_for_function(f"() => !{AUDIO}.paused")
        page.go_back()
        page.wait_for_url("**/left/")
        expect(page.locator("main .steps__next a")).to_be_focused()
        expect(page.locator(f"main {WRONG}")).to_have_count(0)


def test_it_comes_in_a_silence_between_sentences_and_goes_with_the_row(visit: Tab) -> None:
    with visit() as page:
        listen(page)
        page.locator(".player__more > summary").click()
        page.locator("input[name=pauses][value=long]").check()
        page.locator(".player__more > summary").click()
        page.locator("[data-act=next]").click()
        page.wait_for_function(f"() => {AUDIO}.paused")  # a silence: it will go on by itself
        expect(page.locator(f"main {WRONG}")).to_have_count(0)
        page.locator("[data-act=toggle]").click()
        expect(page.locator(f"main {WRONG}")).to_have_count(1)
        page.locator(".player__more > summary").click()
        page.locator("[data-act=close]").click()
        expect(page.locator(f"main {WRONG}")).to_have_count(0)
        expect(page.locator(".sentence--spoken")).to_have_count(0)
