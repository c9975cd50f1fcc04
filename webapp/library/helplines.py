"""What pages and sound both tell of helplines: their order, their numbers, whose language a name is in."""

from __future__ import annotations

import re
import unicodedata

from babel.languages import get_official_languages

from webapp.library.names import is_latin, primary
from webapp.text import Country, Guide, Helpline, Language

NEEDS = ("anyone", "hurt", "young", "parents", "deaf", "relatives")
EVERYWHERE = "en"
"""The language in which every country's help can be heard: the one most travellers share."""


def rows_of(guide: Guide, code: str) -> tuple[Helpline, ...]:
    """The services of a country that may be shown, in the order of its page: need by need."""
    rows = [row for row in guide.helplines if row.country == code and row.status != "blocked"]
    return tuple(row for need in NEEDS for row in rows if row.who_for == need)


def numbers(text: str) -> list[str]:
    """The numbers of a row, each as it is written.

    >>> numbers("0800 111 0 111 · 116 123")
    ['0800 111 0 111', '116 123']
    """
    return [part.strip() for part in re.split(r"[;·/]| or ", text) if part.strip()]


def dialled(number: str) -> str:
    """The digits to dial, with a leading + or * kept.

    >>> dialled("+44 (0)20 7946"), dialled("*4141")
    ('+440207946', '*4141')
    """
    return number.strip()[:1].replace("(", "") * (number.strip()[:1] in "+*") + re.sub(r"\D", "", number)


def is_heard_in(country: Country, guide: Guide, language: Language) -> bool:
    """Whether a country's help is read aloud in a language: one of the country's, of its services, or English."""
    official = get_official_languages(country.code, regional=True, de_facto=True)
    services = (tag for row in rows_of(guide, country.code) for tag in row.languages)
    tags = (EVERYWHERE, guide.source.tag, *country.languages, *official, *services)
    return primary(language.tag) in {primary(tag) for tag in tags}


def name_language(row: Helpline, page: str, source: str) -> str:
    """The BCP 47 tag of a service's name.

    A name in another script is in the service's first language. In Latin letters it is in the guide's own (`source`)
    where the service speaks that, else in the first of its languages with such letters. Without letters it is in
    none: then that of the `page`.
    """
    letters = [one for one in row.name if one.isalpha()]
    if not letters or not row.languages:
        return page
    if not all(unicodedata.name(one, "").startswith("LATIN") for one in letters):
        return row.languages[0]
    latin = [tag for tag in row.languages if is_latin(tag)]
    return source if not latin or primary(source) in map(primary, latin) else latin[0]
