"""A release: the same to the byte each time, with a list of what it is made of and sums that can be verified."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tools import bundling, components, release
from webapp.web.assets import HTMX


def tree(folder: Path) -> Path:
    """A small folder with a text, a sound and something that runs."""
    for name, content in (("b/page.html", b"<p>" * 300), ("a.webm", b"\x1a\x45" * 9), ("run", b"#!/bin/sh\n")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "run").chmod(0o755)
    return folder


def wheel(folder: Path, name: str, *lines: str) -> Path:
    """A wheel with nothing in it but what it says of itself."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as made:
        said = "\n".join(["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *lines, "", "License: in the text"])
        made.writestr(f"{name}-1.0.dist-info/METADATA", said)
    return path


@pytest.mark.parametrize("bind", [bundling.zipped, bundling.tarred])
def test_a_bundle_is_the_same_whenever_it_is_made(bind: object, tmp_path: Path) -> None:
    assert callable(bind)
    first, second = tree(tmp_path / "first"), tree(tmp_path / "second")
    os.utime(second / "a.webm", (10**9, 10**9))
    (second / "a.webm").chmod(0o600)
    bind(bundling.files_of(first), tmp_path / "one", "top")
    bind(dict(reversed(bundling.files_of(second).items())), tmp_path / "two", "top")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    (second / "a.webm").write_bytes(b"other")
    bind(bundling.files_of(second), tmp_path / "two", "top")
    assert (tmp_path / "one").read_bytes() != (tmp_path / "two").read_bytes()


def test_a_zip_opens_into_one_folder_with_what_was_put_in(tmp_path: Path) -> None:
    files = bundling.files_of(tree(tmp_path / "tree"))
    bundling.zipped(files, tmp_path / "site.zip", "site")
    with zipfile.ZipFile(tmp_path / "site.zip") as opened:
        entries = opened.infolist()
        assert {one.filename: opened.read(one) for one in entries} == {
            f"site/{name}": path.read_bytes() for name, path in files.items()
        }
    assert [one.filename for one in entries] == ["site/a.webm", "site/b/page.html", "site/run"]
    assert {(one.date_time, one.external_attr >> 16) for one in entries} == {((1980, 1, 1, 0, 0, 0), 0o100644)}
    assert [one.compress_type for one in entries[:2]] == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]


def test_a_source_bundle_keeps_what_may_be_run(tmp_path: Path) -> None:
    bundling.tarred(bundling.files_of(tree(tmp_path / "tree")), tmp_path / "one.tar.gz", "top")
    with tarfile.open(tmp_path / "one.tar.gz") as opened:
        assert {one.name: (one.mode, one.mtime, one.uid, one.uname) for one in opened} == {
            "top/a.webm": (0o644, 315532800, 0, ""),
            "top/b/page.html": (0o644, 315532800, 0, ""),
            "top/run": (0o755, 315532800, 0, ""),
        }
    assert gzip.decompress((tmp_path / "one.tar.gz").read_bytes())


def test_sums_are_those_that_sha256sum_reads(tmp_path: Path) -> None:
    folder = tree(tmp_path)
    (folder / bundling.SUMS).write_text(bundling.sums(folder, bundling.files_of(folder)), encoding="utf-8")
    command = ["sha256sum", "--check", "--strict", bundling.SUMS]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["a.webm: OK", "b/page.html: OK", "run: OK"], done.stderr
    (folder / "run").write_bytes(b"changed")
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


@pytest.mark.parametrize(
    ("lines", "licence"),
    [
        (("License-Expression: MIT AND 0BSD", "License: no"), [{"expression": "MIT AND 0BSD"}]),
        (("License: BSD-3-Clause",), [{"license": {"name": "BSD-3-Clause"}}]),
        (
            ("Classifier: License :: OSI Approved :: MIT License", "Classifier: Topic :: Text"),
            [{"license": {"name": "MIT License"}}],
        ),
        (("License: " + "the whole text " * 20, "Classifier: License :: BSD"), [{"license": {"name": "BSD"}}]),
        ((), None),
    ],
)
def test_a_component_has_the_licence_that_its_wheel_names(
    lines: tuple[str, ...], licence: object, tmp_path: Path
) -> None:
    path = wheel(tmp_path, "Some_part", *lines)
    made = components.component(path)
    assert made.get("licenses") == licence
    assert (made["name"], made["version"], made["purl"]) == ("Some_part", "1.0", "pkg:pypi/some-part@1.0")
    assert made["hashes"] == [{"alg": "SHA-256", "content": bundling.sha256(path)}]


def test_the_list_has_our_program_at_its_head_and_all_others_in_order(tmp_path: Path) -> None:
    wheels = [wheel(tmp_path, name) for name in ("zeta", "held_in_mind", "espeakng_loader")]
    (tmp_path / HTMX).write_bytes(b"htmx")
    made = components.listed(wheels, "held-in-mind", [tmp_path / HTMX])
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert made["metadata"]["component"]["purl"] == "pkg:pypi/held-in-mind@1.0"
    assert made["metadata"]["component"]["type"] == "application"
    assert [one["purl"].partition("@")[0] for one in made["components"]] == [
        "pkg:npm/htmx.org",
        "pkg:pypi/espeakng-loader",
        "pkg:pypi/zeta",
    ]
    assert made["components"][0]["version"] == HTMX.removeprefix("htmx-").removesuffix(".min.js")
    assert made["components"][0]["licenses"] == [{"license": {"id": "0BSD"}}]
    assert "GPL-3.0-or-later" in made["components"][1]["properties"][0]["value"]
    assert components.unnamed(made) == ["espeakng_loader", "zeta"]


def test_what_is_no_wheel_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "part.whl").write_bytes(b"nothing")
    with pytest.raises(components.UnreadableWheel, match="remove it and make the release again"):
        components.component(tmp_path / "part.whl")
    with pytest.raises(ValueError, match="make setup"):
        components.htmx(tmp_path / "htmx.js")


