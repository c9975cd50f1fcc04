"""A new language comes with one command and one folder: the next seven, without new code."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner

from tests.conftest import careful_client, polite_app
from tests.page_rules import read_page
from tests.page_rules.page import words
from webapp.cli import cli
from webapp.errors import CatalogError
from webapp.library import open_library
from webapp.settings import Settings
from webapp.text import load_guide
from webapp.translation import language_of, po_bytes

LATER = {"bn": "ltr", "sw": "ltr", "vi": "ltr", "fa": "rtl", "uk": "ltr"}
NEXT = (("ur", "rtl"), ("zh-Hans", "ltr"), *(pytest.param(*one, marks=pytest.mark.proof) for one in LATER.items()))


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    """Our guide in folders of the test's own, without sound."""
    content = shutil.copytree(Settings().content, tmp_path / "content")
    translations = shutil.copytree(Settings().translations, tmp_path / "translations")
    return replace(
        Settings(), content=Path(content), translations=Path(translations), store=tmp_path / "sound", voice="silent"
    )


def add(settings: Settings, tag: str) -> str:
    done = CliRunner().invoke(cli, ["translations", "add", tag], obj=settings)
    assert done.exit_code == 0, done.output
    return done.output


def fill(settings: Settings, catalog: str, domain: str) -> None:
    """Translate a catalog: each message says “ሰ” before itself, in a script that no other language here has."""
    path = settings.translations / catalog / "LC_MESSAGES" / f"{domain}.po"
    entries = read_po(path.read_text(encoding="utf-8").splitlines())
    for one in entries:
        if one.id and isinstance(one.id, str):
            one.string = f"ሰ {one.id}"
    path.write_bytes(po_bytes(entries, "filled"))


@pytest.mark.parametrize(("tag", "direction"), NEXT)
def test_each_of_the_next_languages_has_pages_at_once(own: Settings, tag: str, direction: str) -> None:
    before = (own.content / "guide.toml").read_text(encoding="utf-8")
    assert f"{tag} is a language of the guide now, at /{tag.lower()}/." in add(own, tag)
    after = (own.content / "guide.toml").read_text(encoding="utf-8")
    assert (
        after.replace(after[after.index(f'[[languages]]\ncode = "{tag.lower()}"') : after.index("[headings]")], "")
        == before
    )
    client = careful_client(polite_app(own))
    page = read_page(client.get(f"/{tag.lower()}/start/").text)
    assert (page.all("html")[0].get("lang"), page.all("html")[0].get("dir")) == (tag, direction)
    assert page.all("h1")[0].get("lang") == "en-GB"  # not translated, and marked


def test_what_is_translated_is_shown_and_heard_in_the_new_language(own: Settings) -> None:
    add(own, "sw")
    fill(own, "sw", "left")
    fill(own, "sw", "guide")
    library = open_library(own)
    assert library.edition("left", "sw").coverage == 1.0
    assert library.edition("love", "sw").coverage < 0.5
    script = library.script("left", "sw")
    assert script is not None
    assert {line.lang for line in script.lines("")} == {"sw"}
    page = read_page(careful_client(polite_app(own)).get("/sw/left/").text)
    assert words(page.all("h1")[0]).startswith("ሰ ")
    assert page.all("h1")[0].get("lang") is None


def test_a_language_is_chosen_offered_and_answered(own: Settings) -> None:
    add(own, "zh-hans")
    client = careful_client(polite_app(own))
    assert client.get("/", headers={"Accept-Language": "zh-Hans-CN, en;q=0.5"}).location == "/zh-hans/"
    assert any(one.get("hreflang") == "zh-Hans" for one in read_page(client.get("/languages/").text).all("a"))
    assert client.get("/zh-Hans/left/").status_code in (301, 308)


@pytest.mark.parametrize(("tag", "message"), [("es", "already"), ("xx-yy-zz", "no language"), ("", "no language")])
def test_a_tag_that_cannot_be_added_changes_nothing(own: Settings, tag: str, message: str) -> None:
    before = (own.content / "guide.toml").read_bytes()
    done = CliRunner().invoke(cli, ["translations", "add", tag], obj=own)
    assert isinstance(done.exception, CatalogError)
    assert message in str(done.exception)
    assert (own.content / "guide.toml").read_bytes() == before


def test_tags_are_written_as_the_standard_says() -> None:
    assert [language_of(one).tag for one in ("PT-br", "zh-hans", "SW", "sr-latn-rs")] == [
        "pt-BR",
        "zh-Hans",
        "sw",
        "sr-Latn-RS",
    ]
    assert language_of("pt-BR").catalog == "pt_BR"


def test_a_language_that_was_added_reads_back(own: Settings) -> None:
    add(own, "uk")
    assert load_guide(own.content).languages[-1] == language_of("uk")
