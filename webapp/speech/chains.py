"""Which engine reads a language, best first, and how well it is understood: the table in `chains.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from webapp.speech.tags import best_match

LABELS = ("clear", "plain", "rough")


@dataclass(frozen=True, slots=True)
class Link:
    """One engine of a chain. `label` says how well it is understood in that language: clear, plain or rough."""

    engine: str
    label: str


@dataclass(frozen=True, slots=True)
class _Table:
    names: Mapping[str, str]
    asked: tuple[str, ...]
    chains: Mapping[str, tuple[Link, ...]]


@cache
def _table() -> _Table:
    read = tomllib.loads(files("webapp.speech").joinpath("chains.toml").read_text("utf-8"))
    chains = {tag: tuple(map(_link, each)) for tag, each in read["chains"].items()}
    return _Table(read["names"], tuple(read["asked"]), chains)


def _link(words: str) -> Link:
    engine, label = words.split()
    return Link(engine, label)


def chain(tag: str) -> tuple[Link, ...]:
    """The engines for a BCP 47 tag, best first; those that need no asking.

    >>> [link.engine for link in chain("es-419")]
    ['kokoro', 'pico', 'piper', 'espeak']
    """
    return best_match(tag, _table().chains) or _table().chains["default"]


def asked_only() -> tuple[str, ...]:
    """The engines that no chain holds, because they must be asked for."""
    return _table().asked


def voice_label(engine: str, tag: str) -> str:
    """How well an engine is understood in a language: clear, plain, rough; empty where nobody has measured it."""
    return next((link.label for link in chain(tag) if link.engine == engine), "")


def engine_title(name: str) -> str:
    """The engine's name as a reader sees it; its short name where it has no other."""
    return _table().names.get(name, name)
