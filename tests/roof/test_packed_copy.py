"""A copy for servers that send packed files, and for hosts that are told their headers by a file."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import brotli
import pytest
from click.testing import CliRunner
from flask import Flask

from webapp.cli import cli
from webapp.freezing import SMALLEST, TEXTS, TWINS, freeze, packed_twins
from webapp.settings import Settings
from webapp.web import create_app, headers_file
from webapp.web.codings import SMALLEST as SMALLEST_SERVED
from webapp.web.headers import STANDING


def export(settings: Settings, folder: Path, *options: str) -> Path:
    done = CliRunner().invoke(cli, ["export", str(folder), *options], obj=settings)
    assert done.exit_code == 0, done.output
    assert ("packed twins" in done.output) == ("--packed" in options)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rules(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rules of a `_headers` file: a path at the margin, its headers below it, further in."""
    path, headers = "", {}
    for line in [line for line in text.splitlines() if line.strip() and not line.startswith("#")] + ["/end"]:
        if line.startswith("  "):
            name, _, value = line.partition(":")
            headers[name.strip()] = value.strip()
        else:
            if path:
                yield path, headers
            path, headers = line, {}


@pytest.fixture(scope="module")
def packed(bread_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(bread_settings, tmp_path_factory.mktemp("copy") / "bread", "--packed")


@pytest.fixture(scope="module")
def bread(bread_settings: Settings) -> Flask:
    return create_app(bread_settings, copied=True)


def test_every_text_has_twins_that_unpack_to_it_and_nothing_else_has(packed: Path) -> None:
    files = contents(packed)
    plain = {name: content for name, content in files.items() if not name.endswith(TWINS)}
    worth = {name for name, content in plain.items() if name.endswith(TEXTS) and len(content) >= SMALLEST}
    assert {Path(name).suffix for name in worth} == {".css", ".html", ".js", ".json", ".vtt"}
    assert files.keys() - plain.keys() == {name + twin for name in worth for twin in TWINS}
    for name in worth:
        assert brotli.decompress(files[f"{name}.br"]) == gzip.decompress(files[f"{name}.gz"]) == plain[name], name
        assert len(files[f"{name}.br"]) < len(plain[name]), name


def test_a_copy_made_again_is_the_same_to_the_byte(packed: Path, bread_settings: Settings, tmp_path: Path) -> None:
    assert contents(export(bread_settings, tmp_path / "again", "--packed")) == contents(packed)


def test_what_is_small_or_no_text_is_left_as_it_is() -> None:
    assert packed_twins("page.html", b"a" * (SMALLEST - 1)) == {}
    assert packed_twins("page.webm", b"a" * SMALLEST) == {}
    assert set(packed_twins("page.html", b"a" * SMALLEST)) == set(TWINS)
    assert SMALLEST == SMALLEST_SERVED, "the app and its copy hold the same files worth packing"


def test_no_twin_of_an_older_copy_stays(bread: Flask, tmp_path: Path) -> None:
    for packed in (True, False):
        freeze(bread, tmp_path / "copy", ("/en/",), "/languages/", packed=packed)
        assert any(name.endswith(TWINS) for name in contents(tmp_path / "copy")) == packed


def test_the_headers_of_a_copy_are_those_of_the_app(packed: Path, bread: Flask) -> None:
    told = list(rules((packed / "_headers").read_text(encoding="utf-8")))
    client = bread.test_client()
    checked = set()
    for name in contents(packed):
        url = "/" + name.removesuffix("index.html")
        if name.endswith(TWINS) or name == "_headers" or url == "/":
            continue
        answer = client.get(url, follow_redirects=True, buffered=True)
        matching = [headers for path, headers in told if fnmatch(url, path)]
        named = [one for headers in matching for one in headers]
        assert len(named) == len(set(named)), f"{url}: a header is named twice, and a host would join the values"
        merged = {one: value for headers in matching for one, value in headers.items()}
        if not name.endswith("captions.vtt"):  # the app leads on to a file whose name is a hash
            assert merged.pop("Cache-Control") == answer.headers["Cache-Control"], url
            assert merged == STANDING
            assert all(answer.headers[one] == value for one, value in merged.items()), url
        checked.add(url.split("/")[1])
    assert checked == {"en", "languages", "static", "sound"}


def test_a_rule_names_the_pages_of_each_language_taken_along() -> None:
    told = dict(rules(headers_file(("en", "ar"))))
    assert [path for path in told if path in ("/en/*", "/ar/*", "/es/*")] == ["/en/*", "/ar/*"]
    assert told["/"] == told["/worker.js"] == told["/ar/*"] == {"Cache-Control": "no-cache"}
    assert max(map(len, headers_file(("en",)).splitlines())) < 2000, "Cloudflare Pages reads no longer line"
