"""Telephone numbers aloud: digit by digit, in the words of the language, so that every voice says the same.

Figures would not do: voices read "112" as a hundred and twelve, and run "1 1 9 9" together. With a comma after each
digit the Pico voice was understood by a recogniser in 12 of 12 English numbers, without commas in 8 of 12.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from webapp.text.tables import Table

FILE = Path(__file__).with_name("digits.toml")
LONG = 5
"""So many digits are no quantity in a plain text: a number of a helpline that long is one wherever it stands."""

_EXTENSION = re.compile(r"\s*(?:;ext=|,|\bext(?:ension|\.)?)\s*(?=\d)")
_GROUP = re.compile(r"[+*#\d]+|[^\W\d_]+")
_NOT_BEFORE, _NOT_AFTER = r"(?<![\w+*#])(?<!\w-)(?<!\d[.,:/–\s])", r"(?![\w#]|[.,:/–-]\d)"
_DATE = r"(?!\d{4}-\d{1,2}-\d{1,2}\b|\d{1,2}-\d{1,2}-\d{4}\b)"
_SPACE = "[-\u00a0\u202f ]"
_NUMBER = re.compile(
    _NOT_BEFORE
    + _DATE
    + "(?:"
    + rf"\+\d{{1,4}}(?:{_SPACE}?\d+){{2,}}"  # +44 20 7946 0000
    + r"|[*#]+\d+#?"  # *4141, *#100#
    + rf"|0\d{{2,}}(?:{_SPACE}\d+)*"  # 024, 0800 111 0 111
    + rf"|0\d(?:{_SPACE}\d{{2,}})+"  # 02 2327 2327
    + r"|\d+(?:-\d+){2,}"  # 9-8-8, 1-800-891-4416
    + ")"
    + _NOT_AFTER
)


@dataclass(frozen=True, slots=True)
class Digits:
    """How one language says a number: the words of 0 to 9, of signs, and what stands between digits and groups."""

    words: Mapping[str, str]
    extension: str = ""
    comma: str = ", "
    pause: str = "; "


def said_number(tel: str, tag: str) -> str:
    """What is said for a telephone number, as it is shown (`119 ext. 8`) or as in an address (`tel:+44116123`).

    `tag` is BCP 47; a language without words of its own gets the figures, one by one. Letters stay as they are.

    >>> said_number("+44 116 123", "en-GB")
    'plus, four, four; one, one, six; one, two, three'
    """
    digits = _digits_for(tag.lower())
    plain = unquote(tel.removeprefix("tel:")) if tel.startswith("tel:") else tel
    number, *extensions = _EXTENSION.split(plain)
    parts = [_said(number, digits)] + [f"{digits.extension} {_said(one, digits)}".strip() for one in extensions]
    return digits.pause.join(part for part in parts if part)


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand in a text: what begins with +, *, # or 0, or is three groups with hyphens.

    "24/7", "7-10", dates, amounts and times of day are none; neither is "112", which could be a quantity.
    """
    return (found.span() for found in _NUMBER.finditer(text))


def said_numbers(numbers: Iterable[str], tag: str) -> dict[str, str]:
    """Of telephone numbers, those that are long enough to be nothing else, and what is said for them."""
    long = {number for number in numbers if sum(map(str.isdecimal, number)) >= LONG}
    return {number: said_number(number, tag) for number in sorted(long)}


def _said(number: str, digits: Digits) -> str:
    return digits.pause.join(_group(group, digits) for group in _GROUP.findall(number))


def _group(group: str, digits: Digits) -> str:
    if group.isalpha():
        return group
    return digits.comma.join(digits.words.get(sign, sign) for sign in map(_figure, group))


def _figure(sign: str) -> str:
    """A digit of any script as a figure; any other sign as it stands."""
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def _digits_for(tag: str) -> Digits:
    table = _table()
    while tag and tag not in table:
        tag = tag.rpartition("-")[0]
    return table.get(tag, Digits({}))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Digits]:
    top = Table(FILE, tomllib.loads(FILE.read_text(encoding="utf-8")))
    return {tag: _digits(top.table(tag)) for tag in top.values}


def _digits(row: Table) -> Digits:
    words = dict(zip("0123456789", row.texts("digits"), strict=True))
    signs = {sign: row.take(name, str) for sign, name in (("+", "plus"), ("*", "star"), ("#", "hash"))}
    defaults = Digits({})
    return Digits(
        words | signs,
        row.take("extension", str),
        row.take("comma", str, defaults.comma),
        row.take("pause", str, defaults.pause),
    )
