"""The help page and a page for each country. Numbers come from helplines.toml; words from help.md and guide.toml."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from babel.core import UnknownLocaleError
from babel.lists import format_list

from webapp.library import (
    address,
    country_name,
    country_slug,
    dialled,
    filled,
    month,
    name_language,
    numbers,
    rows_of,
)
from webapp.text import Country, Directory, Help, Helpline
from webapp.web.contexts import HelplineGroup, HelplineView, HelpPage, Link, PhoneLink, Phrase
from webapp.web.desk import Desk
from webapp.web.locale import locale_of
from webapp.web.views.blocks import block_views, section_view
from webapp.web.views.sound import in_other_languages, player
from webapp.web.wording import gettext, pgettext

STALE_MONTHS = 24


def help_page(desk: Desk, words: Help, today: date, code: str = "") -> HelpPage:
    """The general page, or the page of the country `code` (ISO 3166-1 alpha-2, upper case).

    Raises `KeyError` for a country that is not listed.
    """
    guide = desk.guide
    country = guide.countries[code] if code else None
    edition = desk.site.library.edition("help", desk.code)
    name = country_name(code, desk.language.tag) if code else ""
    slug = country_slug(code) if code else "help"
    title = Phrase(desk.say(words.label).html + ": " + name) if code else desk.bare(edition.theme.title)
    sound = player(slug, title.html.striptags(), desk)
    rows, older = _placed(rows_of(guide, code), today)
    return HelpPage(
        title=title,
        opening=block_views(edition.theme.opening, desk),
        emergency=tuple(_phone(number, desk.say(words.emergency)) for number in country.emergency) if country else (),
        emergency_label=desk.say(words.emergency),
        groups=tuple(_groups(rows, country, words, desk)) if country else (),
        not_watching=desk.say(words.not_watching),
        choose=desk.say(words.choose_country),
        countries=_countries(guide.countries.values(), desk, code),
        worldwide=desk.say(words.worldwide),
        directories=tuple(_directory(row, desk, addressed=sound is not None) for row in guide.directories),
        sections=tuple(section_view(section, desk) for section in edition.theme.sections),
        country=name,
        emergency_note=desk.say(country.note, "helplines") if country and country.note else None,
        suggested=_countries((one for one in guide.countries.values() if _speaks(one, desk)), desk, code),
        older=tuple(_view(row, country, words, desk) for row in older) if country else (),
        player=sound,
        elsewhere=() if sound else in_other_languages(slug, desk),
        more=_more(slug, desk),
    )


def _more(slug: str, desk: Desk) -> Phrase | None:
    """That not every number is read, where the sound says so."""
    narration = desk.site.library.narration(slug, desk.code)
    said = gettext("There are more numbers on this page.")
    return desk.as_is(said) if narration and any(cue.text == said for cue in narration.cues) else None


def _directory(row: Directory, desk: Desk, *, addressed: bool) -> Link:
    """A link to a directory; with its address where the sound says it."""
    text = f"{row.name}: {address(row.url)}" if addressed else row.name
    return Link(_web(row.url), desk.as_is(text, desk.guide.source.tag))


def _countries(countries: Iterable[Country], desk: Desk, code: str) -> tuple[Link, ...]:
    rows = [(country_name(one.code, desk.language.tag), one.code) for one in countries]
    rows.sort(key=lambda row: unicodedata.normalize("NFKD", row[0]).casefold())
    return tuple(Link(desk.href(f"help/{iso.lower()}"), desk.as_is(name), iso == code) for name, iso in rows)


def _speaks(country: Country, desk: Desk) -> bool:
    return desk.language.tag.split("-")[0] in {tag.split("-")[0] for tag in country.languages}


def _placed(rows: tuple[Helpline, ...], today: date) -> tuple[tuple[Helpline, ...], tuple[Helpline, ...]]:
    """Rows in their place, and those last seen too long ago; a country never loses its only line."""
    older = tuple(row for row in rows if months_since(row.last_seen, today) > STALE_MONTHS)
    kept = tuple(row for row in rows if row not in older)
    return (kept, older) if kept else (rows, ())


def months_since(when: str, today: date) -> int:
    """Whole months from an ISO month ("2025-08") to today; 0 for no date."""
    if not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", when):
        return 0
    year, number = int(when[:4]), int(when[5:7])
    return (today.year - year) * 12 + today.month - number


def _groups(rows: tuple[Helpline, ...], country: Country | None, words: Help, desk: Desk) -> Iterator[HelplineGroup]:
    for need, found in groupby(rows, key=lambda row: row.who_for):
        views = tuple(_view(row, country, words, desk) for row in found)
        yield HelplineGroup(desk.say(words.headings.get(need, need)), views)


def _view(row: Helpline, country: Country | None, words: Help, desk: Desk) -> HelplineView:
    return HelplineView(
        desk.as_is(row.name, name_language(row, desk.language.tag, desk.guide.source.tag)),
        tuple(_ways(row, desk)),
        tuple(_facts(row, desk)),
        tuple(_seen(row, country, words, desk)),
    )


def _ways(row: Helpline, desk: Desk) -> Iterator[PhoneLink]:
    for number in numbers(row.number):
        yield _phone(number, desk.as_is(pgettext("helpline", "Call")))
    for number in numbers(row.sms):
        yield PhoneLink(f"sms:{dialled(number)}", number, desk.as_is(pgettext("helpline", "Text")))
    for url in filter(None, dict.fromkeys((row.chat, row.url))):
        label = pgettext("helpline", "Chat") if url == row.chat else pgettext("helpline", "Website")
        yield PhoneLink(_web(url), url.removeprefix("https://").rstrip("/"), desk.as_is(label))


def _phone(number: str, label: Phrase) -> PhoneLink:
    return PhoneLink(f"tel:{dialled(number)}", number, label)


def _web(address: str) -> str:
    return address if address.startswith("https://") else f"https://{address}"


def _facts(row: Helpline, desk: Desk) -> Iterator[Phrase]:
    if row.hours:
        yield desk.say(row.hours, "helplines")
    if row.free:
        yield desk.as_is(pgettext("helpline", "Free to call."))
    if row.languages:
        names = [_language_name(tag, desk) for tag in row.languages]
        listed = format_list(names, locale=locale_of(desk.language.tag))
        said = pgettext("helpline", "Languages: %(list)s.", list=listed)
        yield desk.as_is(said)
    if row.note:
        yield desk.say(row.note, "helplines")


def _language_name(tag: str, desk: Desk) -> str:
    if tag == "ase":  # CLDR names it in few languages
        return pgettext("helpline", "American Sign Language")
    try:
        return str(locale_of(tag).get_display_name(locale_of(desk.language.tag)) or tag)
    except (UnknownLocaleError, ValueError):
        return tag


def _seen(row: Helpline, country: Country | None, words: Help, desk: Desk) -> Iterator[Phrase]:
    if row.status == "known" or not row.last_seen:
        yield desk.say(words.unchecked)
        return
    year, number = int(row.last_seen[:4]), int(row.last_seen[5:7])
    said = desk.say(words.last_seen)
    tag = said.lang or desk.language.tag
    values = {
        "month": month(date(year, number, 1), tag),
        "emergency": country.emergency[0] if country and country.emergency else "112",
    }
    yield Phrase(desk.as_is(filled(str(said.html.unescape()), values)).html, "", said.lang, said.dir)
