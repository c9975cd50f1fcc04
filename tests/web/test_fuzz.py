"""Whatever is asked, the answer is clear: never a traceback, never a page of another, always our headers.

Addresses are made from the routes themselves, with values that are right, nearly right and absurd (Hypothesis).
"""

from __future__ import annotations

import re

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.routing import Rule
from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Request

from tests.web.unpacking import unpacked
from webapp.web import served

INVENTED = 150
WORDS = ("en", "es", "ar", "EN", "pt-BR", "xx", "left", "help", "leave", "settings", "gb", "GB", "zz", "all", "words")
FILES = (
    "0" * 32 + ".webm",
    "0" * 32 + ".words.vtt",
    "style.css",
    "..%2f..%2fetc%2fpasswd",
    "con",
    "a.b.c.d",
    "%00",
    ".",
)
ODD = st.text(st.characters(min_codepoint=1, max_codepoint=0x2FFF, exclude_characters="\r\n"), max_size=30)
PIECES = st.one_of(st.sampled_from(WORDS), st.sampled_from(FILES), ODD)
RANGES = st.one_of(
    st.just(""),
    st.builds("bytes={}-{}".format, st.integers(-5, 10**12), st.integers(-5, 10**12)),
    st.sampled_from(
        ["bytes=-1", "bytes=0-", "bytes=5-2", "bytes=0-1,4-9", "bytes=a-b", "items=0-1", "bytes=" + "0-1," * 500]
    ),
    ODD.map(lambda text: "bytes=" + text.encode("ascii", "ignore").decode()),
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "Accept-Encoding": st.sampled_from(["br", "gzip", "br;q=0", "*", "gzip;q=x", ";;;", "identity;q=0"]),
        "Accept-Language": st.sampled_from(["ar", "xx", "es;q=0.5, *", "de-DE-1996", ",,,", "a" * 3000]),
        "Cookie": st.sampled_from(
            ["settings=text=large", "settings=%", "settings", "=", "a=b; settings=country=gb&traces=fewer"]
        ),
        "HX-Request": st.sampled_from(["true", "false", "1"]),
        "HX-History-Restore-Request": st.sampled_from(["true", "x"]),
        "If-None-Match": st.sampled_from(['"x"', "*", "W/", '"', "x" * 3000]),
        "If-Modified-Since": st.sampled_from(["yesterday", "Thu, 01 Jan 1970 00:00:00 GMT"]),
        "If-Range": st.sampled_from(['"x"', "never"]),
        "Range": RANGES,
        "Save-Data": st.sampled_from(["on", "ON", "maybe"]),
        "Sec-Fetch-Site": st.sampled_from(["cross-site", "same-origin", "?"]),
        "Content-Type": st.sampled_from(
            ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "?"]
        ),
    },
)
LEAKS = re.compile(r"Traceback|File \"|/webapp/|werkzeug|jinja2", re.IGNORECASE)


def is_clear(answer: TestResponse) -> None:
    """An answer as every answer must be."""
    assert answer.status_code < 500
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    if answer.mimetype == "text/html" and answer.data:
        page = unpacked(answer).decode()
        assert not LEAKS.search(page)
        assert answer.status_code < 400 or "<h1" in page


def filled(rule: Rule, pieces: list[str]) -> str:
    """The address of a rule, with these in the place of its values."""
    values = iter(pieces * 4)
    return re.sub(r"<[^>]+>", lambda _: next(values).replace("/", ""), rule.rule)


@pytest.fixture(scope="module")
def client(guide_app: Flask) -> Client:
    """The guide as it is served."""
    return Client(served(guide_app), response_wrapper=TestResponse, use_cookies=False)


@pytest.fixture(scope="module")
def rules(guide_app: Flask) -> list[Rule]:
    """Every address that there is."""
    return list(guide_app.url_map.iter_rules())


@pytest.mark.proof
@settings(max_examples=INVENTED)
@given(data=st.data(), headers=HEADERS, pieces=st.lists(PIECES, min_size=1, max_size=4))
def test_every_route_answers_clearly(
    client: Client, rules: list[Rule], data: st.DataObject, headers: dict[str, str], pieces: list[str]
) -> None:
    rule = data.draw(st.sampled_from(rules))
    method = data.draw(st.sampled_from(["GET", "GET", "HEAD", "POST", "PUT", "OPTIONS", "BREW"]))
    form = data.draw(st.sampled_from(["", "text=large", "text=%ff", "text=<b>", "=&=&", "a" * 20_000]))
    sent = form if method in ("POST", "PUT") else None
    is_clear(client.open(filled(rule, pieces), method=method, headers=headers, data=sent, buffered=True))


@pytest.mark.proof
@settings(max_examples=INVENTED)
@given(path=st.lists(PIECES, max_size=6).map("/".join), question=ODD)
def test_every_other_address_too(client: Client, path: str, question: str) -> None:
    is_clear(client.get("/" + path, query_string={"q": question, question: "q"}))


@settings(max_examples=INVENTED // 3)
@given(span=RANGES)
def test_a_range_gets_that_part_or_a_clear_no(guide_app: Flask, client: Client, span: str) -> None:
    narration = guide_app.extensions["webapp"].library.narration("left", "en")
    path = f"/sound/{narration.file('webm').file_name}"
    whole = client.get(path, buffered=True).data
    answer = client.get(path, headers={"Range": span} if span else {}, buffered=True)
    assert answer.status_code in (200, 206, 416)
    if answer.status_code == 206 and "multipart" not in answer.headers["Content-Type"]:
        told = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", answer.headers["Content-Range"])
        assert told is not None
        first, last, size = (int(number) for number in told.groups())
        assert (answer.data, size) == (whole[first : last + 1], len(whole))
    if answer.status_code == 200:
        assert answer.data == whole


def test_a_fault_inside_is_told_without_its_inside(guide_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Request) -> None:
        raise RuntimeError("a secret of the house")

    monkeypatch.setitem(guide_app.view_functions, "pages.words", broken)
    monkeypatch.setitem(guide_app.config, "PROPAGATE_EXCEPTIONS", False)
    answer = Client(guide_app.wsgi_app, response_wrapper=TestResponse).get("/es/words/")
    assert answer.status_code == 500
    assert "<h1" in answer.text
    assert "secret" not in answer.text
    assert not LEAKS.search(answer.text)
