"""Catalogs hold exactly today's sentences, and translations keep what their sources point to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from webapp.text import load_guide
from webapp.translation import catalog_faults, read_catalog, update_catalogs

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
