"""The journal says what was asked, and nothing about who asked; a server in front is believed on request."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import Client

from webapp.settings import Settings
from webapp.web import create_app, served
from webapp.web.journal import Journal
from webapp.web.memory import Memory


def test_a_line_holds_what_was_asked_and_nobody(guide_app: Flask) -> None:
    lines: list[str] = []
    client = Client(Journal(guide_app.wsgi_app, lines.append))
    who = {"User-Agent": "a-browser", "Cookie": "settings=text=large", "Referer": "https://a.place/"}
    client.get("/en/left/?q=a-question", headers=who, environ_base={"REMOTE_ADDR": "192.0.2.7"})
    client.get("/en/%22%7B%0A/")
    for line in lines:
        assert list(json.loads(line)) == ["time", "method", "path", "status", "ms"]
        assert "\n" not in line
        assert not any(word in line for word in ("192.0.2.7", "a-browser", "large", "a.place", "a-question"))
    assert [(json.loads(line)["path"], json.loads(line)["status"]) for line in lines] == [
        ("/en/left/", 200),
        ('/en/"{\n/', 404),
    ]


def test_it_is_kept_only_where_it_is_wanted(guide_settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert isinstance(served(create_app(guide_settings)), Memory)
    Client(served(create_app(replace(guide_settings, log="requests")))).get("/healthz")
    assert json.loads(capsys.readouterr().err)["path"] == "/healthz"


@pytest.mark.parametrize("behind", [False, True])
def test_only_behind_another_server_its_word_counts(guide_settings: Settings, *, behind: bool) -> None:
    client = Client(served(create_app(replace(guide_settings, behind_proxy=behind))))
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "guide.example", "X-Forwarded-For": "192.0.2.7"}
    answer = client.post("/en/settings/", data={"text": "large"}, headers=told)
    assert ("Secure" in answer.headers["Set-Cookie"]) == behind
