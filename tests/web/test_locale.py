"""Which language a reader meets."""

from __future__ import annotations

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from webapp.library import own_name
from webapp.settings import Settings
from webapp.text import Language, load_guide
from webapp.web.locale import chosen, direction

GUIDE = load_guide(Settings().content)


@pytest.mark.parametrize(
    ("header", "where"),
    [
        ("es", "/es/"),
        ("es-MX,es;q=0.9,en;q=0.8", "/es/"),
        ("en-US", "/en/"),
        ("de;q=1, es;q=0.2, en;q=0.5", "/en/"),
        ("es;q=0, en;q=0.1", "/en/"),
        ("de, ja", "/languages/"),
        ("", "/en/"),
        (";;;q=,,*", "/languages/"),
        ("pt", "/pt-br/"),
        ("ar-EG;q=0.7, de;q=0.9", "/ar/"),
        ("zh-Hans-CN, hi;q=0.1", "/hi/"),
    ],
)
def test_the_start_sends_readers_to_their_language(guide_app: Flask, header: str, where: str) -> None:
    answer = guide_app.test_client().get("/", headers={"Accept-Language": header} if header else {})
    assert (answer.status_code, answer.headers["Location"]) == (302, where)
    assert "Accept-Language" in answer.vary


@settings(deadline=None)  # the first example also loads CLDR
@given(st.text(alphabet=st.characters(codec="latin-1", categories=["L", "N", "P", "S"]), max_size=80))
def test_no_header_breaks_the_choice(header: str) -> None:
    found = chosen(GUIDE, parse_accept_header(header, LanguageAccept))
    assert found is None or found in GUIDE.languages


def test_a_tag_with_script_and_region_finds_its_language() -> None:
    assert chosen(GUIDE, LanguageAccept([("es-Latn-419", 1)])) == GUIDE.languages[1]


def test_languages_are_named_in_themselves() -> None:
    names = [own_name(Language(tag.lower(), tag, "")) for tag in ("es", "pt-BR", "ar", "hi")]
    assert names == ["Español", "Português (Brasil)", "العربية", "हिन्दी"]


def test_the_source_is_named_without_its_region() -> None:
    assert own_name(Language("en", "en-GB", "")) == "English"


def test_directions_come_from_cldr() -> None:
    assert [direction(tag) for tag in ("en-GB", "ar", "ur", "fa", "zz-unknown-tag")] == [
        "ltr",
        "rtl",
        "rtl",
        "rtl",
        "ltr",
    ]


def test_the_interface_speaks_the_language_of_the_page(guide_app: Flask) -> None:
    client = guide_app.test_client()
    assert '<html lang="es" dir="ltr"' in client.get("/es/left/").text
    assert "Skip to the text" not in client.get("/es/left/").text


def test_a_saved_language_goes_before_what_the_browser_says(guide_app: Flask) -> None:
    client = guide_app.test_client()
    client.post("/ar/settings/", data={"text": "large"})
    answer = client.get("/", headers={"Accept-Language": "es"})
    assert answer.headers["Location"] == "/ar/"
    assert "Cookie" in answer.vary
    client.post("/ar/settings/forget/")
    assert client.get("/", headers={"Accept-Language": "es"}).headers["Location"] == "/es/"


def test_a_forged_language_is_passed_over(guide_app: Flask) -> None:
    client = guide_app.test_client()
    for value in ("text=large&language=xx", "language=//evil.example", "language=%0d%0a"):
        client.set_cookie("settings", value)
        assert client.get("/", headers={"Accept-Language": "es"}).headers["Location"] == "/es/"


@pytest.mark.parametrize(
    ("asked", "found"),
    [("/pt-BR/left/", "/pt-br/left/"), ("/AR/", "/ar/"), ("/Pt-bR/help/br/?x=1", "/pt-br/help/br/?x=1")],
)
def test_a_language_in_capitals_leads_to_its_address(guide_app: Flask, asked: str, found: str) -> None:
    answer = guide_app.test_client().get(asked)
    assert (answer.status_code, answer.headers["Location"]) == (301, found)
    assert guide_app.test_client().get("/XX/left/").status_code == 404
