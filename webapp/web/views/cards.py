"""Large links: to a theme, with its length; an answer of the front door."""

from __future__ import annotations

from webapp.library import Edition
from webapp.web.contexts import Card
from webapp.web.desk import Desk
from webapp.web.views.sound import measure
from webapp.web.wording import pgettext


def theme_card(edition: Edition, desk: Desk, text: str = "") -> Card:
    """A large link to a theme, with its title or the words of an answer."""
    guide, slug = desk.guide, edition.theme.slug
    entry = next(one for one in guide.entries if one.slug == slug)
    narration = desk.site.library.narration(slug, desk.code)
    note = measure(narration, desk) if narration else pgettext("sound", "No sound yet")
    words = desk.say(text) if text else desk.bare(edition.theme.title)
    return Card(desk.href(slug), words, note, entry.hue, desk.picture(slug))
