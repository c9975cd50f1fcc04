"""Where readers say that something is wrong: a sentence on the about page, and a letter about a word."""

from __future__ import annotations

import re
from urllib.parse import quote

from webapp.library import filled
from webapp.web.contexts import Phrase
from webapp.web.desk import Desk
from webapp.web.wording import pgettext

_APART = re.compile(r"[%&#+\n]")


def feedback(desk: Desk) -> Phrase | None:
    """Whom to tell, as the publisher puts it; None where nothing is said of it."""
    if not desk.guide.feedback:
        return None
    said = desk.say(desk.guide.feedback)
    return desk.as_is(filled(str(said.html.unescape()), {"publisher": desk.guide.publisher}), said.lang)


def letter(desk: Desk) -> str:
    """The beginning of a letter about a word (`mailto:`, RFC 6068); the script adds which word it is.

    Where no publisher reads letters the reader's mail program asks for an address, and the letter begins with whom to
    tell. Letters of other scripts stand as they are: the browser writes them as an address wants them.
    """
    told = feedback(desk) if not desk.guide.mail else None
    first = f"{told.html.unescape()}\n\n" if told else ""
    return f"mailto:{desk.guide.mail}?subject={_part(pgettext('mail', 'A word sounds wrong'))}&body={_part(first)}"


def _part(text: str) -> str:
    """A part of an address, without what would end it.

    >>> _part("bread & water: 100 %")
    'bread %26 water: 100 %25'
    """
    return _APART.sub(lambda found: quote(found[0]), text)
