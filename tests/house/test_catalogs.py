"""Catalogs hold exactly today's sentences, and translations keep what their sources point to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from webapp.text import load_guide
from webapp.translation import catalog_faults, read_catalog, status, update_catalogs
from webapp.translation.catalogs import read_entries

TRANSLATIONS = ROOT / "translations"
CATALOGS = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po"))


def test_catalogs_are_not_stale(tmp_path: Path) -> None:
    copy = shutil.copytree(TRANSLATIONS, tmp_path / "translations")
    changed = update_catalogs(load_guide(ROOT / "content"), ROOT / "webapp", copy)
    assert [path.name for path in changed] == [], "run `webapp translations update`"


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_a_translation_keeps_placeholders_and_links(path: Path) -> None:
    assert list(catalog_faults(read_catalog(path))) == []


def test_every_language_but_the_first_has_catalogs() -> None:
    wanted = {language.catalog for language in load_guide(ROOT / "content").languages[1:]}
    assert {path.parts[-3] for path in CATALOGS} == wanted


def test_short_words_of_the_interface_say_what_they_are_for() -> None:
    """“Open” is an hour or a door: a translator must know which."""
    template = read_entries(TRANSLATIONS / "interface.pot")
    bare = [one.id for one in template if one.id and not one.context and len(str(one.id).split()) <= 3]
    assert bare == []


def test_every_language_is_whole() -> None:
    """Every message of every catalog is translated, none is fuzzy."""
    for share in status(load_guide(ROOT / "content"), ROOT / "webapp", TRANSLATIONS):
        assert (share.done, share.fuzzy) == (share.total, 0), (share.language.tag, share.domain)
