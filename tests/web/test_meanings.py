"""The first use of a term on a page opens its meaning, which waits right after the sentence; later ones lead away."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from tests.page_rules import Page, PageClient, read_page
from tests.page_rules.page import local, words
from webapp.library import Library, open_library
from webapp.settings import Settings
from webapp.text import Sentence, parse_theme, plain, shown
from webapp.web import create_app
from webapp.web.desk import Desk
from webapp.web.site import Site
from webapp.web.views.blocks import first_uses

PAGES = ("start", "left", "impulse", "self", "about", "feelings")


def of_class(page: Page, name: str) -> list[Element]:
    """The elements of a class, in order."""
    return [one for one in page.elements if name in one.get("class", "").split()]


def meanings(page: Page) -> list[str]:
    """The terms whose meaning stands on a page, in order."""
    return [one.get("id", "").removeprefix("m-") for one in of_class(page, "meaning")]


@pytest.mark.parametrize("code", ["en", "es", "ar"])
@pytest.mark.parametrize("slug", PAGES)
def test_the_first_use_opens_and_later_ones_lead_away(reader: PageClient, code: str, slug: str) -> None:
    page = read_page(reader.get(f"/{code}/{slug}/").text)
    seen: list[str] = []
    for link in of_class(page, "term"):
        href = link.get("href", "")
        term = href.partition("-")[2]
        if term in seen or any(local(one) in ("h1", "h2", "h3") for one in page.above(link)):
            assert (href, link.get("data-hx-get")) == (f"/{code}/words/#w-{term}", href)
            continue
        seen.append(term)
        assert (href, link.get("id"), link.get("data-hx-get")) == (f"#m-{term}", f"t-{term}", None)
    assert seen
    assert meanings(page) == seen


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_meaning_stands_right_after_its_sentence(reader: PageClient, code: str) -> None:
    page = read_page(reader.get(f"/{code}/start/").text)
    assert len(meanings(page)) > 10
    for box in of_class(page, "meaning"):
        around = list(page.parents[box])
        before = next(one for one in reversed(around[: around.index(box)]) if one.get("class") == "sentence")
        assert [one for one in before.iter() if one.get("href") == f"#{box.get('id')}"]
        assert not [one for one in box.iter() if one.get("class") == "sentence"]
        assert local(page.parents[box]) in ("p", "li")


def test_a_meaning_says_what_the_words_page_says_and_leads_there_and_back(reader: PageClient) -> None:
    known = read_page(reader.get("/es/words/").text)
    page = read_page(reader.get("/es/left/").text)
    for box in of_class(page, "meaning"):
        term = box.get("id", "").removeprefix("m-")
        entry = known.by_id(f"w-{term}")
        assert entry is not None
        parts = [one for one in entry.iter() if one.get("class") in ("word__word", "word__meaning")]
        assert words(box).startswith(" ".join(map(words, parts)))
        assert [one.get("href") for one in box.iter() if local(one) == "a"] == [f"#t-{term}", f"/es/words/#w-{term}"]


@pytest.mark.parametrize("path", ["/en/all/", "/en/words/", "/en/help/", "/en/help/gb/", "/en/"])
def test_other_pages_hold_no_meanings(reader: PageClient, path: str) -> None:
    page = read_page(reader.get(path).text)
    assert meanings(page) == []
    assert [one.get("href") for one in of_class(page, "term") if "/words/" not in one.get("href", "")] == []


def test_a_meaning_that_is_not_translated_says_its_language() -> None:
    whole = open_library(Settings())
    spanish = {name: one for name, one in whole.catalogs["es"].items() if name != "glossary"}
    arabic = {name: one for name, one in whole.catalogs["ar"].items() if name != "glossary"}
    library = Library(whole.guide, {**whole.catalogs, "es": spanish, "ar": arabic}, whole.store)
    client = create_app(Settings(), library).test_client()
    for code, turned in (("es", None), ("ar", "ltr")):
        box = read_page(client.get(f"/{code}/left/").text).by_id("m-attachment")
        assert box is not None
        term = next(one for one in box if local(one) == "b")
        told = [one for one in box.iter() if words(one) == "Later, it is how we feel close to others."]
        assert words(term) == "Attachment"
        assert {(one.get("lang"), one.get("dir")) for one in (term, *told)} == {("en-GB", turned)}


def test_meanings_of_arabic_carry_no_vowels_that_only_voices_need(reader: PageClient) -> None:
    library = open_library(Settings())
    said, lang = library.words("ar").say(library.guide.glossary["attachment"].meaning[0], "glossary")
    assert shown(said, lang) != said
    text = " ".join(words(one) for one in of_class(read_page(reader.get("/ar/left/").text), "meaning"))
    assert shown(said, lang) in text


def test_headings_are_passed_over_and_unknown_terms_left_alone() -> None:
    source = """# A [one](term:one)

A [nobody](term:nobody).

> [!note] The [two](term:two)
> In a [two](term:two), and [two](term:two) once more.

## On [one](term:one)

- A [three](term:three) and a [one](term:one).
- A [three](term:three).
"""
    theme = parse_theme(source, "slug", Path("slug.md"), {}, "en")
    found = first_uses(theme, {"one", "two", "three"})
    by_id = {one.id: plain(one.markup) for one in theme.sentences()}
    assert {by_id[name]: slugs for name, slugs in found.items()} == {
        "In a two, and two once more.": ("two",),
        "A three and a one.": ("three", "one"),
    }


def test_a_term_that_stands_twice_in_a_sentence_opens_once(guide_app: Flask) -> None:
    site: Site = guide_app.extensions["webapp"]
    sentence = Sentence("s-1", "Some [BPD](term:bpd), more [BPD](term:bpd).", "en-GB")
    desk = Desk(site, site.guide.source, explains={"s-1": ("bpd",)})
    phrase = desk.phrase(sentence)
    assert [one.slug for one in phrase.meanings] == ["bpd"]
    assert re.findall(r'<a [^>]*?href="([^"]*)"', phrase.html) == ["#m-bpd", "/en/words/#w-bpd"]
    again = desk.bare(sentence)
    assert again.meanings == ()
    assert "#m-bpd" not in again.html
