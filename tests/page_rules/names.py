"""Rules about what is said: every control, picture and field has words, in a language that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.page_rules.page import CONTROLS, Page, local, show, words

TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
VOWELS = frozenset("\u064c\u064d\u064e\u064f\u0650\u0652")  # not fathatan, which is printed on an alif
SILENT = ("hidden", "submit", "reset", "button", "image")


def every_control_has_a_name(page: Page) -> Iterator[str]:
    """A screen reader can say what every link, button, field and player is."""
    for one in page.all(*CONTROLS):
        if one.get("type") == "hidden" or page.hidden(one) or (local(one) == "a" and "href" not in one.attrib):
            continue
        if local(one) in ("audio", "video") and "controls" not in one.attrib:
            continue
        if not page.name(one):
            yield f"{show(one)} has no name"


def names_begin_with_visible_words(page: Page) -> Iterator[str]:
    """Who speaks a control's visible words reaches it: its name begins with them."""
    for one in page.all("a", "button", "summary"):
        seen, said = _plain(words(one)), _plain(page.name(one))
        if (one.get("aria-label") or one.get("aria-labelledby")) and seen and not said.startswith(seen):
            yield f"{show(one)} is named “{page.name(one)}”, but shows “{words(one)}”"


def every_picture_has_an_alternative(page: Page) -> Iterator[str]:
    """An img has an alt; an svg says its words, or is hidden from those who would miss them."""
    for one in page.all("img"):
        if "alt" not in one.attrib:
            yield f"{show(one)} has no alt"
        elif re.search(r"\.(svg|png|jpe?g|webp|gif)$", one.get("alt", "")):
            yield f"{show(one)} has a file name for alt"
    for one in page.all("svg"):
        said = one.get("aria-label") or one.get("aria-labelledby")
        if not page.hidden(one) and not (one.get("role") == "img" and said):
            yield f"{show(one)} has neither role=img with a label nor aria-hidden"
        if one.find("{*}text") is not None:
            yield f"{show(one)} holds text, which cannot be translated"


def every_field_has_a_label(page: Page) -> Iterator[str]:
    """A field has a visible label; radio buttons and checkboxes of one question stand in a named fieldset."""
    for one in page.all("input", "select", "textarea"):
        if one.get("type") in SILENT:
            continue
        if not page.label(one):
            yield f"{show(one)} has no label"
        if one.get("type") == "radio" and not _fieldset(page, one):
            yield f"{show(one)} stands in no fieldset with a legend"
    for one in page.all("fieldset"):
        if not any(local(child) == "legend" and words(child) for child in one):
            yield f"{show(one)} has no legend"


def phrases_carry_their_language(page: Page) -> Iterator[str]:
    """`lang` is a language tag with something to say; a link to another language is written in that language."""
    for one in page.elements:
        lang = one.get("lang")
        if lang is not None and not TAG.fullmatch(lang):
            yield f"{show(one)[:120]} has no language tag in lang"
        if local(one) != "a" or not one.get("hreflang"):
            continue
        near = next((x.get("lang") for x in (one, *page.above(one), *one.iter()) if x.get("lang")), None)
        if not _same_language(one, near):
            yield f"{show(one)} leads to {one.get('hreflang')}, but its words are said in {near}"


def arabic_is_shown_as_printed(page: Page) -> Iterator[str]:
    """The vowels that voices need stay in the catalogs: readers of Arabic are used to print without them."""
    for one in page.elements:
        said = "".join((one.text or "", *(child.tail or "" for child in one), *one.attrib.values()))
        if VOWELS.isdisjoint(said):
            continue
        lang = next((x.get("lang") for x in (one, *page.above(one)) if x.get("lang")), "") or ""
        if lang.split("-")[0] == "ar":
            yield f"{show(one)[:120]} is vowelled"


def _same_language(link: Element, near: str | None) -> bool:
    inside = {x.get("lang") for x in link.iter() if x.get("lang")} | {near}
    return any(one and one.split("-")[0] == link.get("hreflang", "").split("-")[0] for one in inside)


def _fieldset(page: Page, field: Element) -> bool:
    around = (one for one in page.above(field) if local(one) == "fieldset")
    return any(local(child) == "legend" for one in around for child in one)


def _plain(text: str) -> str:
    return re.sub(r"[^\w\s]", "", text).casefold().strip()
