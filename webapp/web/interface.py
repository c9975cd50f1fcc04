"""The interface in the reader's language: Flask-Babel, reading `.po` files straight away and never a fuzzy entry."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.support import NullTranslations, Translations
from flask import Flask, g
from flask_babel import Babel, Domain

from webapp.text import Guide, Language, shown
from webapp.translation import INTERFACE
from webapp.translation.catalogs import read_entries


class PoDomain(Domain):  # type: ignore[misc]  # Flask-Babel has no types
    """A domain whose translations were read from `.po` files when the app started, by language code."""

    def __init__(self, translations: Mapping[str, NullTranslations]) -> None:
        super().__init__(domain=INTERFACE)
        self._by_code = translations

    def get_translations(self) -> NullTranslations:
        """The translations of the language of this request; English where there is none."""
        language: Language | None = g.get("language")
        return self._by_code.get(language.code if language else "", NullTranslations())


class PoBabel(Babel):  # type: ignore[misc]  # as above
    """Flask-Babel with our domain."""

    def __init__(self, domain: PoDomain) -> None:
        super().__init__()
        self._po_domain = domain

    @property
    def domain_instance(self) -> PoDomain:
        """The one domain there is."""
        return self._po_domain


def read_interface(path: Path, tag: str) -> NullTranslations:
    """The interface catalog of one language as it is printed (without the vowels that only voices need).

    Empty where it is missing. Raises `CatalogError` where it is broken.
    """
    if not path.is_file():
        return NullTranslations()
    entries, compiled = read_entries(path), BytesIO()
    for entry in entries:
        if entry.id:
            entry.string = _printed(entry.string, tag)
    write_mo(compiled, entries, use_fuzzy=False)
    compiled.seek(0)
    return Translations(fp=compiled, domain=INTERFACE)


def _printed(words: str | tuple[str, ...] | list[str] | None, tag: str) -> str | tuple[str, ...]:
    return shown(words or "", tag) if isinstance(words, str | None) else tuple(shown(one, tag) for one in words)


def set_up_interface(app: Flask, guide: Guide, translations: Path) -> None:
    """Give the app its interface catalogs; `g.language` names the language of a request."""
    catalogs = {
        language.code: read_interface(translations / language.catalog / "LC_MESSAGES" / f"{INTERFACE}.po", language.tag)
        for language in guide.languages
        if language.catalog
    }

    def selected() -> str:
        language: Language | None = g.get("language")
        return (language or guide.first).tag.replace("-", "_")

    domain = PoDomain(catalogs)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    PoBabel(domain).init_app(app, default_domain=INTERFACE, locale_selector=selected)
