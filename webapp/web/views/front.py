"""The front door, the chooser, the playlist: the ways in."""

from __future__ import annotations

from webapp.text import Answer
from webapp.web.contexts import Card, ChooserPage, FrontPage, ListenItem, ListenPage
from webapp.web.desk import Desk
from webapp.web.measures import minutes, size, together
from webapp.web.views.shell import languages, page_names
from webapp.web.views.sound import file_of, player, theme_card
from webapp.web.wording import gettext


def front_page(desk: Desk) -> FrontPage:
    """What this is, what feels true today, all themes."""
    guide = desk.guide
    return FrontPage(
        title=desk.say(guide.name),
        tagline=tuple(map(desk.say, guide.tagline)),
        question=desk.say(guide.question),
        answers=tuple(_answer(answer, desk) for answer in guide.answers),
        note=tuple(map(desk.say, guide.answers_note)),
        themes=tuple(theme_card(edition, desk) for edition in desk.site.library.themes(desk.code)),
        disclaimer=tuple(map(desk.say, guide.disclaimer)),
    )


def _answer(answer: Answer, desk: Desk) -> Card:
    if answer.to in {theme.slug for theme in desk.guide.themes}:
        return theme_card(desk.site.library.edition(answer.to, desk.code), desk, answer.text)
    return Card(desk.href(answer.to), desk.say(answer.text), "", "sage", desk.picture(answer.to))


def chooser_page(desk: Desk) -> ChooserPage:
    """Every language in its own name."""
    return ChooserPage(desk.as_is(gettext("Choose your language")), languages(desk, ""))


def listen_page(desk: Desk) -> ListenPage:
    """The whole guide as a playlist."""
    library, tag = desk.site.library, desk.language.tag
    editions = library.themes(desk.code)
    items = tuple(ListenItem(theme_card(one, desk), player(one, desk)) for one in editions)
    told = [one for edition in editions if (one := library.narration(edition.theme.slug, desk.code)) is not None]
    count = sum(file.bytes for one in told if (file := file_of(one, "webm")) is not None)
    total = together(minutes(sum(one.seconds for one in told), tag), size(count, tag)) if told else ""
    return ListenPage(page_names(desk)["listen"], items, total)
