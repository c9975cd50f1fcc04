"""The parts of the page's script are modules that fit together, in the order in which they are joined."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import brotli
import pytest
from pygments.lexers import JavascriptLexer
from pygments.token import Comment, Whitespace

from tests.conftest import GUIDES
from tests.house.tree import ROOT
from webapp.web.assets import HTMX, PARTS, SEAM, joined_js, load_assets, scripts, squeezed_name

FOLDER = ROOT / "static" / "js" / "page"
OURS = 9 * 1024  # bytes as Brotli packs what is served; htmx apart
IMPORT = re.compile(r"^import \{ ([\w, ]+) \} from \"\./(\w+)\.js\";$", re.MULTILINE)
EXPORT = re.compile(r"^export (?:const|let) (\w+)", re.MULTILINE)
# What a browser that parses our script may still lack: Chromium 80, Firefox 74 and Safari 13.1 do.
TOO_NEW = re.compile(
    r"\.(replaceChildren|replaceAll|at|findLast|toSorted|toReversed|hasOwn|randomUUID|any)\(|structuredClone|"
    r"(\?\?|\|\||&&)="
)
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


def test_joined_it_is_one_script_and_light_as_it_is_served() -> None:
    script = joined_js(ROOT / "static")
    assert b"import " not in script
    assert b"export " not in script
    vendor = GUIDES["guide"].vendor
    served = (vendor / squeezed_name("page", script)).read_bytes()
    assert len(brotli.compress(served)) <= OURS
    assert load_assets(ROOT / "static", vendor).files[f"page.{hashed(vendor, served)}.js"].content.endswith(served)


def hashed(vendor: Path, served: bytes) -> str:
    """The name of the script that pages ask for: of htmx and ours together."""
    htmx = (vendor / squeezed_name("htmx", (vendor / HTMX).read_bytes())).read_bytes()
    return hashlib.sha256(htmx + SEAM + served).hexdigest()[:12]


def tokens(script: str) -> list[str]:
    """The tokens of a script, without comments, spaces, imports and exports."""
    lines = "\n".join(line.removeprefix("export ") for line in script.splitlines() if not line.startswith("import "))
    found = JavascriptLexer().get_tokens(lines)
    return [text for kind, text in found if kind not in Comment and kind not in Whitespace and text.strip()]


def test_without_its_spaces_a_script_has_the_same_tokens() -> None:
    plain = scripts(ROOT / "static")
    whole = {"page": "\n".join(map(part, PARTS))}
    for name in ("clock", "settings", "worker"):
        whole[name] = (ROOT / "static" / "js" / f"{name}.js").read_text(encoding="utf-8")
    for name, script in whole.items():
        assert tokens(plain[name].decode()) == tokens(script), name


@pytest.mark.parametrize("path", sorted((ROOT / "static" / "js").rglob("*.js")), ids=lambda path: path.stem)
def test_no_script_calls_what_a_browser_of_2020_lacks(path: Path) -> None:
    assert [found.group() for found in TOO_NEW.finditer(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("script", ["a.replaceChildren(b)", "a.at(-1)", "a ??= b", "structuredClone(a)"])
def test_what_a_browser_of_2020_lacks_is_found(script: str) -> None:
    assert TOO_NEW.search(script)
