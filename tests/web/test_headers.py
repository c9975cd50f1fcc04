"""Headers: strict, private, and each answer with an ETag of its own bytes."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import brotli
import pytest
from flask import Flask

PATHS = ("/en/", "/en/left/", "/en/nowhere/", "/healthz", "/en/left/narration.json")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_strict_and_private(guide_app: Flask, path: str) -> None:
    headers = guide_app.test_client().get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";") if part.strip())
    assert policy["default-src"] == "'none'"
    sources = {source for value in policy.values() for source in value.split()}
    assert sources <= {"'none'", "'self'", "data:"}, policy
    assert {name for name, value in policy.items() if "data:" in value} <= {"img-src"}, policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    allowed = [part for part in headers["Permissions-Policy"].split(", ") if not part.endswith("=()")]
    assert allowed == ["clipboard-write=(self)"]
    assert "Set-Cookie" not in headers


def test_page_and_block_have_each_an_etag_of_its_own(guide_app: Flask) -> None:
    client = guide_app.test_client()
    page = client.get("/en/left/")
    block = client.get("/en/left/", headers={"HX-Request": "true"})
    restored = client.get("/en/left/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert page.headers["ETag"] != block.headers["ETag"]
    assert restored.data == page.data
    assert all(name in page.vary for name in ("HX-Request", "Cookie", "Accept-Encoding"))


def test_a_block_is_title_and_page_and_no_head(guide_app: Flask) -> None:
    text = guide_app.test_client().get("/en/left/", headers={"HX-Request": "true"}).text
    assert text.count("<title>") == 1
    assert text.count('id="page"') == 1
    assert "<head>" not in text
    assert "<html" not in text


def test_an_unchanged_page_costs_no_body(guide_app: Flask) -> None:
    client = guide_app.test_client()
    etag = client.get("/en/left/").headers["ETag"]
    again = client.get("/en/left/", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    block = client.get("/en/left/", headers={"If-None-Match": etag, "HX-Request": "true"})
    assert block.status_code == 200


@pytest.mark.parametrize(("name", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_packed_pages_unpack_to_the_same(guide_app: Flask, name: str, unpack: Callable[[bytes], bytes]) -> None:
    client = guide_app.test_client()
    plain, packed = client.get("/en/left/"), client.get("/en/left/", headers={"Accept-Encoding": name})
    assert packed.headers["Content-Encoding"] == name
    assert unpack(packed.data) == plain.data
    assert packed.headers["ETag"] != plain.headers["ETag"]


def test_head_has_the_headers_of_get(guide_app: Flask) -> None:
    client = guide_app.test_client()
    head, get = client.head("/en/left/"), client.get("/en/left/")
    assert head.headers["ETag"] == get.headers["ETag"]
    assert head.data == b""
