"""Rules about helplines. They judge what is written; no rule can tell whether a line answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from webapp.text.data import Country, Helpline
from webapp.text.rules.finding import Finding, Severity
from webapp.text.rules.manuscript import Manuscript

STATUSES = ("seen", "known", "blocked")
OLD_MONTHS = 24
_NUMBER = re.compile(r"[+*]?\d[\d \-]*( ext\. \d+)?")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_AROUND_THE_CLOCK = re.compile(r"24/7|\b24 ?h\b", re.IGNORECASE)


def rows(text: Manuscript) -> Iterator[Finding]:
    """Each row says how it is known, and how its number is written, dialled and read out."""
    for row in text.guide.helplines:
        for message in (*_evidence(row), *_number(row), *_dates(row)):
            yield _found(text, row, message)
        if row.country not in text.guide.countries:
            yield _found(text, row, f"[[countries]] does not list “{row.country}”. Add it.")
        if text.guide.help and row.who_for not in text.guide.help.headings:
            known = ", ".join(text.guide.help.headings)
            yield _found(text, row, f"who_for “{row.who_for}” has no heading in guide.toml. Choose one of: {known}.")


def _evidence(row: Helpline) -> Iterator[str]:
    if not row.evidence.strip():
        yield f"no evidence for {row.name}. Say where its number was seen, and when; or take the row out."
    if row.status not in STATUSES:
        yield f"status “{row.status}”. Choose one of: {', '.join(STATUSES)}."
    if bool(row.verified_on) != bool(row.verified_by):
        yield "verified_on and verified_by belong together: the day, and who called or opened the service’s own site."


def _number(row: Helpline) -> Iterator[str]:
    if row.status != "blocked" and not (row.number or row.sms or row.chat or row.url):
        yield f'{row.name} has no number, text, chat or address. Add one, or set status = "blocked".'
    if row.number and not _NUMBER.fullmatch(row.number):
        yield f"number “{row.number}”. Write digits and single spaces, as dialled: “0800 111 0 111”, “119 ext. 8”."
    if row.number and row.status != "blocked" and not row.narration:
        yield f"{row.number} has no narration. Write its digits one by one: “{' '.join(_digits(row.number))}”."
    if run := re.search(r"\d{2,}", row.narration):
        yield f"“{run[0]}” in the narration is read as one number. Write “{' '.join(run[0])}”."
    if row.narration and _digits(row.narration) and _digits(row.number) not in _digits(row.narration):
        yield f"the narration says {_digits(row.narration)}, the number is {_digits(row.number)}. Make them the same."
    if _AROUND_THE_CLOCK.search(row.hours):
        yield f"hours “{row.hours}” are read out badly. Write “all day, every day”."
    for address in filter(None, (row.url, row.source_url)):
        if not address.startswith("https://"):
            yield f"address “{address}”. Begin it with https://."


def _dates(row: Helpline) -> Iterator[str]:
    if row.last_seen and not _MONTH.fullmatch(row.last_seen):
        yield f"last_seen “{row.last_seen}”. Write year and month: 2025-08; leave it empty if it is not known."
    for name, value in (("verified_on", row.verified_on), ("next_check", row.next_check)):
        if value and not (_DAY.fullmatch(value) or _MONTH.fullmatch(value)):
            yield f"{name} “{value}”. Write it as 2025-08 or 2025-08-31."


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def emergencies(text: Manuscript) -> Iterator[Finding]:
    """Every country has an emergency number that can be dialled. A guess would be worse than none: so a warning."""
    for country in text.guide.countries.values():
        path = text.content / "helplines.toml"
        if not re.fullmatch(r"[A-Z]{2}", country.code):
            yield Finding(
                path, country.line, "helplines", f"code “{country.code}”. Write the two capitals of ISO 3166: GB."
            )
        if not country.emergency:
            message = f"{country.code} has no emergency number. Add it, when you are sure of it."
            yield Finding(path, country.line, "helplines", message, "warning")
        for number in _odd(country):
            yield Finding(path, country.line, "helplines", f"emergency “{number}” cannot be dialled. Write digits.")


def _odd(country: Country) -> Iterator[str]:
    yield from (number for number in country.emergency if not re.fullmatch(r"\d{2,6}", number))


def duplicates(text: Manuscript) -> Iterator[Finding]:
    """One way to reach someone, one row: nothing stands twice in a country, for the same people."""
    seen: dict[tuple[str, str, str], Helpline] = {}
    for row in text.guide.helplines:
        way = _digits(row.number) or row.sms or row.chat or row.url or row.name
        first = seen.setdefault((row.country, row.who_for, way), row)
        if first is not row:
            yield _found(text, row, f"{way} ({row.country}) stands on line {first.line} too. Keep one row.")


def wrong_numbers(text: Manuscript) -> Iterator[Finding]:
    """Numbers that are often copied and lead elsewhere are not shown."""
    for wrong in text.book.wrong_numbers:
        for row in text.guide.helplines:
            if (
                row.country == wrong.country
                and _digits(row.number) == _digits(wrong.number)
                and row.status != "blocked"
            ):
                yield _found(text, row, f"{wrong.number} is not that line: {wrong.why} Take the row out.")


def overdue(text: Manuscript) -> Iterator[Finding]:
    """A row whose evidence is old, or whose next check has passed, is looked at again."""
    for row in text.guide.helplines:
        if text.today and row.status != "blocked" and (why := why_overdue(row, text.today)):
            yield _found(
                text, row, f"{row.name} ({row.country}) is overdue: {why}. Look again: webapp helplines.", "warning"
            )


def why_overdue(row: Helpline, today: date) -> str:
    """Why a row should be looked at again; "" where it is not yet due, or bears no date."""
    if row.next_check and row.next_check < today.isoformat()[: len(row.next_check)]:
        return f"the next check was planned for {row.next_check}"
    newest = max(row.last_seen, row.verified_on[:7])
    if _MONTH.fullmatch(newest) and _months(newest, today) > OLD_MONTHS:
        return f"it was last seen in {newest}"
    return ""


def _months(month: str, today: date) -> int:
    year, number = map(int, month.split("-"))
    return (today.year - year) * 12 + today.month - number


def _found(text: Manuscript, row: Helpline, message: str, severity: Severity = "error") -> Finding:
    return Finding(text.content / "helplines.toml", row.line, "helplines", message, severity)


RULES = (rows, emergencies, duplicates, wrong_numbers, overdue)
