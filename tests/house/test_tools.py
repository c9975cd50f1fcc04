"""The commands of the Makefile and its small scripts do what they say."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tools import fetch_htmx, fetch_kokoro, parts, reports, stages


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run make in a folder that holds only what a fresh clone holds of it."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder)
    return subprocess.run(["make", *words], cwd=folder, capture_output=True, text=True, check=False)


def program(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_help_names_every_target(tmp_path: Path) -> None:
    said = make(tmp_path).stdout
    for target in ("help", "setup", "run", "test", "check"):
        assert f"make {target}" in said


def test_an_old_python_is_told_so(tmp_path: Path) -> None:
    old = program(
        tmp_path / "old", 'exec python3 -c "import sys; sys.version_info = (3, 9, 2); exec(sys.argv[1])" "$2"'
    )
    done = make(tmp_path, "setup", f"PYTHON={old}")
    assert done.returncode
    assert "needs Python 3.11 or newer" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_a_missing_python_is_told_so(tmp_path: Path) -> None:
    done = make(tmp_path, "setup", "PYTHON=no-such-python")
    assert done.returncode
    assert "was not found" in done.stderr


def test_a_python_without_venv_is_told_so(tmp_path: Path) -> None:
    bare = program(tmp_path / "bare", 'case "$2" in *ensurepip*) exit 1;; esac; exit 0')
    done = make(tmp_path, "setup", f"PYTHON={bare}")
    assert done.returncode
    assert "apt install python3-venv" in done.stderr


def test_another_htmx_than_the_tested_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unpack(folder: Path) -> str:
        (folder / fetch_htmx.INSIDE).parent.mkdir(parents=True)
        (folder / fetch_htmx.INSIDE).write_bytes(b"something else")
        return ""

    monkeypatch.setattr(fetch_htmx, "_install", unpack)
    assert "SHA-256 differs" in fetch_htmx.fetch(tmp_path / "htmx.js")
    assert not (tmp_path / "htmx.js").exists()


def test_without_network_the_reason_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_htmx, "_install", lambda _: "pip could not fetch it: no network")
    assert "no network" in fetch_htmx.fetch(tmp_path / "htmx.js")


def test_another_model_than_the_tested_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_kokoro, "_run", lambda _: None)
    with pytest.raises(fetch_kokoro.Unfetched, match="SHA-256 differs"):
        fetch_kokoro.fetch(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_voices_that_are_there_are_kept(tmp_path: Path) -> None:
    for name in ("mine.onnx", fetch_kokoro.VOICES):
        (tmp_path / name).touch()
    assert fetch_kokoro.fetch(tmp_path) == ["kokoro: mine.onnx was there", "kokoro: voices-v1.0.bin was there"]


def test_a_machine_without_apt_is_told_what_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.parts.program", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert parts.missing(proof=False) == [*parts.PROGRAMS, *parts.SCREEN_READER, *parts.FONTS]
    assert "apt-get" in parts.install_programs(parts.missing(proof=True))
    assert parts.install_programs([]) == ""


def test_letters_that_no_browser_finds_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not parts.font("No Such Letters")
    monkeypatch.setattr(parts, "font", lambda family: family != "Noto Sans Devanagari")
    assert parts.missing(proof=False)[-1:] == ["fonts-noto-core"]


def test_the_table_counts_what_failed() -> None:
    outcomes = [stages.Outcome(stage, number != 1, 1.5) for number, stage in enumerate(stages.STAGES[:3])]
    closing = stages.table(outcomes, 4.5).splitlines()
    assert "FAILED" in closing[1]
    assert closing[-1] == "stages: 2 passed, 1 failed"


def test_what_the_engines_said_is_gathered(tmp_path: Path) -> None:
    assert reports.gather(tmp_path) == ""
    reports.note("one, dark", "/a/", 7, [], tmp_path)
    reports.note("one, dark", "/b/", 9, ["rule: element"], tmp_path)
    reports.note("other", "/a/", 3, [], tmp_path)
    lines = reports.gather(tmp_path).splitlines()
    assert [line.split()[-3:] for line in lines[1:3]] == [["2", "7-9", "1"], ["1", "3", "0"]]
    assert [one["page"] for one in json.loads((tmp_path / "accessibility.json").read_text())] == ["/a/", "/b/", "/a/"]
    reports.forget(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_one_command_wrote_is_not_forgotten_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(stage: stages.Stage, name: str) -> stages.Outcome:
        reports.note("an engine", f"/{name}/", 1, [], tmp_path / name)
        return stages.Outcome(stage, True, 0.1)

    monkeypatch.setattr(reports, "HOME", tmp_path)
    monkeypatch.setattr(stages, "run", run)
    for words in (["stages"], ["stages", "--proof"], ["stages", "--proof"]):
        monkeypatch.setattr("sys.argv", words)
        assert stages.main() == 0
    written = {path.parent.name: json.loads(path.read_text()) for path in tmp_path.glob("*/accessibility.json")}
    assert set(written) == {"test", "proof"}
    assert len(written["test"]) == len(stages.STAGES)
    assert len(written["proof"]) == len(stages.PROOF)  # one run's, not two's


def test_a_stage_tells_its_tests_whose_report_they_write() -> None:
    asked = stages.Stage("a look", ("python", "-c", f"import os; assert os.environ['{reports.RUN}'] == 'proof'"))
    assert stages.run(asked, "proof").passed
    assert not stages.run(asked, "test").passed


def test_the_build_machine_runs_the_same_commands() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in script
    assert "make proof" in script
    assert "WEBAPP_SKIPS_FAIL=1" in script
