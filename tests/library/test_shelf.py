"""The shelf: every edition complete, with its frame, in every language."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from webapp.errors import ThemeNotFound
from webapp.library import Library, open_library
from webapp.narration import AudioStore, Line
from webapp.settings import Settings
from webapp.text import Callout, block_sentences, load_guide, plain
from webapp.translation import Catalog


def heard(library: Library, slug: str, code: str = "en") -> tuple[Line, ...]:
    script = library.script(slug, code)
    assert script is not None
    return script.lines("")


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(Settings())


@pytest.fixture(scope="module")
def untranslated(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The guide in Spanish of which only the title of `left` and two sentences of the frame are translated."""
    guide = load_guide(Settings().content)
    frame = {guide.name: "Mi nombre", guide.after[-1]: "Fue la parte {part} de {name}, {month}."}
    catalogs: Mapping[str, Mapping[str, Catalog]] = {
        "es": {
            "left": Catalog(Path("left.po"), {"Fear of being left": "Miedo"}),
            "guide": Catalog(Path("guide.po"), frame),
        }
    }
    return Library(guide, catalogs, AudioStore(tmp_path_factory.mktemp("store")))


def test_the_frame_travels_with_every_theme_and_holds_no_placeholder(library: Library) -> None:
    for code in ("en", "es"):
        for edition in library.themes(code):
            frame = [plain(one.markup) for one in (*edition.theme.before, *edition.theme.after)]
            assert len(frame) == len(library.guide.before) + len(library.guide.after)
            assert not any("{" in text for text in frame)


def test_the_last_sentence_says_part_name_and_month_in_the_language(untranslated: Library) -> None:
    assert (
        untranslated.edition("left", "es").theme.after[-1].markup == "Fue la parte 2 de Mi nombre, noviembre de 2026."
    )
    assert "November 2026" in untranslated.edition("left", "en").theme.after[-1].markup


def test_an_untranslated_sentence_keeps_the_source_language(untranslated: Library) -> None:
    theme = untranslated.edition("left", "es").theme
    assert theme.title.lang == "es"
    assert {one.lang for one in theme.sentences()} == {"es", "en-GB"}
    assert {line.lang for line in heard(untranslated, "left", "es")} == {"es", "en-GB"}


def test_ids_on_a_page_are_unique_and_the_same_in_every_language(library: Library) -> None:
    for theme in library.guide.themes:
        ids = [
            [one.id for one in (*t.before, *t.sentences(), *t.after)]
            for t in (library.edition(theme.slug, code).theme for code in ("en", "es"))
        ]
        assert ids[0] == ids[1]
        assert len(set(ids[0])) == len(ids[0])


def test_what_is_spoken_is_what_is_written(library: Library) -> None:
    for edition in library.themes("en"):
        shown = {
            one.id: plain(one.markup)
            for one in (*edition.theme.before, *edition.theme.sentences(), *edition.theme.after)
        }
        assert {line.id: line.text for line in heard(library, edition.theme.slug)} == shown


def test_a_content_note_is_heard_before_everything_else(library: Library) -> None:
    lines = heard(library, "impulse")
    note = library.edition("impulse", "en").theme.note
    assert note is not None
    assert [line.text for line in lines[:3]] == ["Acting before there is time to think", *_texts(note)[:2]]
    assert lines[len(_texts(note))].gap == pytest.approx(2.0)


def _texts(note: Callout) -> list[str]:
    return [plain(one.markup) for one in block_sentences(note)]


def test_unknown_themes_and_languages_are_not_found(library: Library) -> None:
    for slug, code in (("nope", "en"), ("left", "xx")):
        with pytest.raises(ThemeNotFound):
            library.edition(slug, code)
    with pytest.raises(ThemeNotFound):
        library.words("xx")


def test_new_sound_is_found_without_a_restart(library: Library, tmp_path: Path) -> None:
    fresh = Library(library.guide, library.catalogs, AudioStore(tmp_path))
    assert fresh.narration("left", "en") is None
    manifest = tmp_path / "editions" / "en" / "left.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text("{broken", encoding="utf-8")
    assert fresh.narration("left", "en") is None


def copied(store: Path, target: Path, *names: str) -> None:
    """Copy folders of a store, one after the other, as rsync does."""
    for name in names:
        shutil.copytree(store / name, target / name)


def test_files_that_come_after_their_manifest_are_found(
    library: Library, guide_settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    fresh = Library(library.guide, library.catalogs, AudioStore(tmp_path))
    copied(guide_settings.store, tmp_path, "editions")
    for _ in range(3):
        assert fresh.narration("left", "en") is None
    assert caplog.text.count("en/left names files that are not whole") == 1
    before = fresh.revision()
    assert fresh.revision() == before
    copied(guide_settings.store, tmp_path, "files")
    found = fresh.narration("left", "en")
    assert found is not None
    assert not fresh.store.missing(found)
    assert fresh.revision() != before


def test_a_file_that_grows_is_found_when_it_is_whole(
    library: Library, guide_settings: Settings, tmp_path: Path
) -> None:
    fresh = Library(library.guide, library.catalogs, AudioStore(tmp_path))
    copied(guide_settings.store, tmp_path, "editions", "files")
    told = fresh.store.read_manifest("en", "left")
    assert told is not None
    path = tmp_path / "files" / told.narration.files[0].file_name
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert fresh.narration("left", "en") is None
    before = fresh.revision()
    path.write_bytes(whole)
    assert fresh.revision() != before
    assert fresh.narration("left", "en") is not None


def test_a_copy_in_one_language_knows_what_it_was_written_in(library: Library, tmp_path: Path) -> None:
    arabic = tuple(one for one in library.guide.languages if one.code == "ar")
    guide = library.guide.only(arabic)
    assert (guide.source.tag, guide.first.tag) == ("en-GB", "ar")
    assert guide.only(arabic).source.tag == "en-GB"
    copy = Library(guide, {"ar": {}}, AudioStore(tmp_path))
    assert copy.words("ar").say(guide.name) == (guide.name, "en-GB")
    assert {one.lang for one in copy.edition("left", "ar").theme.after} == {"en-GB"}
