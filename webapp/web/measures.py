"""Minutes, sizes and shares in words, by CLDR."""

from __future__ import annotations

from typing import Literal

from babel.numbers import format_percent
from babel.units import format_unit

from webapp.web.locale import locale_of
from webapp.web.wording import pgettext


def minutes(seconds: float, tag: str) -> str:
    """A length as a listener wants it: seconds under a minute, else the nearest whole minute.

    >>> minutes(140, "en-GB").split(), minutes(41.2, "en-GB").split()
    (['2', 'minutes'], ['41', 'seconds'])
    """
    if round(seconds) < 60:
        return _unit(max(1, round(seconds)), "duration-second", tag)
    return _unit(round(seconds / 60), "duration-minute", tag)


def _unit(count: int, unit: str, tag: str) -> str:
    """A count with its unit, in full where CLDR as Babel carries it has the full word, else in short."""
    widths: tuple[Literal["long", "short", "narrow"], ...] = ("long", "short", "narrow")
    texts = [format_unit(count, unit, width, locale=locale_of(tag)) for width in widths]
    return _unbroken(next((text for text in texts if unit not in text), texts[0]))


def _unbroken(text: str) -> str:
    """A number and its unit, kept on one line."""
    return text.replace(" ", "\u00a0")


def size(count: int, tag: str) -> str:
    """A number of bytes, in units of 1000: kilobytes, or megabytes with one decimal.

    >>> size(209_700, "en-GB").split(), size(4_300_000, "en-GB").split()
    (['210', 'KB'], ['4.3', 'MB'])
    """
    if count < 1_000_000:
        text = format_unit(max(1, round(count / 1000)), "digital-kilobyte", "short", locale=locale_of(tag))
        return _unbroken(text.replace("kB", "KB"))
    text = format_unit(count / 1_000_000, "digital-megabyte", "short", format="#,##0.0", locale=locale_of(tag))
    return _unbroken(text)


def together(length: str, weight: str) -> str:
    """Minutes and size side by side ("2 minutes, 210 KB"), as the language joins them."""
    return pgettext("measure", "%(length)s, %(weight)s", length=length, weight=weight)


def share(part: float, tag: str) -> str:
    """A share from 0.0 to 1.0 as a whole percentage; never 100 % before all is done."""
    return str(format_percent(int(part * 100 + 1e-9) / 100, locale=locale_of(tag)))
