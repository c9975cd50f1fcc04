"""From facts.toml and article-runs.txt to values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from webapp.errors import ContentError
from webapp.text.rules.book import Fact
from webapp.text.tables import Table, line_of, read_toml

_KEYS = ("gist", "pages", "tempers", "cite")
_ID = re.compile(r"[A-Z]+\d+[a-z]?")
_HASH = re.compile(r"[0-9a-f]{12}")


def read_facts(path: Path) -> dict[str, Fact]:
    """The facts of facts.toml by id, in the order of the file; none where there is no such file.

    Raises `ContentError` with the line of a fact that is malformed.
    """
    if not path.is_file():
        return {}
    table = Table(path, read_toml(path)).table("facts")
    return {id_: _fact(id_, table) for id_ in table.values}


def _fact(id_: str, table: Table) -> Fact:
    line = line_of(table.path, f"{id_} = ")
    if not _ID.fullmatch(id_):
        raise ContentError(
            table.path, line, f"“{id_}” is no fact id: capitals, a number, and a small letter for a member of a list"
        )
    row = Table(table.path, table.take(id_, dict), line)
    for key in row.values:
        if key not in _KEYS:
            raise ContentError(table.path, line, f"nobody reads “{key}”; these are read: {', '.join(_KEYS)}")
    pages, tempers, cite = (row.texts(key, []) for key in _KEYS[1:])
    return Fact(id_, row.take("gist", str), pages, tempers, cite, line)


def read_last(path: Path, facts: Mapping[str, Fact]) -> dict[str, str]:
    """The fact that each page ends on. Raises `ContentError` where that fact is unknown."""
    if not facts:
        return {}
    top = Table(path, read_toml(path))
    row = top.table("last") if "last" in top.values else Table(path, {})
    found = {page: row.take(page, str) for page in row.values}
    for page, fact in found.items():
        if fact not in facts:
            raise ContentError(path, line_of(path, "[last]", page), f"[facts] has no “{fact}”")
    return found


def read_runs(path: Path) -> frozenset[str]:
    """The hashes of article-runs.txt, one a line; # begins a remark. Raises `ContentError` for any other line."""
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#") and not _HASH.fullmatch(line):
            raise ContentError(path, number, "not a hash of twelve hex digits")
    return frozenset(line for line in lines if _HASH.fullmatch(line))
