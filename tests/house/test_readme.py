"""The README tells the truth: every command, every target, every room and every setting is in it."""

from __future__ import annotations

import re

import pytest

from tests.house.tree import ROOT
from webapp.cli import cli

README = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^(\w+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
ROOMS = sorted(
    path.stem
    for path in (ROOT / "webapp").iterdir()
    if (path.suffix == ".py" or (path / "__init__.py").is_file()) and path.stem != "__init__"
)


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"webapp {command}" in README


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_is_in_the_readme(target: str) -> None:
    assert f"make {target}" in README


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_on_the_floor_plan(room: str) -> None:
    plan = README[README.index("┌") : README.rindex("┘")]
    assert re.search(rf"\b{room}\b", plan)


def test_every_make_command_of_the_readme_exists() -> None:
    assert set(re.findall(r"\bmake ([a-z]+)\b(?=[`\s,.]*$|`)", README, re.MULTILINE)) <= set(TARGETS)


@pytest.mark.parametrize("variable", ["HOST", "PORT", "VOICE"])
def test_every_setting_is_in_the_readme(variable: str) -> None:
    assert variable in README


def test_the_readme_names_only_files_that_exist() -> None:
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    assert [name for name in linked if not (ROOT / name).exists()] == []
