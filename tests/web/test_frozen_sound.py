"""A copy of the guide as files takes all of its sound along, clips and documents too."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import heard, in_languages
from webapp.freezing import freeze
from webapp.library import Library, is_clip
from webapp.settings import Settings
from webapp.web import data_addresses


@pytest.fixture(scope="module")
def some(guide_settings: Settings) -> Flask:
    """Our guide in the languages that are heard in every test run."""
    return in_languages(guide_settings, "en", "es", "ar")


@pytest.fixture(scope="module")
def copy(some: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy that began at the front doors and at what no page links to."""
    folder = tmp_path_factory.mktemp("copy") / "guide"
    library: Library = some.extensions["webapp"].library
    freeze(some, folder, ("/en/", "/es/", "/ar/", *data_addresses(library)), "/languages/")
    return folder


def test_every_sound_file_is_in_the_copy(some: Flask, copy: Path) -> None:
    library: Library = some.extensions["webapp"].library
    for script in heard(library):
        narration = library.narration(script.slug, script.lang)
        assert narration is not None
        wanted = [one for one in narration.files if one.suffix == "mp3" or not is_clip(script.slug)]
        assert [one.file_name for one in wanted if not (copy / "sound" / one.file_name).is_file()] == [], script.slug


def test_documents_and_captions_stand_beside_their_pages(copy: Path) -> None:
    for folder in ("en/help/in", "en/help", "es/words", "es/family", "en/front", "mul/languages"):
        assert (copy / folder / "captions.vtt").read_text(encoding="utf-8").startswith("WEBVTT")
        assert (copy / folder / "chapters.vtt").read_text(encoding="utf-8").startswith("WEBVTT")
        document = (copy / folder / "narration.json").read_text(encoding="utf-8")
        hrefs = [file["href"] for file in json.loads(document)["files"]]
        assert hrefs
        assert all((copy / folder / href).resolve().is_file() for href in hrefs)


def test_a_clip_is_reached_from_its_page_in_the_copy(copy: Path) -> None:
    for page in ("en/index.html", "es/words/index.html", "languages/index.html"):
        text = (copy / page).read_text(encoding="utf-8")
        links = re.findall(r'class="hear" href="([^"]+)"', text)
        assert links, page
        assert all(((copy / page).parent / link).resolve().is_file() for link in links)
