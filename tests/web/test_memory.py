"""What memory answers is what the app would have answered, byte for byte once it is unpacked; and nothing stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from tests.web.unpacking import unpacked
from webapp.web.codings import SMALLEST
from webapp.web.memory import Memory

PATHS = (
    "/en/", "/en/left/", "/ar/impulse/", "/en/help/", "/en/help/gb/", "/en/settings/", "/hi/words/", "/en/all/",
    "/en/leave/", "/languages/", "/", "/nothing-here/", "/EN/left/", "/worker.js", "/healthz",
    "/en/left/narration.json",
)  # fmt: skip
COOKIES = (
    "",
    "settings=text%3Dlarge%26colours%3Ddark%26language%3Den",
    "settings=text=large&saving=low&country=gb&language=ar",
    "settings=traces=fewer&language=en",
    "settings=text=<script>&nothing=here",
    "other=1",
)
ASKED: Mapping[str, Mapping[str, str]] = {
    "page": {},
    "step": {"HX-Request": "true"},
    "history": {"HX-Request": "true", "HX-History-Restore-Request": "true"},
    "saving": {"Save-Data": "on"},
}


class Counting:
    """An app that counts how often it is asked."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.asked = 0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer, and count."""
        self.asked += 1
        return self.app.wsgi_app(environ, start_response)


@pytest.fixture
def counting(guide_app: Flask) -> Counting:
    return Counting(guide_app)


@pytest.fixture
def memory(guide_app: Flask, counting: Counting) -> Memory:
    return Memory(counting, guide_app.extensions["webapp"].guide, lambda: 1)


def get(app: WSGIApplication, path: str, headers: Mapping[str, str], method: str = "GET") -> TestResponse:
    return Client(app, use_cookies=False).open(path, method=method, headers=dict(headers))


def told(answer: TestResponse) -> tuple[str, list[tuple[str, str]], bytes]:
    """What an answer says, whatever it was packed in."""
    own = ("etag", "content-length", "content-encoding", "date")
    headers = sorted((name.lower(), value) for name, value in answer.headers.items() if name.lower() not in own)
    return answer.status, headers, unpacked(answer)


@pytest.fixture(scope="module")
def full(guide_app: Flask) -> Memory:
    """One memory for many questions."""
    return Memory(guide_app.wsgi_app, guide_app.extensions["webapp"].guide, lambda: 1)


@pytest.mark.parametrize(
    ("asked", "cookie"),
    [
        pytest.param(asked, cookie, marks=() if asked == "page" or cookie in COOKIES[:2] else pytest.mark.proof)
        for asked in ASKED
        for cookie in COOKIES
    ],
)
def test_memory_says_what_the_app_says(guide_app: Flask, full: Memory, asked: str, cookie: str) -> None:
    headers = {**ASKED[asked], **({"Cookie": cookie} if cookie else {})}
    for path in PATHS:
        theirs = told(get(guide_app.wsgi_app, path, headers))
        for packing, coding in {"": "", "gzip": "gzip", "gzip, br": "br", "br;q=0, gzip;q=0.1": "gzip"}.items():
            ours = get(full, path, {**headers, "Accept-Encoding": packing})
            assert told(ours) == theirs, path
            assert len(ours.data) == ours.content_length
            if len(theirs[2]) > SMALLEST and ours.mimetype == "text/html":
                assert ours.headers.get("Content-Encoding", "") == coding


def test_a_page_is_made_once(memory: Memory, counting: Counting) -> None:
    for _ in range(3):
        for headers in ({}, {"Accept-Encoding": "br"}, {"Cookie": COOKIES[1]}, {"User-Agent": "x"}):
            get(memory, "/en/left/", headers)
    assert counting.asked == 1
    get(memory, "/en/left/", {"HX-Request": "true"})
    get(memory, "/en/left/", {"Save-Data": "on"})
    assert counting.asked == 3


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("cookie", COOKIES[:2])
def test_who_has_these_bytes_gets_a_short_answer(memory: Memory, method: str, cookie: str) -> None:
    headers = {"Accept-Encoding": "br", **({"Cookie": cookie} if cookie else {})}
    first = get(memory, "/en/left/", headers, method)
    assert first.status_code == 200
    assert bool(first.data) == (method == "GET")
    for tag in (first.headers["ETag"], f"W/{first.headers['ETag']}", f'"x", {first.headers["ETag"]}', "*"):
        again = get(memory, "/en/left/", {**headers, "If-None-Match": tag}, method)
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Content-Security-Policy"]
    assert get(memory, "/en/left/", {**headers, "If-None-Match": '"x"'}, method).status_code == 200


def test_each_form_of_a_page_has_its_own_tag(memory: Memory) -> None:
    forms = [{"Accept-Encoding": one, **two} for one in ("", "br", "gzip") for two in ({}, *ASKED.values())]
    forms += [{"Accept-Encoding": "br", "Cookie": one} for one in COOKIES[1:4]]
    answers = [get(memory, "/en/left/", form) for form in forms]
    assert len({one.headers["ETag"] for one in answers}) == len({one.data for one in answers}) > 9


def test_a_change_is_seen(guide_app: Flask, counting: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    now, revision = [0.0], [1]
    monkeypatch.setattr("webapp.web.memory.time.monotonic", lambda: now[0])
    memory = Memory(counting, guide_app.extensions["webapp"].guide, lambda: revision[0])
    get(memory, "/en/left/", {})
    revision[0] = 2
    now[0] = 0.5
    get(memory, "/en/left/", {})
    assert counting.asked == 1
    now[0] = 4.9
    get(memory, "/en/left/", {})
    assert counting.asked == 1  # what was just made is not thrown away at once
    now[0] = 6.0
    get(memory, "/en/left/", {})
    get(memory, "/en/left/", {})
    assert counting.asked == 2


def test_a_page_that_many_ask_for_at_once_is_made_once(memory: Memory, counting: Counting) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: get(memory, "/en/left/", {}).data, range(24)))
    assert counting.asked == 1
    assert len(set(answers)) == 1


def test_wrong_addresses_fill_no_memory(memory: Memory) -> None:
    for number in range(30):
        get(memory, f"/en/{'a' * (number + 1)}/", {})
        get(memory, f"/en/left/?{number}", {})
        get(memory, f"/static/{number}.css", {})
    assert memory._shelf == {}


def test_the_store_tells_that_something_was_published(guide_app: Flask) -> None:
    store = guide_app.extensions["webapp"].library.store
    before = store.revision()
    assert before == store.revision()
    edition = store.read_edition("en", "left")
    assert edition is not None
    store.write_edition(replace(edition))
    assert store.revision() != before
