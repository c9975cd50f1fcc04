"""What a publisher knows besides the prose: terms, sources, helplines. All frozen, all plain."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry. `term` and `meaning` are source text; `say` is a respelling for readers."""

    slug: str
    term: str
    meaning: tuple[str, ...]
    say: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of evidence. `sure`: strong, some or weak; `note` says what it shows, in plain words.

    `short` is what a theme's page calls it (a name and a year); "" where that has it in full, too.
    """

    slug: str
    text: str
    url: str
    sure: str
    note: str
    seen: str
    short: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Helpline:
    """One service. Dates are ISO months (`2025-08`) or "". `status`: seen, known or blocked (never shown)."""

    country: str
    name: str
    number: str
    narration: str
    hours: str
    languages: tuple[str, ...]
    sms: str
    chat: str
    url: str
    who_for: str
    free: bool | None
    note: str
    evidence: str
    last_seen: str
    status: str
    source_url: str = ""
    verified_on: str = ""
    verified_by: str = ""
    next_check: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the help page. `code` is ISO 3166-1 alpha-2; `emergency` are numbers to call in danger."""

    code: str
    emergency: tuple[str, ...]
    languages: tuple[str, ...]
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Directory:
    """A place that lists helplines of the whole world."""

    name: str
    url: str
    note: str
    evidence: str
    line: int = 0
