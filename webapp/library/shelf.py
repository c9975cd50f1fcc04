"""The shelf: every edition of the guide, made once from the content and the catalogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from webapp.errors import ThemeNotFound
from webapp.library.editions import Edition, make_edition
from webapp.narration import AudioStore, Line, Narration, script
from webapp.settings import Settings
from webapp.text import Guide, Language, load_guide, plain, spoken
from webapp.text.ids import normalised
from webapp.translation import INTERFACE, Catalog, domains, read_catalogs


@dataclass(frozen=True, slots=True)
class Words:
    """The data strings of the guide (guide.toml, glossary, sources, helplines) in one language."""

    language: Language
    source: Language
    catalogs: Mapping[str, Catalog]

    def say(self, text: str, domain: str = "guide") -> tuple[str, str]:
        """The text in this language and its BCP 47 tag; in the source language where it is not translated."""
        catalog = self.catalogs.get(domain)
        words = catalog.get(normalised(text)) if catalog is not None else None
        return (text, self.source.tag) if words is None else (words, self.language.tag)


class Library:
    """Every edition by slug and language, and the sound that belongs to it.

    Editions are made when the library is; narrations are read from the store when asked for, so that sound made
    meanwhile is found.
    """

    def __init__(self, guide: Guide, catalogs: Mapping[str, Mapping[str, Catalog]], store: AudioStore) -> None:
        self.guide, self.catalogs, self.store = guide, catalogs, store
        self._narrations: dict[tuple[str, str], tuple[int, Narration | None]] = {}
        self._words = {one.code: Words(one, guide.source, catalogs.get(one.code, {})) for one in guide.languages}
        self._editions = {
            (theme.slug, language.code): make_edition(theme, guide, language, catalogs.get(language.code, {}))
            for theme in (*guide.themes, *guide.pages.values())
            for language in guide.languages
        }

    def edition(self, slug: str, code: str) -> Edition:
        """The edition of a theme or special page. Raises `ThemeNotFound`."""
        try:
            return self._editions[slug, code]
        except KeyError:
            raise ThemeNotFound(f"{code}/{slug}") from None

    def themes(self, code: str) -> tuple[Edition, ...]:
        """The themes in one language, in the order of the guide. Raises `ThemeNotFound` for an unknown language."""
        return tuple(self.edition(theme.slug, code) for theme in self.guide.themes)

    def words(self, code: str) -> Words:
        """The data strings in one language. Raises `ThemeNotFound` for an unknown language."""
        try:
            return self._words[code]
        except KeyError:
            raise ThemeNotFound(code) from None

    def narration(self, slug: str, code: str) -> Narration | None:
        """The sound of an edition, or None while there is none. Read again only when its manifest has changed."""
        stamp = self.store.stamp(code, slug)
        kept = self._narrations.get((slug, code))
        if kept is None or kept[0] != stamp:
            kept = (stamp, self.store.read_narration(code, slug) if stamp else None)
            self._narrations[slug, code] = kept
        return kept[1]

    def lines(self, edition: Edition) -> tuple[Line, ...]:
        """What a voice is to say for an edition, in order."""
        return script(edition.theme, speaker(self.guide))

    def coverage(self, code: str) -> float:
        """The share of theme sentences that are translated, 0.0 to 1.0."""
        editions = self.themes(code)
        return sum(one.coverage for one in editions) / len(editions) if editions else 1.0


def speaker(guide: Guide) -> Callable[[str, str], tuple[str, str]]:
    """A function from markup and BCP 47 tag to what is shown and what is said, by the guide's pronunciation files."""
    lexicons = {language.tag: guide.pronunciation.get(language.code, {}) for language in guide.languages}

    def speak(markup: str, lang: str) -> tuple[str, str]:
        return plain(markup), spoken(markup, lexicons.get(lang, {}))

    return speak


def open_library(settings: Settings) -> Library:
    """The library of the settings' folders. Raises `ContentError` or `CatalogError` with file and line."""
    guide = load_guide(settings.content)
    names = (*domains(guide), INTERFACE)
    catalogs = {
        language.code: read_catalogs(Path(settings.translations) / language.catalog, names)
        for language in guide.languages[1:]
    }
    return Library(guide, catalogs, AudioStore(settings.store))
