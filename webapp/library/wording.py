"""The data strings of the guide in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.text import Language
from webapp.text.ids import normalised
from webapp.translation import Catalog


@dataclass(frozen=True, slots=True)
class Words:
    """The data strings of the guide (guide.toml, glossary, sources, helplines, interface) in one language."""

    language: Language
    source: Language
    catalogs: Mapping[str, Catalog]

    def say(self, text: str, domain: str = "guide") -> tuple[str, str]:
        """The text in this language and its BCP 47 tag; in the source language where it is not translated."""
        catalog = self.catalogs.get(domain)
        words = catalog.get(normalised(text)) if catalog is not None else None
        return (text, self.source.tag) if words is None else (words, self.language.tag)
