"""Finding what belongs to a language tag: `pt-BR` first, then `pt`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


def shorter_tags(tag: str) -> Iterator[str]:
    """A BCP 47 tag in lower case, then each shorter one (the lookup of RFC 4647).

    >>> list(shorter_tags("zh-Hans-CN"))
    ['zh-hans-cn', 'zh-hans', 'zh']
    """
    parts = tag.lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])


def best_match(tag: str, table: Mapping[str, T]) -> T | None:
    """The entry of the longest part of `tag` that the table (keys in lower case) knows."""
    return next((table[one] for one in shorter_tags(tag) if one in table), None)
