"""A theme's page, and the whole guide on one page."""

from __future__ import annotations

from dataclasses import replace

from webapp.library import Edition
from webapp.text import Theme
from webapp.text.inline import sources
from webapp.web.contexts import AllPage, Link, Phrase, SourceView, ThemePage
from webapp.web.desk import Desk
from webapp.web.measures import share
from webapp.web.views.blocks import block_views, explaining, section_view
from webapp.web.views.cards import theme_card
from webapp.web.views.data import source_view
from webapp.web.views.keeping import keep_offer
from webapp.web.views.shell import page_names
from webapp.web.views.sound import listen_link, player
from webapp.web.wording import gettext, pgettext


def theme_page(edition: Edition, desk: Desk) -> ThemePage:
    """The page of one theme, saying who reads it."""
    guide, narration = desk.guide, desk.site.library.narration(edition.theme.slug, desk.code)
    theme = edition.read_by(narration.engine if narration else "")
    desk = explaining(desk, theme)
    slugs = [entry.slug for entry in guide.entries]
    at = slugs.index(theme.slug)
    editions = desk.site.library.themes(desk.code)
    # To a theme with a word of care before it a reader goes knowingly: no voice leads there by itself.
    onward = at + 1 < len(editions) and editions[at + 1].theme.note is None
    first = next((section.id for section in theme.sections if section.kind == "short"), "")
    return ThemePage(
        slug=theme.slug,
        title=desk.phrase(theme.title),
        part=gettext("Part %(part)s of %(parts)s", part=at + 1, parts=len(slugs)),
        picture=desk.picture(theme.slug, guide.entries[at].picture),
        player=player(theme.slug, desk.bare(theme.title).html.striptags(), desk, onward=onward),
        opening=block_views(theme.opening, desk, desk.prefix + first if first else ""),
        sections=tuple(section_view(one, desk, listen_link(one, theme.slug, desk)) for one in theme.sections),
        before=tuple(map(desk.phrase, theme.before)),
        after=tuple(map(desk.phrase, theme.after)),
        sources=_sources(theme, desk),
        evidence=evidence(desk),
        previous=theme_card(editions[at - 1], desk) if at > 0 else None,
        next=theme_card(editions[at + 1], desk) if at + 1 < len(editions) else None,
        coverage=_coverage(edition, desk),
        hue=guide.entries[at].hue,
        keeping=keep_offer(theme.slug, desk),
    )


def all_page(desk: Desk) -> AllPage:
    """Every theme on one page, its sentence ids prefixed by the theme's slug; the frame stands once."""
    themes = []
    for edition in desk.site.library.themes(desk.code):
        page = theme_page(edition, replace(desk, prefix=f"{edition.theme.slug}-"))
        themes.append(replace(page, before=(), after=(), previous=None, next=None))
    return AllPage(page_names(desk)["all"], tuple(themes), (), ())


def _sources(theme: Theme, desk: Desk) -> tuple[SourceView, ...]:
    """A part has its sources by their short names, where another page has them in full: so a step to it is small."""
    used = {slug for sentence in theme.sentences() for slug in sources(sentence.markup)}
    brief = evidence(desk) is not None
    return tuple(source_view(slug, desk, brief=brief) for slug in desk.guide.sources if slug in used)


def evidence(desk: Desk) -> Link | None:
    """The way from a part to the page that has its sources in full; None where the publisher has no such page."""
    there = "sources" in desk.guide.page_names
    return Link(desk.href("sources"), desk.as_is(pgettext("link", "The sources in full"))) if there else None


def _coverage(edition: Edition, desk: Desk) -> Phrase | None:
    if edition.coverage >= 1:
        return None
    said = gettext(
        "%(share)s of this page is translated. The rest is in its first language.",
        share=share(edition.coverage, desk.language.tag),
    )
    return desk.as_is(said)
