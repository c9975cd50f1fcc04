"""A theme in other words: same ids, honest gaps, nothing guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from webapp.errors import CatalogError
from webapp.text import parse_theme
from webapp.translation import Catalog, catalog_faults, read_catalog, read_catalogs, translate

THEME = parse_theme(
    "# Bread\n\nBread is warm.\nIt [rises](term:rise). [](source:a)\n\n> [!help] Need a hand?\n> Ask.\n",
    "bread",
    Path("content/bread.md"),
    {},
    "en",
)
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def catalog(tmp_path: Path, text: str) -> Catalog:
    path = tmp_path / "bread.po"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_catalog(path)


def test_ids_survive_translation(tmp_path: Path) -> None:
    done = translate(THEME, "es", catalog(tmp_path, 'msgid "Bread"\nmsgstr "Pan"\n'))
    assert [one.id for one in done.theme.sentences()] == [one.id for one in THEME.sentences()]
    assert (done.theme.title.markup, done.theme.title.lang) == ("Pan", "es")


def test_a_sentence_without_translation_keeps_its_words_and_its_language(tmp_path: Path) -> None:
    done = translate(THEME, "es", catalog(tmp_path, 'msgid "Bread"\nmsgstr "Pan"\n'))
    assert {one.lang for one in done.theme.sentences() if one.id != THEME.title.id} == {"en"}
    assert done.coverage == pytest.approx(1 / 5)


def test_a_fuzzy_entry_is_never_shown(tmp_path: Path) -> None:
    done = translate(THEME, "es", catalog(tmp_path, '#, fuzzy\nmsgid "Bread"\nmsgstr "Panadero"\n'))
    assert done.theme.title.markup == "Bread"


def test_the_first_catalog_that_has_a_sentence_wins(tmp_path: Path) -> None:
    shared = Catalog(tmp_path / "guide.po", {"Bread": "Otro", "Ask.": "Pregunta."})
    done = translate(THEME, "es", catalog(tmp_path, 'msgid "Bread"\nmsgstr "Pan"\n'), shared)
    assert [one.markup for one in done.theme.sentences() if one.lang == "es"] == ["Pan", "Pregunta."]


def test_a_broken_catalog_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"bread\.po:5: not a line of a catalog"):
        catalog(tmp_path, 'msgid "Bread\nmsgstr Pan"\n')


def test_a_listed_language_without_catalogs_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="webapp translations update"):
        read_catalogs(tmp_path / "xx", ["bread"])


@pytest.mark.parametrize(
    ("source", "words", "fault"),
    [
        ("It [rises](term:rise).", "Sube.", "terms"),
        ("Warm. [](source:a)", "Caliente. [](source:b)", "sources"),
        ("Part {part}.", "Parte.", "placeholders"),
        ("See [here](page:salt).", "Ve [aquí](page:sal).", "pages"),
        ("Plain.", "`Roto`.", "cannot stand"),
    ],
)
def test_a_translation_that_points_elsewhere_is_named_with_its_line(
    tmp_path: Path, source: str, words: str, fault: str
) -> None:
    ((line, message),) = catalog_faults(catalog(tmp_path, f'msgid "{source}"\nmsgstr "{words}"\n'))
    assert (line, fault in message) == (5, True)
