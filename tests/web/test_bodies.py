"""Who sends a form slowly, or never, keeps only some hands busy; and every answer leaves in one piece."""

from __future__ import annotations

import threading
from io import BytesIO

import pytest
from flask import Flask
from werkzeug.test import Client, EnvironBuilder

from webapp.web import served
from webapp.web.bodies import HANDS, LARGEST, read

FORM = "/en/settings/"


class Drops(BytesIO):
    """A stream that hands out little at a time."""

    def read(self, size: int | None = -1) -> bytes:
        """Three bytes at most."""
        return super().read(min(3, size or 0))


class Never:
    """A stream whose sender has stopped; `waiting` is full when all hands wait for it."""

    def __init__(self) -> None:
        self.waiting, self.over = threading.Barrier(HANDS + 1), threading.Event()

    def read(self, _: int) -> bytes:
        """Wait until the test is over."""
        self.waiting.wait(30)
        self.over.wait(30)
        return b""


@pytest.fixture(scope="module")
def client(soundless_app: Flask) -> Client:
    """The guide as it is served."""
    return Client(served(soundless_app), use_cookies=False)


def test_a_form_is_read_to_its_end_and_no_further() -> None:
    assert read(Drops(b"text=large")) == b"text=large"
    assert len(read(Drops(b"a" * LARGEST * 2))) == LARGEST + 1


def test_a_form_that_is_too_large_is_refused_however_it_is_sent(client: Client) -> None:
    assert client.post(FORM, data={"text": "a" * LARGEST}).status_code == 413
    chunked = {"Transfer-Encoding": "chunked"}
    stream = {"input_stream": Drops(b"a" * LARGEST * 2), "environ_overrides": {"wsgi.input_terminated": True}}
    assert client.post(FORM, headers=chunked, **stream).status_code == 413


def test_a_form_goes_through(client: Client) -> None:
    answer = client.post(FORM, data={"text": "large"})
    assert (answer.status_code, "large" in answer.headers["Set-Cookie"]) == (303, True)


def test_who_never_sends_keeps_some_hands_busy_and_no_page_waiting(client: Client) -> None:
    silent = Never()
    told = {"wsgi.input": silent, "CONTENT_LENGTH": "100"}
    waiting = [
        threading.Thread(target=client.post, args=(FORM,), kwargs={"environ_overrides": told}) for _ in range(HANDS)
    ]
    for one in waiting:
        one.start()
    silent.waiting.wait(30)
    answer = client.post(FORM, data={"text": "large"})
    assert (answer.status_code, "<h1" in answer.text) == (503, True)
    assert client.post("/en/left/", data={"text": "large"}).status_code == 405
    assert client.get("/en/help/").status_code == 200
    silent.over.set()
    for one in waiting:
        one.join(30)
    assert client.post(FORM, data={"text": "large"}).status_code == 303


def test_every_answer_leaves_in_one_piece(guide_app: Flask) -> None:
    app, narration = served(guide_app), guide_app.extensions["webapp"].library.narration("left", "en")
    sound = f"/sound/{narration.file('webm').file_name}"
    asked: list[tuple[str, dict[str, str]]] = [
        (path, {}) for path in ("/", "/en/left/", "/en/settings/", "/nothing/", "/worker.js", sound)
    ]
    asked += [(sound, {"Range": "bytes=5-99"}), (sound, {"Range": "bytes=99999999999-"}), ("/en/left/?a", {})]
    for path, headers in asked:
        for method in ("GET", "HEAD"):
            body = app(
                EnvironBuilder(path, method=method, headers=[*headers.items()]).get_environ(), lambda *_: lambda _: None
            )
            assert isinstance(body, list), path
            assert len(body) <= 1
            assert method == "GET" or not b"".join(body)
