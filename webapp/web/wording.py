"""Flask-Babel's gettext functions, with types. The names are those that Babel's extraction looks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import flask_babel
from flask import g
from flask_babel.speaklater import LazyString

from webapp.text import Language

__all__ = ["LazyString", "gettext", "lazy_gettext", "lazy_pgettext", "pgettext", "speaking"]


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Have the interface speak another language than the page's, for a link that leads there."""
    before = g.get("language")
    g.language = language
    try:
        yield
    finally:
        g.language = before


def gettext(text: str, **values: object) -> str:
    """The interface text in the language of this request, with `%(name)s` filled."""
    return str(flask_babel.gettext(text, **values))


def pgettext(context: str, text: str, **values: object) -> str:
    """A short interface text, told apart from others of the same words by its context."""
    return str(flask_babel.pgettext(context, text, **values))


def lazy_gettext(text: str) -> LazyString:
    """As `gettext`, looked up when it is shown."""
    return flask_babel.lazy_gettext(text)


def lazy_pgettext(context: str, text: str) -> LazyString:
    """As `pgettext`, looked up when it is shown."""
    return flask_babel.lazy_pgettext(context, text)
