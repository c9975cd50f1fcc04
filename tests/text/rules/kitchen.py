"""A small guide to bread, written to a folder and checked: what the rule tests cook with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from webapp.text import load_guide
from webapp.text.rules import Finding, check, read_rules

TODAY = date(2026, 11, 24)
GUIDE = """
name = "Good Bread"
tagline = ["How flour becomes bread."]
edition = 2026-11-24
next_review = 2027-11-24
disclaimer = ["This guide gives information."]
pages = ["words", "sources", "family"]
[[languages]]
code = "en"
tag = "en-GB"
[headings]
short = "In short"
unknown = "What we do not know"
[statuses]
machine = "No baker has checked these words yet."
[frame]
before = ["{status}"]
[front]
question = "What is on your table?"
[[front.answers]]
text = "I have flour"
to = "dough"
[[themes]]
slug = "dough"
hue = "amber"
picture = "A round loaf on a board."
sections = []
"""
GLOSSARY = '[gluten]\nterm = "gluten"\nmeaning = ["It makes dough stretchy."]\n'
SOURCES = '[miller]\ntext = "A miller, 2001."\nurl = ""\nsure = "some"\nnote = "It tells of flour."\nseen = ""\n'
LINE = """
[[lines]]
country = "GB"
name = "Bread Line"
number = "0800 111"
narration = "0 8 0 0 1 1 1"
hours = "all day, every day"
status = "seen"
evidence = "Own site, August 2025."
last_seen = "2025-08"
"""
COUNTRY = '[[countries]]\ncode = "GB"\nemergency = ["999"]\n'
HELPLINES = COUNTRY + LINE


def cook(folder: Path, dough: str = "", **files: str) -> Path:
    """A content folder with one theme; `files` are other files by name, `_toml` or `_md` at the end of the name."""
    written: Mapping[str, str] = {
        "guide_toml": GUIDE,
        "glossary_toml": GLOSSARY,
        "sources_toml": SOURCES,
        "dough_md": f"# Dough\n\n{dough or 'Bread is good.'}\n",
        **files,
    }
    for name, text in written.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem.replace('_', '-')}.{ending}").write_text(text, encoding="utf-8")
    return folder


def tasted(folder: Path, dough: str = "", today: date | None = TODAY, **files: str) -> tuple[Finding, ...]:
    """The findings about such a folder."""
    content = cook(folder, dough, **files)
    return check(load_guide(content), read_rules(content), content, today)


def places(findings: tuple[Finding, ...]) -> list[str]:
    """Each finding as file:line: rule, with a mark on warnings."""
    mark = {"error": "", "warning": " (warning)"}
    return [f"{one.path.name}:{one.line}: {one.rule}{mark[one.severity]}" for one in findings]


def tasted_places(folder: Path, dough: str = "", today: date | None = TODAY, **files: str) -> list[str]:
    """The places of the findings about such a folder, without those about things nobody uses."""
    return [
        place
        for place in places(tasted(folder, dough, today, **files))
        if not place.endswith(("glossary (warning)", "sources (warning)"))
    ]
