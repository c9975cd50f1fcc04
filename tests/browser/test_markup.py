"""The W3C's own checker (vnu) reads every page of every language in one batch."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from flask import Flask

from tests.browser.paths import ALL, EVERY_COUNTRY, NEUTRAL
from tests.conftest import ROOT
from tests.serving import need, need_file
from tools.reports import note

pytestmark = pytest.mark.browser

JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def vnu(folder: Path) -> str:
    """What the checker says of every file in the folder; "" where all is well."""
    java = need("default-jre-headless")
    command = [
        java,
        "-Xss1m",
        "-jar",
        str(need_file(JAR)),
        "--format",
        "gnu",
        "--Werror",
        "--skip-non-html",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr.replace(f"file:{folder}", "")


def test_the_checker_finds_a_planted_fault(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><title>A</title><body><h1>A</h1><p><a href="/"><button>B</button></a>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    said = vnu(tmp_path)
    assert "button" in said
    assert said.startswith(('"/page.html', "/page.html"))


def test_every_page_is_valid(guide_app: Flask, tmp_path: Path) -> None:
    client = guide_app.test_client()
    files = {path: f"{path.strip('/').replace('/', '-')}.html" for path in (*ALL, *EVERY_COUNTRY, *NEUTRAL)}
    for path, file in files.items():
        (tmp_path / file).write_bytes(client.get(path).data)
    said = vnu(tmp_path).splitlines()
    for path, file in files.items():
        findings = [line for line in said if line.strip('"').startswith(f"/{file}")]
        note("Nu HTML checker", path, int(not findings), findings)  # it has one question: is the page valid
    assert said[:40] == []
