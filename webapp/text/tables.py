"""Reading TOML so that a fault names file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from webapp.errors import ContentError

Kind = TypeVar("Kind")
_PLACE = re.compile(r"\(at line (\d+), column \d+\)|at line (\d+)")
_NAMES = {str: "text in quotes", int: "a whole number", bool: "true or false", list: "a list in [ ]", dict: "a table"}


def read_toml(path: Path) -> dict[str, object]:
    """The tables of a TOML file. Raises `ContentError` with the line where it is broken, or that it is missing."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as gone:
        raise ContentError(path, 0, "this file is missing; the guide cannot be read without it") from gone
    except UnicodeDecodeError as wrong:
        raise ContentError(path, 0, "this file is not UTF-8 text; save it as UTF-8") from wrong
    except tomllib.TOMLDecodeError as wrong:
        place = _PLACE.search(str(wrong))
        line = int(next(group for group in place.groups() if group)) if place else 0
        raise ContentError(path, line, f"not valid TOML: {wrong}") from wrong


def line_of(path: Path, *needles: str) -> int:
    """The first line (from 1) of the file that holds the last needle after all the others; 0 when none does."""
    wanted, line = list(needles), 0
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        while wanted and wanted[0] in text:
            wanted.pop(0)
            line = number
        if not wanted:
            return number
    return line


@dataclass(frozen=True)
class Table:
    """One TOML table with its place, whose fields are asked for by name and type."""

    path: Path
    values: Mapping[str, object]
    line: int = 0

    def take(self, key: str, kind: type[Kind], default: Kind | None = None) -> Kind:
        """The value of `key`, or the default. Raises `ContentError` where it is missing or of another type."""
        value = self.values.get(key, default)
        if value is None:
            raise ContentError(self.path, self.line, f"“{key}” is missing")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            at = self.line or line_of(self.path, f"{key} =")
            raise ContentError(self.path, at, f"“{key}” must be {_NAMES.get(kind, kind.__name__)}")
        return value

    def texts(self, key: str, default: list[object] | None = None) -> tuple[str, ...]:
        """A list of texts. Raises `ContentError` as `take` does."""
        values = self.take(key, list, default)
        if not all(isinstance(value, str) for value in values):
            raise ContentError(
                self.path, self.line or line_of(self.path, key), f"“{key}” must hold only text in quotes"
            )
        return tuple(values)

    def table(self, key: str) -> Table:
        """The table `key`. Raises `ContentError` where it is missing."""
        return Table(self.path, self.take(key, dict), line_of(self.path, f"[{key}"))

    def tables(self, key: str) -> tuple[Table, ...]:
        """The list of tables `[[key]]`, each with the line it begins on."""
        rows = self.take(key, list, [])
        if not all(isinstance(row, dict) for row in rows):
            raise ContentError(self.path, line_of(self.path, key), f"“{key}” must be [[{key}]] tables")
        lines = _rows(self.path, key)
        return tuple(Table(self.path, row, lines[i] if i < len(lines) else 0) for i, row in enumerate(rows))


def _rows(path: Path, key: str) -> list[int]:
    mark = f"[[{key}]]"
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [number for number, text in lines if text.strip().startswith(mark)]
