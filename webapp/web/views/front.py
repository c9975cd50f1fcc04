"""The front door, the chooser, the playlist: the ways in."""

from __future__ import annotations

from dataclasses import replace

from webapp.library import MANY, Edition, answer_slugs, language_slug
from webapp.text import Answer, Language
from webapp.web.contexts import Card, ChooserPage, Clip, FrontPage, LanguageLink, ListenItem, ListenPage, Player
from webapp.web.desk import Desk
from webapp.web.measures import minutes, size, together
from webapp.web.views.cards import theme_card
from webapp.web.views.shell import languages, page_names
from webapp.web.views.sound import clip, offered, player
from webapp.web.wording import pgettext, speaking


def front_page(desk: Desk) -> FrontPage:
    """What this is, what feels true today, all themes."""
    guide = desk.guide
    menu = player("front", desk.plain(guide.question), desk)
    answers = zip(answer_slugs(guide.answers), guide.answers, strict=True)
    cards = [_answer(answer, slug, desk) for slug, answer in answers]
    return FrontPage(
        title=desk.say(guide.name),
        tagline=tuple(map(desk.say, guide.tagline)),
        question=desk.say(guide.question),
        answers=tuple(replace(card, number=str(number) if menu else "") for number, card in enumerate(cards, 1)),
        note=tuple(map(desk.say, guide.answers_note)),
        themes=tuple(theme_card(edition, desk) for edition in desk.site.library.themes(desk.code)),
        disclaimer=tuple(map(desk.say, guide.disclaimer)),
        player=menu,
    )


def _answer(answer: Answer, slug: str, desk: Desk) -> Card:
    spoken = clip(slug, desk.plain(answer.text), desk)
    if answer.to in {theme.slug for theme in desk.guide.themes}:
        return replace(theme_card(desk.site.library.edition(answer.to, desk.code), desk, answer.text), clip=spoken)
    return Card(desk.href(answer.to), desk.say(answer.text), "", "sage", desk.picture(answer.to), clip=spoken)


def chooser_page(desk: Desk) -> ChooserPage:
    """Every language in its own name, with its number where all are read aloud."""
    title = pgettext("chooser", "Choose your language")
    menu = player("languages", title, desk, MANY)
    links = zip(desk.guide.languages, languages(desk, ""), strict=True)
    chosen = [replace(link, clip=_name_clip(language, link, desk)) for language, link in links]
    numbered = (replace(link, number=str(number) if menu else "") for number, link in enumerate(chosen, 1))
    return ChooserPage(desk.as_is(title), tuple(numbered), menu)


def _name_clip(language: Language, link: LanguageLink, desk: Desk) -> Clip | None:
    with speaking(language):
        return clip(language_slug(language), link.name, Desk(desk.site, language), MANY)


def listen_page(desk: Desk) -> ListenPage:
    """The whole guide as a playlist."""
    library, tag = desk.site.library, desk.language.tag
    editions = library.themes(desk.code)
    items = tuple(ListenItem(theme_card(one, desk), _theme_player(one, desk)) for one in editions)
    told = [one for edition in editions if (one := library.narration(edition.theme.slug, desk.code)) is not None]
    count = sum(offered(one, desk)[0].bytes for one in told)
    total = together(minutes(sum(one.seconds for one in told), tag), size(count, tag)) if told else ""
    return ListenPage(page_names(desk)["listen"], items, total)


def _theme_player(edition: Edition, desk: Desk) -> Player | None:
    return player(edition.theme.slug, desk.bare(edition.theme.title).html.striptags(), desk)
