"""What surrounds every page: help, exit, menu, languages, settings, the honest line."""

from __future__ import annotations

from collections.abc import Mapping

from webapp.errors import ThemeNotFound
from webapp.library import honest_line, month, own_name
from webapp.translation import NOBODY, Review
from webapp.web.contexts import LanguageLink, Link, Phrase, Shell
from webapp.web.desk import Desk
from webapp.web.keeping import worker_address
from webapp.web.locale import direction
from webapp.web.views.letters import letter
from webapp.web.views.sound import said_of_loss
from webapp.web.wording import gettext, pgettext


def shell(desk: Desk, path: str, settings: Mapping[str, str], hue: str = "sage") -> Shell:
    """The shell of the page at `path`, which is the address after the language ("left/", "" for the front door)."""
    assets, guide = desk.site.assets, desk.guide
    status = honest_line(guide, desk.language, _review(desk, path))
    return Shell(
        lang=desk.language.tag,
        dir=direction(desk.language.tag),
        name=desk.say(guide.name),
        home=desk.href(),
        languages=languages(desk, path),
        help=Link(desk.href("help"), desk.say(guide.help.label), path.startswith("help/")) if guide.help else None,
        leave=Link(desk.href("leave"), desk.say(guide.leave.label)) if guide.leave else None,
        leave_how=Link(desk.href("leave/how"), desk.say(guide.leave.how_label)) if guide.leave else None,
        menu=menu(desk, path),
        settings=settings,
        css=f"/static/{assets.css}",
        module=f"/static/{assets.module}",
        icon=f"/static/{assets.icon}",
        chooser=f"/static/{assets.chooser}",
        copied=desk.site.copied,
        letter=letter(desk),
        player="" if desk.site.copied else f"/{desk.code}/player.html",
        lost="" if desk.saving else said_of_loss(desk),
        worker=worker_address(guide),
        manifest=desk.href("guide.webmanifest").rstrip("/"),
        status=desk.say(status) if status else None,
        hue=hue,
        dated=gettext(
            "Edition of %(month)s. To be read again by %(next)s.",
            month=month(guide.edition, desk.language.tag),
            next=month(guide.next_review, desk.language.tag),
        ),
    )


def languages(desk: Desk, path: str) -> tuple[LanguageLink, ...]:
    """The same page in every language."""
    return tuple(
        LanguageLink(f"/{one.code}/{path}", own_name(one), one.tag, direction(one.tag), one == desk.language)
        for one in desk.guide.languages
    )


def page_names(desk: Desk) -> Mapping[str, Phrase]:
    """The titles of the special pages in this language, in the order of the menu."""
    said = {
        "words": pgettext("page", "Words explained"),
        "sources": pgettext("page", "Sources"),
        "listen": pgettext("page", "Listen to it all"),
        "kept": pgettext("page", "Kept on this phone"),
        "all": pgettext("page", "Everything on one page"),
        "settings": pgettext("page", "Settings"),
    }
    found = {slug: desk.as_is(text) for slug, text in said.items() if slug in desk.guide.page_names}
    prose = {slug: desk.bare(desk.site.library.edition(slug, desk.code).theme.title) for slug in desk.guide.pages}
    order = ("family", "words", "listen", "kept", "all", "sources", "settings", "about")
    return {slug: (found | prose)[slug] for slug in order if slug in found | prose}


def menu(desk: Desk, path: str) -> tuple[Link, ...]:
    """Every page that is not a theme, the front door first."""
    front = Link(desk.href(), desk.as_is(pgettext("page", "Start page")), path == "")
    return (front, *(Link(desk.href(slug), title, path == f"{slug}/") for slug, title in page_names(desk).items()))


def _review(desk: Desk, path: str) -> Review:
    """Who has checked the theme or special page at this path; nobody, for pages made of data."""
    slug = path.strip("/").removesuffix("/how")  # the page “leave” stands at leave/how/
    try:
        return desk.site.library.edition(slug, desk.code).review
    except ThemeNotFound:
        return NOBODY
