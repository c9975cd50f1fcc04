"""Who saves data is offered the smaller files first, and told their size."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from webapp.web.desk import Desk
from webapp.web.views.sound import measure
from webapp.web.wording import speaking

PAGE = "/en/left/"


def offered(page: str) -> list[str]:
    """The kinds of sound file of the page's player, in order."""
    return [name.split(".", 1)[1] for name in re.findall(r'<source src="/sound/([^"]+)"', page)]


@pytest.mark.parametrize(
    ("cookie", "header", "smaller"),
    [
        ("", "", False),
        ("", "on", True),
        ("", "off", False),
        ("saving=low&language=en", "", True),
        ("saving=full&language=en", "on", False),
        ("saving=nothing&language=en", "", False),
    ],
)
def test_smaller_files_come_first_for_who_saves_data(
    guide_app: Flask, cookie: str, header: str, *, smaller: bool
) -> None:
    client = guide_app.test_client()
    if cookie:
        client.set_cookie("settings", cookie)
    answer = client.get(PAGE, headers={"Save-Data": header} if header else {})
    assert offered(answer.text) == (["low.webm", "mp3"] if smaller else ["webm", "mp3", "low.webm"])
    assert "Save-Data" in answer.headers["Vary"]


def test_the_size_is_that_of_the_file_that_comes_first(guide_app: Flask) -> None:
    site = guide_app.extensions["webapp"]
    mute = site.library.narration("left", "en")
    lengths = {"webm": 210_000, "low.webm": 160_000}  # silence is as small in either
    files = tuple(replace(file, bytes=lengths.get(file.suffix, file.bytes)) for file in mute.files)
    narration = replace(mute, files=files)
    with guide_app.test_request_context(), speaking(site.guide.source):
        told = [measure(narration, Desk(site, site.guide.source, saving=saving)) for saving in (False, True)]
    assert [one.rsplit(", ")[-1] for one in told] == ["210\u00a0KB", "160\u00a0KB"]
