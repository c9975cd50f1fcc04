"""What a request asks for beside its address: a reader's settings, smaller sound, a page or only its block."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from webapp.text import Guide
from webapp.web.views.questions import SAVING
from webapp.web.views.settings import allowed

COOKIE = "settings"
LANGUAGE = "language"
LONGEST = 500
"""Characters of the cookie beyond which nothing is read."""


def told_by(cookie: str) -> Mapping[str, str]:
    """What stands in the cookie (`text=large&colours=dark&language=ar`), known to us or not."""
    return dict(parse_qsl(cookie[:LONGEST]))


def settings_in(cookie: str, guide: Guide) -> Mapping[str, str]:
    """What a reader chose; values that are not on our list are passed over."""
    return allowed(told_by(cookie), guide)


def saves(chosen: Mapping[str, str], said: str) -> bool:
    """Whether a reader wants smaller files: as chosen, else as the browser says (`Save-Data`, WICG Save Data API).

    >>> saves({}, "on"), saves({"saving": "full"}, "on"), saves({"saving": "low"}, "")
    (True, False, True)
    """
    wish = chosen.get(SAVING)
    return wish == "low" if wish else said.strip().lower() == "on"


def is_step(request: str, restores: str) -> bool:
    """Whether htmx asks for the blocks of a step, by its two headers; a history restore gets the whole page."""
    return request == "true" and restores != "true"
