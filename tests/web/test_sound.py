"""Sound, captions, narration.json: content-addressed, seekable, true to the page."""

from __future__ import annotations

import hashlib
import json
import re
from html import unescape

import jsonschema
from flask import Flask

from webapp.settings import ROOT

SCHEMA = json.loads((ROOT / "docs" / "schema" / "narration-1.json").read_text(encoding="utf-8"))


def test_a_page_names_files_that_are_there_and_never_change(guide_app: Flask) -> None:
    client = guide_app.test_client()
    names = re.findall(r'(?:src|href)="(/sound/[^"#]+)', client.get("/en/left/").text)
    assert {name.rsplit(".")[-1] for name in names} == {"webm", "mp3", "vtt"}
    for name in set(names):
        answer = client.get(name)
        assert "immutable" in answer.headers["Cache-Control"]
        assert hashlib.sha256(answer.data).hexdigest().startswith(name.split("/")[-1].split(".")[0])


def test_a_seek_gets_just_its_range(guide_app: Flask) -> None:
    client = guide_app.test_client()
    name = re.findall(r'src="(/sound/[^"#]+webm)', client.get("/en/left/").text)[0]
    whole = client.get(name)
    part = client.get(name, headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.data) == (206, whole.data[100:200])
    assert client.get(name, headers={"Range": "bytes=99999999-"}).status_code == 416


def test_narration_json_keeps_its_schema_and_tells_of_the_same_files(guide_app: Flask) -> None:
    client = guide_app.test_client()
    for code in ("en", "es"):
        told = client.get(f"/{code}/left/narration.json").get_json()
        jsonschema.validate(told, SCHEMA)
        for file in told["files"]:
            answer = client.get(file["href"])
            assert hashlib.sha256(answer.data).hexdigest() == file["sha256"]
            assert len(answer.data) == file["bytes"]


def test_what_is_read_is_what_the_page_shows(guide_app: Flask) -> None:
    client = guide_app.test_client()
    page = client.get("/en/impulse/").text
    for sentence in client.get("/en/impulse/narration.json").get_json()["sentences"]:
        assert f'id="{sentence["id"]}"' in page


def test_captions_have_one_stable_address(guide_app: Flask) -> None:
    client = guide_app.test_client()
    answer = client.get("/en/left/captions.vtt")
    assert answer.status_code == 302
    assert client.get(answer.headers["Location"]).text.startswith("WEBVTT")


def test_the_parts_of_a_page_are_chapters_for_the_browsers_own_player(guide_app: Flask) -> None:
    client = guide_app.test_client()
    page = client.get("/es/left/").text
    (address,) = re.findall(r'<track kind="chapters" src="([^"]+)">', page)
    answer = client.get(address)
    assert answer.mimetype == "text/vtt"
    named = [block.split("\n", 1)[1].strip() for block in answer.text.split("\n\n")[1:]]
    headings = re.findall(r'<h2 class="section__heading"><span class="sentence" id="[^"]+">(.+?)</span>', page)
    assert len(headings) > 4
    assert named[-len(headings) :] == [" ".join(unescape(one).split()) for one in headings]


def test_a_page_of_one_part_has_no_chapters(guide_app: Flask) -> None:
    assert 'kind="chapters"' not in guide_app.test_client().get("/languages/").text


def test_nothing_but_our_files_can_be_asked_for(guide_app: Flask) -> None:
    client = guide_app.test_client()
    nobodys = (
        "/sound/../../etc/passwd.webm",
        "/sound/abc.webm",
        f"/sound/{'a' * 32}.webm",
        f"/sound/{'a' * 32}.flac",
        "/static/page.js",
        "/static/page/place.js",
        "/static/%2e%2e%2fsettings.py",
        "/en/nope/narration.json",
    )
    for path in nobodys:
        assert client.get(path).status_code == 404, path


def test_without_sound_a_page_says_so_and_has_no_dead_player(soundless_app: Flask) -> None:
    page = soundless_app.test_client().get("/en/left/").text
    assert "<audio" not in page
    assert "There is no sound for this page yet." in page
    assert "/sound/" not in page
    assert soundless_app.test_client().get("/en/left/narration.json").status_code == 404


def test_health_counts_what_is_read_aloud(guide_app: Flask, soundless_app: Flask) -> None:
    scripts = len(guide_app.extensions["webapp"].library.all_scripts())
    guide = guide_app.extensions["webapp"].guide
    told = {"status": "ok", "editions": len(guide.themes) * len(guide.languages), "scripts": scripts}
    narrated = guide_app.test_client().get("/healthz").get_json()["narrated"]
    assert 200 < narrated <= scripts
    assert guide_app.test_client().get("/healthz").json == told | {"narrated": narrated}
    assert soundless_app.test_client().get("/healthz").json == told | {"narrated": 0}