def test_a_silent_site_is_warned_of(tmp_path: Path) -> None:
    page = {"en/index.html": tmp_path}
    [told] = release.warnings(page, "9 narrations are missing; run `webapp narrate` first.")
    assert "`webapp narrate` first" in told
    assert "silent" in told
    sounding = page | {"sound/a.webm": tmp_path}
    assert release.warnings(sounding, "site: 9 pages\n2 narrations are missing") == ["2 narrations are missing"]
    assert release.warnings(sounding, "site: 9 pages") == []


def test_the_source_holds_what_runs_with_git_and_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needed = {"webapp/__main__.py", "content/guide.toml", "static/js/settings.js", "Makefile", "constraints.txt"}
    with_git = release.source(ROOT)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    without = release.source(ROOT)
    for found in (with_git, without):
        assert needed <= set(found)
        assert not [name for name in found if name.startswith(("var/", ".venv/", "dist/")) or "__pycache__" in name]
    assert set(with_git) <= set(without)
    assert release.uncommitted(tmp_path) == []


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(release.Unreleased, match="name an empty or new one"):
        release.release(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_a_copy_that_cannot_be_made_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WEBAPP_CONTENT", str(tmp_path / "nowhere"))
    with pytest.raises(release.Unreleased, match=r"the copy could not be made\. Error: .*nowhere"):
        release.site(tmp_path / "site.zip", "site")
    assert not (tmp_path / "site.zip").exists()


def test_a_release_that_cannot_be_made_leaves_the_old_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old = tmp_path / "dist"
    old.mkdir()
    (old / bundling.SUMS).write_text("old", encoding="utf-8")

    def fail(_: Path) -> list[str]:
        raise release.Unreleased("no network")

    monkeypatch.setattr(release, "fill", fail)
    with pytest.raises(release.Unreleased, match="no network"):
        release.release(old)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["dist", "dist/SHA256SUMS"]

    def write(folder: Path) -> list[str]:
        (folder / "new").touch()
        return ["a word"]

    monkeypatch.setattr(release, "fill", write)
    assert release.release(old) == ["a word"]
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["dist", "dist/new"]
