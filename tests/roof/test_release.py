"""The site of a release, really made: complete, packed, and the same to the byte."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, environment
from tests.serving import lack
from tools import bundling, release
from webapp.settings import Settings

pytestmark = pytest.mark.proof


def test_a_site_made_twice_is_the_same(
    bread_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment(bread_settings).items():
        monkeypatch.setenv(name, value)
    for name in ("one.zip", "two.zip"):
        assert release.site(tmp_path / name, "bread-1.0-site") == []
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as opened:
        names = {name.removeprefix("bread-1.0-site/") for name in opened.namelist()}
        assert opened.testzip() is None
    assert {"index.html", "index.html.br", "index.html.gz", "_headers", "en/flour/index.html"} <= names
    assert any(name.endswith(".webm") for name in names)


def test_a_site_without_sound_is_made_and_told(
    bread_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment(bread_settings).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("WEBAPP_STORE", str(tmp_path / "nothing"))
    [told] = release.site(tmp_path / "site.zip", "site")
    assert "`webapp narrate` first" in told
    assert zipfile.is_zipfile(tmp_path / "site.zip")


def test_a_release_is_whole(bread_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment(bread_settings).items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "dist"
    try:
        warned = release.release(folder)
    except release.Unreleased as wrong:
        if "needs the network" not in str(wrong):
            raise
        lack(str(wrong))
    assert not [told for told in warned if "silent" in told]
    made = release.product(ROOT)
    assert {f"{made.stem}-site.zip", f"{made.stem}.tar.gz", "wheelhouse", "components.json", bundling.SUMS} == {
        path.name for path in folder.iterdir()
    }
    done = subprocess.run(["sha256sum", "-c", bundling.SUMS], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    wheels = {path.name.partition("-")[0].lower() for path in (folder / "wheelhouse").iterdir()}
    assert {"held_in_mind", "flask", "granian", "espeakng_loader"} <= wheels
