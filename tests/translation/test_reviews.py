"""Who has checked what: marks beside the sentences of a catalog, told where readers see them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import webapp
from tests.page_rules import read_page
from tests.page_rules.page import words
from webapp.errors import CatalogError
from webapp.library import Library, open_library
from webapp.settings import Settings
from webapp.text import load_guide
from webapp.translation import NOBODY, Review, po_bytes, read_catalog, review_of, status, update_catalogs
from webapp.web import create_app

MARKS = {"native": "2027-03-01, A. Reader", "clinician": "2027-04-02"}


def mark(path: Path, *comments: str, leave: int = 0) -> None:
    """Put marks beside every sentence of a catalog, but for the last `leave`."""
    entries = read_po(path.read_text(encoding="utf-8").splitlines())
    messages = [one for one in entries if one.id]
    for one in messages[: len(messages) - leave]:
        one.user_comments = list(comments)
    path.write_bytes(po_bytes(entries, "marked"))


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return replace(Settings(), translations=Path(shutil.copytree(Settings().translations, tmp_path / "translations")))


def catalog(settings: Settings, name: str = "hope") -> Path:
    return settings.translations / "es" / "LC_MESSAGES" / f"{name}.po"


def shelf(settings: Settings) -> Library:
    return open_library(settings)


def test_what_every_sentence_has_holds_for_all() -> None:
    assert review_of([MARKS, {"native": "2027-05-01"}]) == Review(native="2027-05-01")
    assert review_of([MARKS, {}]) == review_of([]) == NOBODY
    assert Review(native="a", clinician="b").reached == "clinician"


def test_a_part_is_checked_when_its_last_sentence_is(own: Settings) -> None:
    mark(catalog(own), "checked: native 2027-03-01, A. Reader", "checked: clinician 2027-04-02", leave=1)
    assert shelf(own).edition("hope", "es").review == NOBODY
    mark(catalog(own), "checked: native 2027-03-01, A. Reader", "checked: clinician 2027-04-02")
    assert shelf(own).edition("hope", "es").review == Review(**MARKS)
    assert shelf(own).edition("left", "es").review == NOBODY


def test_readers_and_listeners_are_told(own: Settings) -> None:
    for name in ("hope", "leave"):
        mark(catalog(own, name), "checked: native 2027-03-01, A. Reader")
    library = shelf(own)
    said = {slug: " ".join(one.markup for one in library.edition(slug, "es").theme.before) for slug in ("hope", "left")}
    assert "habla hispana" in said["hope"] != said["left"]
    tags = {slug: script.status for slug in ("hope", "left") if (script := library.script(slug, "es"))}
    assert "habla hispana" in tags["hope"] != tags["left"]
    client = create_app(own).test_client()
    about = read_page(client.get("/es/about/").text)
    (row,) = (words(one) for one in about.all("tr") if "2027-03-01" in words(one))
    assert "A. Reader" in row
    for page in ("hope", "leave/how"):
        assert "habla hispana" in words(read_page(client.get(f"/es/{page}/").text).all("footer")[0])
    assert "habla hispana" not in words(read_page(client.get("/es/left/").text).all("footer")[0])


@pytest.mark.parametrize(
    "comment", ["checked: friend 2027-03-01", "checked: native yesterday", "checked: native 2027-13-01"]
)
def test_a_mark_that_cannot_be_one_is_refused_with_its_line(own: Settings, comment: str) -> None:
    path = catalog(own)
    mark(path, comment)
    wrong = r"hope\.po:\d+: not a mark of a reviewer"
    with pytest.raises(CatalogError, match=wrong):
        read_catalog(path)
    with pytest.raises(CatalogError, match=wrong):
        status(load_guide(own.content), Path(webapp.__file__).parent, own.translations)


def test_an_update_keeps_the_marks(own: Settings) -> None:
    mark(catalog(own), "checked: native 2027-03-01, A. Reader")
    update_catalogs(load_guide(own.content), Path(webapp.__file__).parent, own.translations)
    assert all(read_catalog(catalog(own)).checks.values())
    assert len(read_catalog(catalog(own)).checks) == len(read_catalog(catalog(own)).messages)
