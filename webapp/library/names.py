"""Names of languages and countries, by CLDR."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError, get_global

from webapp.text import Language


def country_name(code: str, tag: str) -> str:
    """A country's name in a language (a BCP 47 tag)."""
    return str(Locale.parse(tag, sep="-").territories.get(code, code))


def own_name(language: Language) -> str:
    """The language's name in that language, by the publisher or by CLDR, with a capital where its script has them.

    The region is named only where the tag tells two kinds of one language apart (`pt-BR`), not for the source.
    """
    if language.name:
        return language.name
    locale = Locale.parse(language.tag, sep="-")
    short = Locale(locale.language, script=locale.script) if "-" not in language.code else locale
    name = short.get_display_name(short) or language.tag
    return name[:1].upper() + name[1:]


def primary(tag: str) -> str:
    """The language itself, without script and region.

    >>> primary("pt-BR"), primary("zh_Hant")
    ('pt', 'zh')
    """
    return re.split("[-_]", tag)[0].lower()


@cache
def is_latin(tag: str) -> bool:
    """Whether a language is written in Latin letters; False where CLDR does not know.

    >>> is_latin("sw"), is_latin("hi")
    (True, False)
    """
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    likely = str(get_global("likely_subtags").get(locale.language, ""))
    return "Latn" in (locale.script, *likely.split("_"))
