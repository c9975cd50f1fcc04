"""The shelf: every edition of the guide, made once from the content and the catalogs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from webapp.errors import ThemeNotFound
from webapp.library.editions import Edition, make_edition
from webapp.library.menus import language_scripts
from webapp.library.scripts import scripts_of
from webapp.library.studio import Studio
from webapp.library.wording import Words
from webapp.narration import AudioStore, Narration, Script
from webapp.settings import Settings
from webapp.text import Guide, SpokenForm, load_guide, said_numbers, spoken_form
from webapp.translation import INTERFACE, Catalog, domains, read_catalogs


class Library:
    """Every edition by slug and language, and the sound that belongs to it.

    Editions are made when the library is; narrations are read from the store when asked for, so that sound made
    meanwhile is found.
    """

    def __init__(self, guide: Guide, catalogs: Mapping[str, Mapping[str, Catalog]], store: AudioStore) -> None:
        self.guide, self.catalogs, self.store = guide, catalogs, store
        self._narrations: dict[tuple[str, str], tuple[int, Narration | None]] = {}
        self._halves: dict[tuple[str, str], Narration | None] = {}  # not whole; None where the manifest says nothing
        self._arrived = 0
        self._words = {one.code: Words(one, guide.source, catalogs.get(one.code, {})) for one in guide.languages}
        self._editions = {
            (theme.slug, language.code): make_edition(theme, guide, language, catalogs.get(language.code, {}))
            for theme in (*guide.themes, *guide.pages.values())
            for language in guide.languages
        }
        self._scripts = {(one.lang, one.slug): one for one in self._made_scripts()}

    def _made_scripts(self) -> Iterator[Script]:
        speak = speaker(self.guide)
        for code, words in self._words.items():
            editions = {slug: one for (slug, other), one in self._editions.items() if other == code}
            yield from map(once, scripts_of(Studio(self.guide, words, editions, speak)))
        yield from map(once, language_scripts(Studio(self.guide, self.words(self.guide.first.code), {}, speak)))

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

    def scripts(self, code: str) -> tuple[Script, ...]:
        """What is read aloud in one language, or (`mul`) in several, in the order in which it is made."""
        return tuple(one for one in self._scripts.values() if one.lang == code)

    def all_scripts(self) -> tuple[Script, ...]:
        """What is read aloud: the languages in the order of the guide, then what is said in several."""
        return tuple(self._scripts.values())

    def script(self, slug: str, code: str) -> Script | None:
        """What is read aloud under that slug (`left`, `help--in`, `words--attachment`), or None."""
        return self._scripts.get((code, slug))

    def narration(self, slug: str, code: str) -> Narration | None:
        """The sound of a script, or None while there is none.

        Read again when its manifest has changed, or when files that it names have come after it.
        """
        stamp = self.store.stamp(code, slug)
        kept = self._narrations.get((slug, code))
        if kept is None or kept[0] != stamp or self._has_come(slug, code):
            kept = (stamp, self._look(slug, code) if stamp else None)
            self._narrations[slug, code] = kept
        return kept[1]

    def _has_come(self, slug: str, code: str) -> bool:
        """Whether all is there now of an edition of which something was missing."""
        half = self._halves.get((slug, code))
        return half is not None and not self.store.missing(half)

    def _look(self, slug: str, code: str) -> Narration | None:
        """What the store has now; where it is not whole, it is noted, to look again."""
        told = self.store.read_manifest(code, slug)
        found = self.store.whole(told)
        if (slug, code) in self._halves:
            self._arrived += 1
            self._halves.pop((slug, code), None)
        if found is None:
            self._halves[slug, code] = told.narration if told else None
        return found.narration if found else None

    def revision(self) -> Hashable:
        """Another value when sound was published, or when what was missing of it has come."""
        for slug, code in tuple(self._halves):
            self.narration(slug, code)
        return self.store.revision(), self._arrived

    def coverage(self, code: str) -> float:
        """The share of theme sentences that are translated, 0.0 to 1.0."""
        editions = self.themes(code)
        return sum(one.coverage for one in editions) / len(editions) if editions else 1.0


def speaker(guide: Guide) -> Callable[[str, str], SpokenForm]:
    """A function from markup and BCP 47 tag to what is shown and said, by the guide's pronunciation files.

    The long numbers of the guide's helplines are said digit by digit wherever they stand.
    """
    numbers = [number for line in guide.helplines for number in (line.number, line.sms)]
    lexicons = {one.tag: said_numbers(numbers, one.tag) | guide.aliases(one.code) for one in guide.languages}

    def speak(markup: str, lang: str) -> SpokenForm:
        return spoken_form(markup, lexicons.get(lang, {}), lang)

    return speak


def once(script: Script) -> Script:
    """The script, whose lines are worked out for each reader once: a build, a check and a page all ask for them."""
    return replace(script, lines=cache(script.lines))


def open_library(settings: Settings) -> Library:
    """The library of the settings' folders. Raises `ContentError` or `CatalogError` with file and line."""
    guide = load_guide(settings.content)
    names = (*domains(guide), INTERFACE)
    catalogs = {
        language.code: read_catalogs(Path(settings.translations) / language.catalog, names)
        for language in guide.languages[1:]
    }
    return Library(guide, catalogs, AudioStore(settings.store))
