"""Pages that can be heard: one player, a clip beside each entry, and the same words in both."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from flask import Flask

from tests.conftest import heard, polite_app
from tests.page_rules import Page, PageClient, read_page
from tests.page_rules.page import words
from webapp.library import Library, is_clip, open_library, page_of
from webapp.narration import Narration, Script
from webapp.settings import ROOT, Settings
from webapp.web import create_app, data_addresses

SCHEMA = json.loads((ROOT / "docs" / "schema" / "narration-1.json").read_text(encoding="utf-8"))
HEARD = ("", "help/", "help/us/", "words/", "family/")


class Renamed(Library):
    """The library, as if Pico had read it all."""

    def narration(self, slug: str, code: str) -> Narration | None:
        """The narration of the mute voice, under another name."""
        found = super().narration(slug, code)
        return replace(found, engine="pico", timing="alignment") if found else None


@pytest.fixture(scope="module")
def read_by_pico(guide_settings: Settings) -> Flask:
    """Our guide, as if Pico had read it."""
    shelf = open_library(guide_settings)
    return polite_app_of(guide_settings, Renamed(shelf.guide, shelf.catalogs, shelf.store))


def polite_app_of(settings: Settings, library: Library) -> Flask:
    app = create_app(settings, library)
    app.test_client_class = polite_app(settings).test_client_class
    return app


def shelf(app: Flask) -> Library:
    found: Library = app.extensions["webapp"].library
    return found


def hears(page: Page) -> list[tuple[str, str, str]]:
    """Every small link to a clip: its address, its name, what is seen of it."""
    links = (one for one in page.all("a") if "hear" in one.get("class", "").split())
    return [(one.get("href", ""), one.get("aria-label", ""), words(one)) for one in links]


def address(script: Script) -> str:
    """The page on which a script is heard."""
    if script.slug == "languages":
        return "/languages/"
    return f"/{script.lang}/" if script.slug == "front" else f"/{script.lang}/{page_of(script.slug)}/"


def bare(text: str) -> str:
    """The words alone, with one space between them."""
    return " " + " ".join(re.findall(r"[\w*]+", text)).casefold() + " "


def shown(page: Page) -> str:
    """Every word of the page itself."""
    return bare(" ".join(page.all("main")[0].itertext()))


def test_what_is_heard_of_a_page_is_what_it_shows(guide_app: Flask) -> None:
    client, library = guide_app.test_client(), shelf(guide_app)
    pages = [one for one in heard(library) if not is_clip(one.slug)]
    assert len(pages) > 50
    for script in pages:
        text = shown(read_page(client.get(address(script)).text))
        narration = library.narration(script.slug, script.lang)
        assert narration is not None, script.slug
        missing = [cue.text for cue in narration.cues if bare(cue.text) not in text]
        assert missing == [], script.slug


def test_a_page_that_is_heard_has_one_player(guide_app: Flask, reader: PageClient) -> None:
    pages = [f"/{code}/{page}" for code in ("en", "es", "ar") for page in HEARD if page != "help/us/"]
    for path in ("/languages/", *pages):
        page = read_page(reader.get(path).text)
        assert len(page.all("audio")) == 1, path
        captions = [one for one in page.all("track") if one.get("kind") == "captions"]
        assert [one.get("srclang") for one in captions] == [_lang(page, path)], path


def _lang(page: Page, path: str) -> str | None:
    return "mul" if path == "/languages/" else page.all("html")[0].get("lang")


def test_each_entry_has_a_clip_of_its_own(guide_app: Flask, reader: PageClient) -> None:
    client, guide = guide_app.test_client(), shelf(guide_app).guide
    entries = {"": len(guide.answers), "words/": len(guide.glossary)}
    for code, seen in (("en", "Hear"), ("es", "Oír")):
        for path, count in entries.items():
            links = hears(read_page(reader.get(f"/{code}/{path}").text))
            assert len(links) == len({name for _, name, _ in links}) == count, path
            for href, name, text in links:
                assert text == seen
                assert re.fullmatch(rf"{seen} “.+” \(\d+\s(seconds?|segundos?)\)", name), name
                assert client.head(href).content_type == "audio/mpeg"


def test_each_language_can_be_heard_under_its_number(reader: PageClient) -> None:
    page = read_page(reader.get("/languages/", headers={"Accept-Language": "en"}).text)
    assert [text for _, _, text in hears(page)][:2] == ["Hear", "Oír"]
    tiles = [one for one in page.all("a") if one.get("accesskey")]
    assert len(hears(page)) == len(tiles) == 7
    assert [(one.get("accesskey"), one.get("href"), words(one)) for one in tiles[:2]] == [
        ("1", "/en/", "1 English"),
        ("2", "/es/", "2 Español"),
    ]


def test_a_page_without_sound_of_its_own_offers_that_of_other_languages(reader: PageClient) -> None:
    page = read_page(reader.get("/es/help/gb/").text)
    assert page.all("audio") == ()
    (link,) = (one for one in page.all("a") if one.get("href", "").startswith("/sound/"))
    assert link.get("lang") == "en-GB"
    assert re.fullmatch(r"Listen in English: \d+\sseconds, \d+\sKB", words(link))
    both = read_page(reader.get("/es/help/us/").text)
    assert len(both.all("audio")) == 1
    assert not any(one.get("lang") for one in both.all("a") if one.get("href", "").startswith("/sound/"))


def test_without_sound_nothing_of_it_is_shown(soundless_app: Flask) -> None:
    client = soundless_app.test_client()
    for path in ("/languages/", *(f"/{code}/{page}" for code in ("en", "es") for page in (*HEARD, "about/"))):
        text = client.get(path).text
        for trace in ("<audio", "/sound/", 'class="hear', "card__number", "accesskey", ": findahelpline.com", "Pico"):
            assert trace not in text, (path, trace)
    assert "There is no sound for this page yet." in client.get("/en/family/").text
    assert "There is no sound" not in client.get("/en/words/").text


def test_a_page_says_who_reads_it(read_by_pico: Flask) -> None:
    client = read_by_pico.test_client()
    for path in ("/en/left/", "/en/family/"):
        text = client.get(path).text
        assert "This is a computer voice, called Pico." in text
        assert "Read by a computer voice: Pico (clear)." in text
    spanish = client.get("/es/left/").text
    assert "Esta es una voz artificial que se llama Pico." in spanish
    assert "Lee una voz artificial: Pico (clara)." in spanish


def test_silence_has_no_name(reader: PageClient) -> None:
    text = reader.get("/en/left/").text
    assert "This is a computer voice." in text
    assert "voice, called" not in text
    assert "Read by" not in text


def test_the_about_page_says_who_reads_each_language(read_by_pico: Flask, soundless_app: Flask) -> None:
    library = shelf(read_by_pico)
    read = [one.code for one in library.guide.languages if library.narration("start", one.code)]
    rows = shown(read_page(read_by_pico.test_client().get("/en/about/").text))
    told = re.findall(r" voice pico (?:(\w+) )?times of words found by comparing with another voice ", rows)
    assert len(told) == len(read) > 2
    assert told[:2] == ["clear", "clear"]  # in languages that Pico does not read it has no label
    assert "Times of words found" not in soundless_app.test_client().get("/en/about/").text


def test_every_page_that_is_heard_has_captions_and_a_document(guide_app: Flask) -> None:
    client, library = guide_app.test_client(), shelf(guide_app)
    addresses = data_addresses(library)
    assert {"/en/help/in/narration.json", "/es/front/captions.vtt", "/mul/languages/narration.json"} <= set(addresses)
    assert not any("--" in one for one in addresses)
    for one in addresses:
        answer = client.get(one, follow_redirects=True)
        assert answer.status_code == 200, one
        if one.endswith(".json"):
            jsonschema.validate(answer.json, SCHEMA)
        else:
            assert answer.text.startswith("WEBVTT")


def test_words_come_as_captions_too(guide_settings: Settings, tmp_path: Path) -> None:
    app = polite_app(replace(guide_settings, store=tmp_path))
    file = shelf(app).store.add(b"WEBVTT\n", "words.vtt", "text/vtt")
    answer = app.test_client().get(f"/sound/{file.name}.words.vtt")
    assert (answer.status_code, answer.mimetype, answer.text) == (200, "text/vtt", "WEBVTT\n")
    for other in (f"/sound/{file.name}.vtt", f"/sound/{file.name}.words", f"/sound/{file.name}.words.vtt.vtt"):
        assert app.test_client().get(other).status_code == 404


def test_what_has_no_sound_has_no_document(guide_app: Flask, soundless_app: Flask) -> None:
    for path in ("/en/help/xx/narration.json", "/es/help/gb/captions.vtt", "/en/sources/narration.json"):
        assert guide_app.test_client().get(path).status_code == 404, path
    assert soundless_app.test_client().get("/en/help/in/narration.json").status_code == 404
    assert data_addresses(shelf(soundless_app)) == ()
