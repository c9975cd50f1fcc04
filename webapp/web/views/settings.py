"""The settings page: one small form, one cookie, every value from a fixed list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.web.contexts import Choice, Setting, SettingsPage
from webapp.web.desk import Desk
from webapp.web.views.shell import page_names
from webapp.web.wording import LazyString, lazy_gettext, lazy_pgettext


@dataclass(frozen=True, slots=True)
class Question:
    """One setting: its name in the cookie and on `<html>`, its legend, its values. The first holds unless chosen."""

    name: str
    legend: LazyString
    values: Mapping[str, LazyString]


QUESTIONS = (
    Question(
        "text",
        lazy_pgettext("setting", "Text size"),
        {
            "normal": lazy_pgettext("text size", "Normal"),
            "large": lazy_pgettext("text size", "Large"),
            "larger": lazy_pgettext("text size", "Larger"),
            "largest": lazy_pgettext("text size", "Largest"),
        },
    ),
    Question(
        "spacing",
        lazy_pgettext("setting", "Space between lines"),
        {
            "normal": lazy_pgettext("space", "Normal"),
            "wide": lazy_pgettext("space", "Wide"),
        },
    ),
    Question(
        "letters",
        lazy_pgettext("setting", "Space between letters"),
        {
            "normal": lazy_pgettext("space", "Normal"),
            "wide": lazy_pgettext("space", "Wide"),
        },
    ),
    Question(
        "font",
        lazy_pgettext("setting", "Letters"),
        {
            "sans": lazy_pgettext("font", "Plain"),
            "serif": lazy_pgettext("font", "Bookish"),
            "wide": lazy_pgettext("font", "Wide"),
        },
    ),
    Question(
        "colours",
        lazy_pgettext("setting", "Colours"),
        {
            "auto": lazy_gettext("As on this device"),
            "light": lazy_pgettext("colours", "Light"),
            "dark": lazy_pgettext("colours", "Dark"),
            "sand": lazy_pgettext("colours", "Sand"),
            "contrast": lazy_pgettext("colours", "Strong contrast"),
        },
    ),
    Question(
        "motion",
        lazy_pgettext("setting", "Movement"),
        {
            "auto": lazy_gettext("As on this device"),
            "none": lazy_pgettext("movement", "None"),
        },
    ),
)


def allowed(values: Mapping[str, str]) -> Mapping[str, str]:
    """Those of the values that are settings we know and that differ from what holds anyway."""
    known = {question.name: list(question.values) for question in QUESTIONS}
    return {name: values[name] for name, fine in known.items() if values.get(name) in fine[1:]}


def unknown(values: Mapping[str, str]) -> bool:
    """Whether a form holds a value that is not on our list."""
    return any(question.name in values and values[question.name] not in question.values for question in QUESTIONS)


def settings_page(desk: Desk, chosen: Mapping[str, str], saved: str = "") -> SettingsPage:
    """The form, with what is chosen now."""
    return SettingsPage(
        title=page_names(desk)["settings"],
        action=desk.href("settings"),
        forget=desk.href("settings/forget"),
        settings=tuple(_setting(question, chosen) for question in QUESTIONS),
        saved=saved,
    )


def _setting(question: Question, chosen: Mapping[str, str]) -> Setting:
    current = chosen.get(question.name, next(iter(question.values)))
    choices = tuple(Choice(value, str(text), value == current) for value, text in question.values.items())
    return Setting(question.name, str(question.legend), choices)
