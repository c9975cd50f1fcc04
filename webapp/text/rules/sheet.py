"""The call sheet: what a person works through, telephone in hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from webapp.text.data import Helpline
from webapp.text.guide import Guide
from webapp.text.rules.calls import why_overdue

_HEAD = """Call sheet, {today}: {count} rows to look at again, oldest evidence first; {overdue} overdue.

This sheet cannot tell whether a line answers. Only a person can: open the service's own site, or call.
Then write the day and the name here, and in helplines.toml: verified_on, verified_by, next_check.
"""
_ROW = """
{number}. {country}  {name}{mark}
   number: {dial}
   {details}
   evidence: {evidence}
   looked at on ____________  by ____________________  answers: yes / no  hours: ________________
"""


def helpline_sheet(guide: Guide, today: date) -> str:
    """The rows of the help page as a sheet to print: oldest evidence first, rows without a date before all."""
    rows = sorted(guide.helplines, key=lambda row: (_last_look(row), row.country, row.name))
    overdue = sum(bool(why_overdue(row, today)) for row in rows)
    head = _HEAD.format(today=today.isoformat(), count=len(rows), overdue=overdue)
    return head + "".join(_row(row, number, today) for number, row in enumerate(rows, 1))


def _last_look(row: Helpline) -> str:
    return max(row.last_seen, row.verified_on[:7])


def _row(row: Helpline, number: int, today: date) -> str:
    why = why_overdue(row, today)
    marks = (
        f"OVERDUE: {why}" if why else "",
        "BLOCKED: not shown to readers until checked" if row.status == "blocked" else "",
    )
    return _ROW.format(
        number=number,
        country=row.country,
        name=row.name,
        mark="".join(f"  [{mark}]" for mark in marks if mark),
        dial=row.number or "none",
        details="; ".join(_details(row)),
        evidence=row.evidence or "NONE",
    )


def _details(row: Helpline) -> Iterator[str]:
    """What else there is to look at."""
    known = (("hours", row.hours), ("text", row.sms), ("chat", row.chat), ("web", row.url))
    yield from (f"{name}: {value.rstrip('.')}" for name, value in known if value)
    yield f"last seen: {row.last_seen or 'no date'}"
    yield f"verified: {row.verified_on + ' by ' + row.verified_by if row.verified_on else 'never'}"
