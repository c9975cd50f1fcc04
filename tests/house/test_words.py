"""What may not stand in any file, and what may not stand in the program."""

from __future__ import annotations

import re

import pytest

from tests.house.tree import ROOT, python, texts

# Taken apart, so that this file does not find itself.
MACHINE = [
    "/work" + "/",
    "/root" + "/",
    "/home" + "/",
    "/opt" + "/",
    "/var" + "/folders/",
    "registry" + ".npmjs",
    "pypi" + ".org",
    "python" + "hosted.org",
    "deb" + ".debian.org",
    "index" + "-url",
    "_auth" + "Token",
]
SUBJECT = ["bpd", "borderline", "self-harm", "self harm", "suicid", "crisis", "autolesi", "límite de la personalidad"]
PROGRAM = ("webapp", "static")


@pytest.mark.parametrize("word", MACHINE)
def test_no_file_names_a_machine_or_a_registry(word: str) -> None:
    assert [str(path) for path, text in texts() if word in text] == []


@pytest.mark.parametrize("word", SUBJECT)
def test_the_program_does_not_know_its_subject(word: str) -> None:
    named = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
    assert [str(path) for path, text in texts() if path.parts[0] in PROGRAM and named.search(text)] == []


def test_every_exception_to_a_check_has_a_code_and_a_reason() -> None:
    bare = []
    whole = re.compile(r"# (noqa: [A-Z]+\d+(, [A-Z]+\d+)*|type: ignore\[[\w, -]+\])\s+(#|-|–|:)\s*\w.{6,}")
    for path in python("webapp", "tests", "tools"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"# (noqa|type: ignore)", line) and "re.compile" not in line and "re.search" not in line:
                bare += [] if whole.search(line) else [f"{path.relative_to(ROOT)}:{number}: {line.strip()}"]
    assert bare == []


def test_the_lock_file_names_no_host() -> None:
    assert "http" + "s:" not in (ROOT / "package-lock.json").read_text(encoding="utf-8")


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    assert [str(path) for path, text in texts() if path.name != "LICENSE" and later.search(text)] == []
