"""Templates and catalogs for translators: standard, quiet, never losing finished work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import webapp
from webapp.settings import Settings
from webapp.text import Guide, load_guide
from webapp.translation import domains, extract, read_catalog, status, update_catalogs, write_templates

PACKAGE = Path(webapp.__file__).parent


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(Settings().content)


def test_every_sentence_of_every_page_is_there_to_translate(guide: Guide) -> None:
    templates = extract(guide, PACKAGE)
    for theme in (*guide.themes, *guide.pages.values()):
        known = {m.id for name in (theme.slug, "guide") for m in templates[name]}
        assert {one.markup for one in theme.sentences()} <= known


def test_each_message_carries_its_sentence_id(guide: Guide) -> None:
    ids = {one.markup: one.id for one in guide.themes[0].sentences()}
    for message in extract(guide, PACKAGE)[guide.themes[0].slug]:
        if message.id:
            assert message.auto_comments[0] == ids[str(message.id)]


def test_a_second_writing_changes_nothing(guide: Guide, tmp_path: Path) -> None:
    assert len(write_templates(guide, PACKAGE, tmp_path)) == len(domains(guide)) + 1
    assert write_templates(guide, PACKAGE, tmp_path) == ()


def test_an_update_keeps_finished_translations_and_drops_what_is_gone(guide: Guide, tmp_path: Path) -> None:
    update_catalogs(guide, PACKAGE, tmp_path)
    path = tmp_path / "es" / "LC_MESSAGES" / "start.po"
    first = f'msgid "{guide.themes[0].title.markup}"\nmsgstr '
    text = path.read_text(encoding="utf-8").replace(first + '""', first + '"Hecho"')
    path.write_text(text + '\nmsgid "Gone."\nmsgstr "Ido."\n', encoding="utf-8")
    update_catalogs(guide, PACKAGE, tmp_path)
    assert dict(read_catalog(path).messages) == {guide.themes[0].title.markup: "Hecho"}


def test_status_counts_what_is_done(guide: Guide, tmp_path: Path) -> None:
    two = replace(guide, languages=guide.languages[:2])
    update_catalogs(two, PACKAGE, tmp_path)
    shares = status(two, PACKAGE, tmp_path)
    assert {share.domain for share in shares} == {*domains(guide), "interface"}
    assert all(share.done == 0 < share.total for share in shares)
