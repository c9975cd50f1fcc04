"""The parts of the page's script are modules that fit together, in the order in which they are joined."""

from __future__ import annotations

import re

import brotli
import pytest

from tests.house.tree import ROOT
from webapp.web.assets import PARTS, joined_js

FOLDER = ROOT / "static" / "js" / "page"
OURS = 8 * 1024  # bytes as Brotli packs them; htmx apart
IMPORT = re.compile(r"^import \{ ([\w, ]+) \} from \"\./(\w+)\.js\";$", re.MULTILINE)
EXPORT = re.compile(r"^export (?:const|let) (\w+)", re.MULTILINE)
TOP = re.compile(r"^(?:export )?(?:const|let|class|function) (\w+)", re.MULTILINE)


def part(name: str) -> str:
    return (FOLDER / f"{name}.js").read_text(encoding="utf-8")


def test_every_part_is_joined() -> None:
    assert {path.stem for path in FOLDER.glob("*.js")} == set(PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_imports_what_an_earlier_one_exports(name: str) -> None:
    text = part(name)
    imported = IMPORT.findall(text)
    assert len(imported) == len(re.findall(r"^import", text, re.MULTILINE))
    for names, source in imported:
        assert PARTS.index(source) < PARTS.index(name)
        assert set(names.split(", ")) <= set(EXPORT.findall(part(source)))
    for names, source in imported:
        for one in names.split(", "):
            assert len(re.findall(rf"\b{one}\b", text)) > 1, f"{one} of {source} is not used"


@pytest.mark.parametrize("name", PARTS)
def test_what_a_part_takes_from_another_is_imported(name: str) -> None:
    text = part(name)
    known = {one for names, _ in IMPORT.findall(text) for one in names.split(", ")} | set(TOP.findall(text))
    elsewhere = {one for other in PARTS if other != name for one in TOP.findall(part(other))}
    code = re.sub(r"//.*|/\*.*?\*/|\"[^\"\n]*\"|`[^`]*`|/\^?\(?[^/\n]*/\.test", "", text)
    used = set(re.findall(r"(?<![\w.$])([a-zA-Z]\w*)(?=\()", code))
    assert used & elsewhere - known == set()


def test_no_name_stands_twice() -> None:
    names = [one for name in PARTS for one in TOP.findall(part(name))]
    assert sorted(names) == sorted(set(names))


def test_joined_it_is_one_light_script() -> None:
    script = joined_js(ROOT / "static")
    assert b"import " not in script
    assert b"export " not in script
    assert len(brotli.compress(script)) <= OURS
