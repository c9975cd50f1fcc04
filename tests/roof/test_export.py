"""The static copy: complete, without a dead link, playing from a plain file server."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from webapp.cli import cli
from webapp.settings import Settings

LINK = re.compile(r'\b(?:href|src|data-hx-get|data-worker)="([^"]+)"')
PAGES = (
    "",
    "left/",
    "impulse/",
    "help/",
    "help/gb/",
    "words/",
    "family/",
    "sources/",
    "listen/",
    "all/",
    "about/",
    "leave/",
    "leave/how/",
)


CODES = ("en", "es", "ar")
ONLY = [part for code in CODES for part in ("--language", code)]


class Quiet(SimpleHTTPRequestHandler):
    """A plain file server that does not talk."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


@pytest.fixture(scope="module")
def copy(guide_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy") / "sub folder"
    done = CliRunner().invoke(cli, ["export", str(folder), *ONLY], obj=guide_settings)
    assert done.exit_code == 0, done.output
    assert "no sound yet" not in done.output
    return folder


@pytest.fixture(scope="module")
def server(copy: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(copy.parent))) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}/sub%20folder/"
        httpd.shutdown()


def test_every_page_of_every_language_is_there_and_no_other_language(copy: Path) -> None:
    assert sorted(one.name for one in copy.iterdir() if len(one.name) == 2) == sorted(CODES)
    for code in CODES:
        for page in PAGES:
            assert (copy / code / page / "index.html").is_file(), (code, page)


def test_no_link_of_the_copy_is_dead_or_leaves_it_by_the_root(copy: Path, server: str) -> None:
    known: dict[str, int] = {}
    for page in copy.rglob("*.html"):
        here = server + page.relative_to(copy).as_posix()
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            if link.startswith(("#", "https:", "tel:", "sms:", "data:")):
                continue
            assert not link.startswith("/"), (page, link)
            url = urldefrag(urljoin(here, link)).url
            if url not in known:
                known[url] = _status(url)
            assert known[url] == 200, (page, link)
    assert any(url.endswith(".webm") for url in known)
    assert any(url.endswith(".vtt") for url in known)
    assert f"{server}worker.js" in known


def _status(url: str) -> int:
    try:
        with urlopen(url) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def test_each_theme_takes_its_narration_and_captions_along(copy: Path) -> None:
    for code in CODES:
        assert (copy / code / "left" / "captions.vtt").read_text(encoding="utf-8").startswith("WEBVTT")
        text = (copy / code / "left" / "narration.json").read_text(encoding="utf-8")
        hrefs = re.findall(r'"href": ?"([^"]+)"', text)
        assert hrefs
        for href in hrefs:
            assert (copy / code / "left" / href).resolve().is_file()


def test_a_copy_has_no_form_that_needs_a_server(copy: Path) -> None:
    pages = [page for page in copy.rglob("*.html") if "<form" in page.read_text(encoding="utf-8")]
    assert sorted(str(page.relative_to(copy)) for page in pages) == sorted(
        f"{code}/settings/index.html" for code in CODES
    )
    for page in pages:
        forms = re.findall(r"<form[^>]*>", page.read_text(encoding="utf-8"))
        assert all(" hidden" in form and "action" not in form for form in forms), (
            "a script shows it, and keeps its words"
        )


def test_a_copy_in_one_language_marks_what_is_not_of_it(soundless_settings: Settings, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["export", str(tmp_path / "copy"), "--language", "ar"], obj=soundless_settings)
    assert done.exit_code == 0, done.output
    page = (tmp_path / "copy" / "ar" / "sources" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl"' in page
    titles = re.findall(r'<[^>]*lang="en-GB"[^>]*>', page)
    assert len(titles) > 3
    assert all('dir="ltr"' in title for title in titles)


def test_a_language_that_is_not_there_is_told(guide_settings: Settings, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["export", str(tmp_path / "copy"), "--language", "xx"], obj=guide_settings)
    assert done.exit_code == 2
    assert "there is no language “xx”; there are: en, es, " in done.output


def test_a_folder_with_something_else_in_it_is_left_alone(guide_settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("dear", encoding="utf-8")
    done = CliRunner().invoke(cli, ["export", str(tmp_path)], obj=guide_settings)
    assert done.exit_code != 0
    assert "holds something else" in str(done.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]
