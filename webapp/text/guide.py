"""The whole publication as one value: what guide.toml says, the prose, and the data files."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from webapp.text.data import Country, Directory, Helpline, Source, Term
from webapp.text.model import Theme
from webapp.text.pronunciation import Pronunciation


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the guide.

    `code` stands in the URL (`pt-br`), `tag` in `lang` (`pt-BR`), `catalog` names the folder under
    translations (`pt_BR`; empty for the source language). The review fields hold a date and by whom, or "".
    `name` is what its speakers call it, where CLDR says less ("Bahasa Indonesia").
    """

    code: str
    tag: str
    catalog: str
    draft: str = "machine"
    native: str = ""
    clinician: str = ""
    lived: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme's row in guide.toml. `sections` are the kinds that must be there, in order."""

    slug: str
    hue: str
    picture: str
    sections: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer at the front door and the slug of the page it leads to."""

    text: str
    to: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Help:
    """Words of the help page that are not prose: labels and notes, all from guide.toml.

    `always` are the hours of a line that answers day and night, as they stand in helplines.toml.
    """

    label: str
    choose_country: str
    emergency: str
    worldwide: str
    unchecked: str
    last_seen: str
    not_watching: str
    always: str = ""
    headings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Leave:
    """Words of the quick exit. `address` is empty for the built-in plain page."""

    label: str
    how_label: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything a publisher wrote: guide.toml, the prose, and the data files.

    `before` and `after` frame every narration. The sentence of them that names the voice (`{voice}`) gives way to
    `voice_unnamed` where no name is known, and to `voice_human` where a person reads. `after_page` stands for what
    names the part (`{part}`) on a page that is none. `mail` is where readers write to, "" where nobody reads it.
    `origin` is the language it was written in, where some languages were taken out and that one is not their first.
    """

    path: Path
    name: str
    tagline: tuple[str, ...]
    edition: date
    next_review: date
    languages: tuple[Language, ...]
    headings: dict[str, str]
    entries: tuple[ThemeEntry, ...]
    question: str
    answers: tuple[Answer, ...]
    answers_note: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    after_page: str
    voice_unnamed: str
    voice_human: str
    statuses: dict[str, str]
    disclaimer: tuple[str, ...]
    example_label: str
    credit: tuple[str, ...]
    feedback: str
    publisher: str
    mail: str
    help: Help | None
    leave: Leave | None
    themes: tuple[Theme, ...]
    pages: dict[str, Theme]
    page_names: tuple[str, ...]
    glossary: dict[str, Term]
    sources: dict[str, Source]
    countries: dict[str, Country]
    helplines: tuple[Helpline, ...]
    directories: tuple[Directory, ...]
    drawings: dict[str, str]
    pronunciation: dict[str, Pronunciation]
    origin: Language | None = None

    @property
    def source(self) -> Language:
        """The language the guide was written in: the first of a whole guide; a copy may lack it."""
        return self.origin or self.languages[0]

    @property
    def first(self) -> Language:
        """The language for a reader of whom nothing is known."""
        return self.languages[0]

    def only(self, languages: tuple[Language, ...]) -> Guide:
        """The guide in these of its languages. What is not translated stays in the language it was written in."""
        return replace(self, languages=languages, origin=self.source)

    def language(self, code: str) -> Language | None:
        """The language of a URL code, or None."""
        return next((one for one in self.languages if one.code == code), None)

    def aliases(self, code: str) -> dict[str, str]:
        """The words that are said otherwise than written, by the pronunciation file of a language's URL code."""
        return self.pronunciation[code].aliases if code in self.pronunciation else {}
