"""The list by which a script keeps pages: all pages of a language, what each is made of, a version for each."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask import Flask

from tests.conftest import GUIDES, ROOT, in_languages
from webapp.freezing import freeze
from webapp.library import Library, open_library
from webapp.settings import Settings
from webapp.web import create_app
from webapp.web.views.keeping import Parts

SCHEMA = json.loads((ROOT / "docs" / "schema" / "keep-1.json").read_text(encoding="utf-8"))
Json = dict[str, Any]


def listed(app: Flask, code: str = "en", **headers: str) -> Json:
    """The list of a language."""
    answer = app.test_client().get(f"/{code}/keep.json", headers={"Save-Data": headers.get("saving", "")})
    assert answer.status_code == 200
    return dict(answer.json or {})


@pytest.fixture(scope="module")
def english(guide_app: Flask) -> Json:
    return listed(guide_app)


def page(told: Json, href: str) -> Json:
    return dict(next(one for one in told["pages"] if one["href"] == href))


def test_it_is_what_its_schema_says(english: Json) -> None:
    jsonschema.validate(english, SCHEMA)


def test_every_page_of_the_language_is_in_it_and_is_there(guide_app: Flask, english: Json) -> None:
    guide, client = guide_app.extensions["webapp"].guide, guide_app.test_client()
    found = [one["href"] for one in english["pages"]]
    assert len(found) == len(set(found))
    for slug in ("", *(f"{one.slug}/" for one in guide.themes), "words/", "all/", "help/", "help/gb/", "leave/how/"):
        assert f"/en/{slug}" in found
    assert "/en/leave/" not in found, "the worker keeps it by itself"
    assert {client.get(one).status_code for one in found} == {200}


def test_every_file_is_there_with_its_bytes_and_is_named_by_its_page(guide_app: Flask, english: Json) -> None:
    client = guide_app.test_client()
    for href in ("/en/left/", "/en/words/", "/en/help/"):
        told, text = page(english, href), client.get(href).text
        files = [*told["files"], *(one for group in told["sounds"] for one in group)]
        assert len(files) > 4
        for file in files:
            assert file["href"] in text
            assert len(client.get(file["href"], buffered=True).data) == file["bytes"], file


def test_a_part_has_one_group_of_sounds_and_a_country_none(english: Json) -> None:
    left = page(english, "/en/left/")
    assert [one["type"].partition(";")[0] for one in left["sounds"][0]] == ["audio/webm", "audio/mpeg", "audio/webm"]
    country = page(english, "/en/help/gb/")
    assert country["sounds"] == []
    assert not any(one["href"].startswith("/sound/") for one in country["files"])
    assert [one["href"] for one in english["pages"] if one.get("along")] == ["/en/kept/"]


@pytest.mark.proof
def test_who_saves_data_is_told_of_the_smaller_file_first(guide_app: Flask) -> None:
    answer = guide_app.test_client().get("/en/keep.json")
    assert {"Cookie", "Save-Data"} <= set(answer.vary)
    group = page(listed(guide_app, saving="on"), "/en/left/")["sounds"][0]
    assert group[0]["href"].endswith(".low.webm")


@pytest.mark.proof
def test_a_page_has_another_version_when_its_words_change(english: Json) -> None:
    shelf = open_library(GUIDES["guide"])
    other = replace(shelf.guide, answers_note=("This is another note.",))
    changed = listed(create_app(GUIDES["guide"], Library(other, shelf.catalogs, shelf.store)))
    differ = {one["href"] for one in english["pages"] if one["version"] != page(changed, one["href"])["version"]}
    assert differ == {"/en/"}


@pytest.mark.proof
def test_words_are_those_of_the_language(guide_app: Flask, english: Json) -> None:
    arabic = listed(guide_app, "ar")
    assert set(arabic["words"]) == {"begun", "cancelled", "kept", "full", "go", "gone"}
    assert not set(arabic["words"].values()) & set(english["words"].values())


def test_a_publisher_without_that_page_offers_nothing(bread_settings: Settings) -> None:
    client = create_app(bread_settings).test_client()
    assert client.get("/en/keep.json").status_code == 404
    assert client.get("/en/kept/").status_code == 404
    assert "data-keep" not in client.get("/en/flour/").text


def test_an_unknown_language_has_no_list(guide_app: Flask) -> None:
    assert guide_app.test_client().get("/xx/keep.json").status_code == 404
    assert guide_app.test_client().get("/xx/guide.webmanifest").status_code == 404


def test_a_page_tells_what_it_is_made_of() -> None:
    parts = Parts()
    parts.feed(
        '<link rel="stylesheet" href="/static/a.css"><link rel="alternate" href="/es/">'
        '<audio><source src="/sound/a.webm" type="audio/webm"><track src="/sound/a.vtt"></audio><a href="/sound/b.mp3">'
        '<a class="hear more" href="/sound/c.mp3"><script src="/static/a.js"></script>'
    )
    assert parts.files == ["/static/a.css", "/sound/a.vtt", "/sound/c.mp3", "/static/a.js"]
    assert parts.groups == [[("/sound/a.webm", "audio/webm")]]


def test_the_home_screen_is_told_a_discreet_name_and_addresses_that_hold_in_any_folder(guide_app: Flask) -> None:
    client = guide_app.test_client()
    answer = client.get("/ar/guide.webmanifest")
    told = answer.json or {}
    assert answer.mimetype == "application/manifest+json"
    assert (told["lang"], told["dir"], told["start_url"], told["scope"]) == ("ar", "rtl", "./", "../")
    icon = told["icons"][0]["src"]
    assert icon.startswith("../static/")
    assert client.get(icon.removeprefix("..")).status_code == 200
    assert 'rel="manifest" href="/ar/guide.webmanifest"' in client.get("/ar/left/").text


@pytest.mark.proof
def test_a_copy_takes_the_list_along_with_links_that_hold_in_any_folder(tmp_path: Path) -> None:
    freeze(in_languages(GUIDES["guide"], "en"), tmp_path / "copy", ("/en/",), "/languages/")
    told = json.loads((tmp_path / "copy" / "en" / "keep.json").read_text(encoding="utf-8"))
    assert page(told, "left/index.html")["sounds"][0][0]["href"].startswith("../sound/")
    for one in told["pages"]:
        assert (tmp_path / "copy" / "en" / one["href"]).is_file()
    assert (tmp_path / "copy" / "en" / "guide.webmanifest").is_file()
