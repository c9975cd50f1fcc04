"""Which language: those that exist, the one asked for, its direction. Nothing else."""

from __future__ import annotations

from babel import Locale
from babel.core import UnknownLocaleError
from werkzeug.datastructures import LanguageAccept

from webapp.text import Guide, Language


def locale_of(tag: str) -> Locale:
    """CLDR's locale of a BCP 47 tag."""
    return Locale.parse(tag, sep="-")


def direction(tag: str) -> str:
    """`ltr` or `rtl`; a tag that CLDR does not know reads from left to right."""
    try:
        return str(locale_of(tag).text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


def chosen(guide: Guide, accept: LanguageAccept) -> Language | None:
    """The language that fits an `Accept-Language` header best (RFC 9110, 12.5.4), or None where none does."""
    for tag, quality in accept:
        if quality <= 0:
            continue
        wanted = tag.lower().replace("_", "-")
        for size in range(wanted.count("-") + 1, 0, -1):
            head = "-".join(wanted.split("-")[:size])
            for language in guide.languages:
                if head in (language.code, language.tag.lower()):
                    return language
        for language in guide.languages:
            if language.tag.lower().split("-")[0] == wanted.split("-")[0]:
                return language
    return None
