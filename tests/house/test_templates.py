"""Templates parse, import only what they use, and hold no style, script or step without a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, meta, nodes

from tests.house.tree import ROOT

FOLDER = ROOT / "webapp" / "templates"
TEMPLATES = sorted(FOLDER.rglob("*.html"))
ENVIRONMENT = Environment(loader=FileSystemLoader(FOLDER), extensions=["jinja2.ext.i18n"], autoescape=True)


def named(path: Path) -> str:
    return str(path.relative_to(FOLDER))


def imported(tree: nodes.Template) -> Iterator[str]:
    """The names that a template's imports bring in."""
    for one in tree.find_all(nodes.FromImport):
        for name in one.names:
            yield name[1] if isinstance(name, tuple) else name
    for whole in tree.find_all(nodes.Import):
        yield whole.target


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_it_parses_and_uses_what_it_imports(path: Path) -> None:
    tree = ENVIRONMENT.parse(path.read_text(encoding="utf-8"))
    used = {one.name for one in tree.find_all(nodes.Name) if one.ctx == "load"}
    assert set(imported(tree)) - used == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_everything_it_names_exists(path: Path) -> None:
    tree = ENVIRONMENT.parse(path.read_text(encoding="utf-8"))
    for name in meta.find_referenced_templates(tree):
        assert name is None or (FOLDER / name).is_file(), name


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_it_holds_no_inline_style_or_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=\"|javascript:|\|\s*safe\b", text) == []
    assert [one for one in re.findall(r"<script[^>]*>", text) if "src=" not in one] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_every_step_is_a_link_first(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"[\s\"]hx-[a-z-]+=", text) == []
    for tag in re.findall(r"<[a-z][^<]*?data-hx-get=\"([^\"]*)\"[^<]*?>", text):
        assert f'href="{tag}"' in text or f'action="{tag}"' in text


@pytest.mark.parametrize("path", sorted((FOLDER / "components").glob("*.html")), ids=named)
def test_a_component_is_a_macro_somebody_uses(path: Path) -> None:
    tree = ENVIRONMENT.parse(path.read_text(encoding="utf-8"))
    macros = {one.name for one in tree.find_all(nodes.Macro)}
    others = "\n".join(one.read_text(encoding="utf-8") for one in TEMPLATES if one != path)
    assert macros
    assert re.search(rf"components/{path.stem}\.html", others), "no template uses it"


def test_no_page_lets_a_browser_fetch_ahead() -> None:
    """Firefox fetches what a `<link rel="next">` or `prefetch` names: data that nobody asked for."""
    ahead = re.compile(r"<link[^>]*rel=\"[^\"]*\b(next|prefetch|preload|prerender|dns-prefetch|preconnect)\b")
    templates = (ROOT / "webapp" / "templates").rglob("*.html")
    assert [path.name for path in templates if ahead.search(path.read_text(encoding="utf-8"))] == []
