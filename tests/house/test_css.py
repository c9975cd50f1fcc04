"""The style sheet as an old phone reads it, and what it weighs."""

from __future__ import annotations

from pathlib import Path

import brotli
import pytest

from tests.house.css import faults, read_css
from tests.house.tree import ROOT
from webapp.web.assets import joined_css

CSS_BYTES = 5_056
SHEETS = sorted((ROOT / "static" / "css").glob("*/*.css"))

BROKEN = [
    ("@layer base { p { margin: 0 } }", "2018 drops"),
    ("p:has(a) { margin: 0 }", ":has("),
    ("a, :is(b) { margin: 0 }", ":is("),
    ("a:hover, a:focus-visible { margin: 0 }", ":focus-visible"),
    ("p:not(.a, .b) { margin: 0 }", ":not()"),
    ("p { color: #fff }", "outside the tokens"),
    ("p { border-color: white }", "outside the tokens"),
    ("p { margin-inline: 1em }", "margin-inline-start"),
    ("p { margin-left: 1em }", "right-to-left"),
    ("p { text-align: left }", "right-to-left"),
    ("p { width: min(10em, 100%) }", "plainer"),
    ("p { margin: 0 !important }", "!important"),
    (":focus { outline: none }", "focus ring"),
    ("p { text-align: justify }", "justified"),
]


@pytest.mark.parametrize(("css", "said"), BROKEN)
def test_a_fault_is_caught(css: str, said: str) -> None:
    assert said in "\n".join(faults(read_css(css)))


@pytest.mark.parametrize("css", [".a { .b { margin: 0 } }", "p { margin: 0", "p { margin }", "p { margin: 0 } }"])
def test_broken_braces_are_caught(css: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_css(css)


def test_a_good_sheet_passes() -> None:
    css = """/* a { nothing } */ @media (min-width: 60em) { .a__b--c { width: 90%; width: min(10em, 100%) } }
    .a::before { content: "{;}"; color: var(--ink) } a:focus-visible { outline: 3px solid currentColor }"""
    assert list(faults(read_css(css))) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.parent.name}/{sheet.name}")
def test_an_old_phone_reads_it_all(sheet: Path) -> None:
    rules = read_css(sheet.read_text(encoding="utf-8"))
    assert list(faults(rules, tokens=sheet.parent.name == "tokens")) == []


def test_there_are_style_sheets() -> None:
    assert SHEETS


def test_the_style_sheet_is_light() -> None:
    assert len(brotli.compress(joined_css(ROOT / "static"), quality=11)) <= CSS_BYTES


def test_every_component_has_a_sheet_of_its_name_or_needs_none() -> None:
    macros = {path.stem for path in (ROOT / "webapp" / "templates" / "components").glob("*.html")}
    sheets = {path.stem for path in (ROOT / "static" / "css" / "components").glob("*.css")}
    assert sheets <= macros
