"""The settings page: one form, one cookie, every value from a fixed list."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from webapp.library import country_name
from webapp.text import Guide
from webapp.web.contexts import Choice, Setting, SettingGroup, SettingsPage
from webapp.web.desk import Desk
from webapp.web.views.questions import COUNTRY, EVERY, LOOK, SAFETY, SOUND, Question
from webapp.web.views.shell import page_names
from webapp.web.wording import pgettext


def _values(guide: Guide) -> Mapping[str, tuple[str, ...]]:
    """Every setting and its values; the first holds unless another is chosen."""
    countries = tuple(code.lower() for code in guide.countries) if guide.help else ()
    return {**{question.name: tuple(question.values) for question in EVERY}, COUNTRY: ("", *countries)}


def allowed(values: Mapping[str, str], guide: Guide) -> Mapping[str, str]:
    """Those of the values that are settings we know and that differ from what holds anyway."""
    return {name: values[name] for name, fine in _values(guide).items() if values.get(name) in fine[1:]}


def unknown(values: Mapping[str, str], guide: Guide) -> bool:
    """Whether a form holds a value that is not on our list."""
    return any(name in values and values[name] not in fine for name, fine in _values(guide).items())


def settings_page(desk: Desk, chosen: Mapping[str, str], saved: str = "") -> SettingsPage:
    """The form, with what is chosen now."""
    country = (_country(desk, chosen.get(COUNTRY, "")),) if desk.guide.help and desk.guide.countries else ()
    return SettingsPage(
        title=page_names(desk)["settings"],
        action="" if desk.site.copied else desk.href("settings"),
        forget="" if desk.site.copied else desk.href("settings/forget"),
        language=desk.code,
        groups=(
            SettingGroup("look", pgettext("settings", "How it looks"), _asked(LOOK, chosen)),
            SettingGroup("sound", pgettext("settings", "How it sounds"), _asked(SOUND, chosen)),
            SettingGroup("safety", pgettext("settings", "Help and leaving"), (*country, *_asked(SAFETY, chosen))),
        ),
        saved=saved,
    )


def _asked(questions: tuple[Question, ...], chosen: Mapping[str, str]) -> tuple[Setting, ...]:
    return tuple(_setting(question, chosen.get(question.name, "")) for question in questions)


def _setting(question: Question, chosen: str) -> Setting:
    current = chosen or next(iter(question.values))
    choices = tuple(Choice(value, str(text), value == current) for value, text in question.values.items())
    return Setting(question.name, str(question.legend), choices, hint=str(question.hint) if question.hint else "")


def _country(desk: Desk, chosen: str) -> Setting:
    """The country whose numbers “Get help now” shows at once; by itself, none."""
    named = ((country_name(code, desk.language.tag), code.lower()) for code in desk.guide.countries)
    rows = sorted(named, key=lambda row: unicodedata.normalize("NFD", row[0]).casefold())
    none = Choice("", pgettext("country", "Let me choose each time"), not chosen)
    choices = (none, *(Choice(code, name, code == chosen) for name, code in rows))
    return Setting(COUNTRY, pgettext("setting", "Country, for numbers to call"), choices, listed=True)
