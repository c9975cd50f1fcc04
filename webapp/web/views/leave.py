"""The quick exit's page: a clock and a calendar, and nothing that tells where the reader was."""

from __future__ import annotations

import calendar
from datetime import date

from babel.dates import format_date, format_skeleton, get_day_names

from webapp.web.contexts import LeavePage
from webapp.web.locale import direction, locale_of
from webapp.web.site import Site
from webapp.web.wording import pgettext


def leave_page(site: Site, tag: str, today: date) -> LeavePage:
    """The month of `today`, in the language of the page left."""
    locale = locale_of(tag)
    first = locale.first_week_day
    weeks = calendar.Calendar(first).monthdayscalendar(today.year, today.month)
    names = get_day_names("abbreviated", "stand-alone", locale=locale)
    return LeavePage(
        title=pgettext("leave", "Clock and calendar"),
        lang=tag,
        dir=direction(tag),
        date=today.isoformat(),
        today=format_date(today, "full", locale=locale),
        weeks=tuple(tuple(str(day) if day else "" for day in week) for week in weeks),
        days=tuple(names[(first + i) % 7] for i in range(7)),
        month=str(format_skeleton("yMMMM", today, locale=locale)),
        css=f"/static/{site.assets.css}",
        module=f"/static/{site.assets.clock}",
        icon="data:,",
        day=str(today.day),
    )
