"""Whatever has become of the folder of sound, every page is whole: only its sound is missing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from werkzeug.test import Client

from webapp.settings import Settings
from webapp.web import create_app, served

PAGES = ("/en/", "/en/left/", "/ar/impulse/", "/en/help/", "/en/help/gb/", "/en/words/", "/en/listen/", "/languages/")
FILE = f"/sound/{'0' * 32}.webm"


def nothing(store: Path) -> None:
    """No folder at all."""


def a_file(store: Path) -> None:
    store.write_text("not a folder", encoding="utf-8")


def files_for_folders(store: Path) -> None:
    for name in ("editions", "files"):
        (store / name).parent.mkdir(parents=True, exist_ok=True)
        (store / name).write_text("not a folder", encoding="utf-8")


def a_file_for_a_language(store: Path) -> None:
    (store / "editions").mkdir(parents=True)
    (store / "editions" / "en").write_text("not a folder", encoding="utf-8")


def a_ring(store: Path) -> None:
    store.symlink_to(store)


@pytest.fixture(params=[nothing, a_file, files_for_folders, a_file_for_a_language, a_ring])
def client(request: pytest.FixtureRequest, guide_settings: Settings, tmp_path: Path) -> Client:
    """The guide as it is served, with such a store."""
    make: Callable[[Path], None] = request.param
    make(tmp_path / "sound")
    return Client(served(create_app(replace(guide_settings, store=tmp_path / "sound"))), use_cookies=False)


def test_every_page_is_whole_without_sound(client: Client) -> None:
    for path in PAGES:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "</html>" in answer.text
        assert "/sound/" not in answer.text
    assert client.get("/healthz").json["narrated"] == 0  # type: ignore[index]  # it is JSON
    assert client.get(FILE).status_code == 404
    assert client.get("/en/left/narration.json").status_code == 404


@pytest.fixture
def closed(guide_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with sound, that the system does not let us look into. Root may look everywhere, so it is made up."""
    store = Path(shutil.copytree(guide_settings.store / "editions" / "en", tmp_path / "sound" / "editions" / "en"))
    shut = store.parent.parent
    real = os.stat

    def refuse(path: object, *rest: object, **more: object) -> os.stat_result:
        if isinstance(path, str | Path) and Path(path).is_relative_to(shut):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(os, "stat", refuse)
    return shut


def test_a_store_that_may_not_be_looked_into_costs_only_the_sound(guide_settings: Settings, closed: Path) -> None:
    client = Client(served(create_app(replace(guide_settings, store=closed))), use_cookies=False)
    for path in PAGES:
        answer = client.get(path)
        assert (answer.status_code, "</html>" in answer.text) == (200, True), path
    assert client.get(FILE).status_code == 404


def test_a_file_that_may_not_be_opened_is_not_there(
    guide_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / FILE.rpartition("/")[2]).write_bytes(b"sound")
    client = Client(served(create_app(replace(guide_settings, store=tmp_path))), use_cookies=False)
    assert client.get(FILE, buffered=True).status_code == 200

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sys.modules["webapp.web.sound"], "send_file", refuse)
    assert client.get(FILE).status_code == 404
