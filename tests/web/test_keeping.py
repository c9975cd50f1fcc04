"""The worker's address: at the root, always asked again, complete, and there only where it has something to keep."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import brotli
import pytest
from flask import Flask

from tests.conftest import GUIDES
from webapp.library import Library, open_library
from webapp.settings import Settings
from webapp.web import create_app
from webapp.web.keeping import WORKER, kept_pages, worker_script
from webapp.web.site import EXTENSION

OURS = 1_500  # bytes as Brotli packs them, with the names of what is kept


def held(app: Flask) -> dict[str, Any]:
    """What the worker is told to keep."""
    first = app.test_client().get(WORKER).text.splitlines()[0]
    return dict(json.loads(first.removeprefix("const HELD=").removesuffix(";")))


def changed(**parts: object) -> Flask:
    """The guide's app, with other parts of the guide."""
    shelf = open_library(GUIDES["guide"])
    guide = replace(shelf.guide, **parts)  # type: ignore[arg-type]  # each test names parts of the right type
    return create_app(GUIDES["guide"], Library(guide, shelf.catalogs, shelf.store))


def test_it_is_a_script_that_is_asked_for_again_each_time(guide_app: Flask) -> None:
    client = guide_app.test_client()
    answer = client.get(WORKER)
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert client.get(WORKER, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert len(brotli.compress(answer.data)) <= OURS


def test_every_file_it_keeps_is_there_and_is_used_by_help_or_leave(guide_app: Flask) -> None:
    client = guide_app.test_client()
    pages = client.get("/en/help/").text + client.get("/en/leave/").text
    for name in held(guide_app)["files"]:
        assert client.get(f"/{name}").status_code == 200
        assert f'"/{name}"' in pages


def test_every_page_it_keeps_is_there_in_every_language(guide_app: Flask) -> None:
    client, told = guide_app.test_client(), held(guide_app)
    assert told["pages"] == ["help", "leave"]
    for code in told["languages"]:
        for page in told["pages"]:
            assert client.get(f"/{code}/{page}/").status_code == 200


def test_pages_say_where_it_is(guide_app: Flask) -> None:
    client = guide_app.test_client()
    for path in ("/en/", "/languages/", "/ar/left/", "/en/nothing-here/"):
        assert re.findall(r'data-worker="([^"]*)"', client.get(path).text) == [WORKER]
    assert "data-worker" not in client.get("/en/leave/").text


def test_an_exit_to_another_address_is_not_kept() -> None:
    guide = open_library(GUIDES["guide"]).guide
    assert guide.leave is not None
    app = changed(leave=replace(guide.leave, address="https://example.org/"))
    assert held(app)["pages"] == ["help"]


def test_a_guide_without_help_and_leave_has_no_worker(bread_settings: Settings) -> None:
    app = create_app(bread_settings)
    assert kept_pages(app.extensions[EXTENSION].guide) == ()
    assert app.test_client().get(WORKER).status_code == 404
    assert "data-worker" not in app.test_client().get("/en/").text


@pytest.mark.parametrize("part", ["css", "worker"])
def test_another_file_or_another_worker_is_another_version(guide_app: Flask, part: str) -> None:
    site = guide_app.extensions[EXTENSION]
    other = replace(site, assets=replace(site.assets, **{part: "another"}))
    version = re.compile(r'"version":"(\w+)"')
    found = {match[1] for one in (site, other) if (match := version.search(worker_script(one)))}
    assert len(found) == 2
