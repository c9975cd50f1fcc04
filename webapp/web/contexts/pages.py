"""What each kind of page may know."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.web.contexts.parts import (
    BlockView,
    Card,
    Keeping,
    LanguageLink,
    Link,
    Phrase,
    Picture,
    Player,
    SectionView,
    SourceView,
    TermView,
)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The front door. `player` has the question and its answers."""

    title: Phrase
    tagline: tuple[Phrase, ...]
    question: Phrase
    answers: tuple[Card, ...]
    note: tuple[Phrase, ...]
    themes: tuple[Card, ...]
    disclaimer: tuple[Phrase, ...]
    player: Player | None = None


@dataclass(frozen=True, slots=True)
class ThemePage:
    """A theme. `part` is "Part 2 of 8"; `before` and `after` are the sentences that travel with the sound.

    `sources` stand here by their short names; `evidence` leads to where they are in full.
    """

    slug: str
    title: Phrase
    part: str
    picture: Picture | None
    player: Player | None
    opening: tuple[BlockView, ...]
    sections: tuple[SectionView, ...]
    before: tuple[Phrase, ...]
    after: tuple[Phrase, ...]
    sources: tuple[SourceView, ...]
    previous: Card | None
    next: Card | None
    coverage: Phrase | None
    hue: str = "sage"
    keeping: Keeping | None = None
    evidence: Link | None = None


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A special page that is prose: family, about, leave's explanation.

    A page that is read aloud has a frame (`before`, `after`), as a theme has; `player` is None while it has no sound.
    """

    slug: str
    title: Phrase
    opening: tuple[BlockView, ...]
    sections: tuple[SectionView, ...]
    picture: Picture | None = None
    before: tuple[Phrase, ...] = ()
    after: tuple[Phrase, ...] = ()
    player: Player | None = None


@dataclass(frozen=True, slots=True)
class WordsPage:
    """The glossary."""

    title: Phrase
    terms: tuple[TermView, ...]
    player: Player | None = None


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The evidence."""

    title: Phrase
    credit: tuple[Phrase, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class ListenItem:
    """A theme of the playlist; `player` is None while it has no sound yet."""

    card: Card
    player: Player | None


@dataclass(frozen=True, slots=True)
class ListenPage:
    """The whole guide as a playlist; `total` says minutes and size of all."""

    title: Phrase
    items: tuple[ListenItem, ...]
    total: str


@dataclass(frozen=True, slots=True)
class AllPage:
    """The whole guide on one page. Sentence ids are prefixed by the theme's slug."""

    title: Phrase
    themes: tuple[ThemePage, ...]
    before: tuple[Phrase, ...]
    after: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a setting."""

    value: str
    text: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """One question of the settings page. `listed`: as a list that opens, for there are many choices."""

    name: str
    legend: str
    choices: tuple[Choice, ...]
    hint: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """Questions that belong together, under a heading of their own."""

    id: str
    heading: str
    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """Text size, voice, leaving: a form that posts to `action`. `saved`: "", yes or forgotten.

    `action` and `forget` are "" in a copy of plain files, where a script keeps the choices. `language` is the code
    that is kept with them.
    """

    title: Phrase
    action: str
    forget: str
    language: str
    groups: tuple[SettingGroup, ...]
    saved: str = ""


@dataclass(frozen=True, slots=True)
class LanguageStatus:
    """A row of the about page: a language, how much of it is translated, who has checked it, who reads it."""

    name: str
    tag: str
    dir: str
    share: str
    checks: tuple[str, ...]
    voice: str
    timing: str


@dataclass(frozen=True, slots=True)
class PartStatus:
    """A row of the about page: a theme, how much of it is translated, and who has checked it."""

    theme: Link
    share: str
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Who made the guide, how it was checked, what it keeps."""

    title: Phrase
    opening: tuple[BlockView, ...]
    sections: tuple[SectionView, ...]
    columns: tuple[str, ...]
    languages: tuple[LanguageStatus, ...]
    parts: tuple[PartStatus, ...]
    feedback: Phrase | None


@dataclass(frozen=True, slots=True)
class LeavePage:
    """The neutral page: a clock and a calendar, nothing of the guide. It has no shell."""

    title: str
    lang: str
    dir: str
    today: str
    date: str
    weeks: tuple[tuple[str, ...], ...]
    days: tuple[str, ...]
    month: str
    day: str
    css: str
    module: str
    icon: str


@dataclass(frozen=True, slots=True)
class ChooserPage:
    """The plain language chooser, for readers whose language nobody can guess."""

    title: Phrase
    languages: tuple[LanguageLink, ...]
    player: Player | None = None


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """Something went wrong: what happened, and where to go on."""

    title: Phrase
    sentences: tuple[Phrase, ...]
    links: tuple[Link, ...]
