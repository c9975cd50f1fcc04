"""Special pages that are prose: family, about, how the quick exit works; and the pages for when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.library import Edition, heard_most, is_human, own_name
from webapp.text import Language
from webapp.web.contexts import AboutPage, LanguageStatus, Link, PartStatus, ProblemPage, ProsePage
from webapp.web.desk import Desk
from webapp.web.locale import direction
from webapp.web.measures import share
from webapp.web.views.blocks import block_views, explaining, section_view
from webapp.web.views.letters import feedback
from webapp.web.views.sound import listen_link, named_voice, player
from webapp.web.wording import gettext, pgettext


def prose_page(edition: Edition, desk: Desk) -> ProsePage:
    """A page of prose; where it is read aloud, saying by whom."""
    narration = desk.site.library.narration(edition.theme.slug, desk.code)
    theme = edition.read_by(narration.engine if narration else "")
    desk = explaining(desk, theme)
    first = theme.sections[0].id if theme.sections else ""
    return ProsePage(
        slug=theme.slug,
        title=desk.phrase(theme.title),
        opening=block_views(theme.opening, desk, first),
        sections=tuple(section_view(one, desk, listen_link(one, theme.slug, desk)) for one in theme.sections),
        picture=desk.picture(theme.slug),
        before=tuple(map(desk.phrase, theme.before)),
        after=tuple(map(desk.phrase, theme.after)),
        player=player(theme.slug, desk.bare(theme.title).html.striptags(), desk),
    )


def about_page(edition: Edition, desk: Desk) -> AboutPage:
    """Who made the guide, a table of what each language has reached, and who reads it."""
    prose, guide = prose_page(edition, desk), desk.guide
    columns = (
        pgettext("review", "Language"),
        pgettext("review", "Translated"),
        pgettext("review", "Native reader"),
        pgettext("review", "Clinician"),
        pgettext("review", "Lived experience"),
        pgettext("review", "Voice"),
        pgettext("review", "Times of words"),
    )
    rows = tuple(_status(language, desk) for language in guide.languages)
    parts = tuple(_part(one, desk) for one in desk.site.library.themes(desk.code))
    return AboutPage(prose.title, prose.opening, prose.sections, columns, rows, parts, feedback(desk))


def _part(edition: Edition, desk: Desk) -> PartStatus:
    """How far one theme is translated and checked in the language of the page."""
    review = edition.review
    named = (
        (pgettext("review", "Native reader"), review.native),
        (pgettext("review", "Clinician"), review.clinician),
        (pgettext("review", "Lived experience"), review.lived),
    )
    checks = tuple(f"{who}: {check}" for who, check in named if check)
    return PartStatus(
        Link(desk.href(edition.theme.slug), desk.bare(edition.theme.title)),
        share(edition.coverage, desk.language.tag),
        checks or (pgettext("review", "Not yet"),),
    )


def _status(language: Language, desk: Desk) -> LanguageStatus:
    coverage = desk.site.library.coverage(language.code)
    checks = tuple(
        text or pgettext("review", "Not yet") for text in (language.native, language.clinician, language.lived)
    )
    voice, timing = _voice(language, desk)
    return LanguageStatus(
        own_name(language),
        language.tag,
        direction(language.tag),
        share(coverage, desk.language.tag),
        checks,
        voice,
        timing,
    )


def _voice(language: Language, desk: Desk) -> tuple[str, str]:
    """Who reads most of a language now, and how the times of words were found; both "" without sound."""
    library = desk.site.library
    themes = (library.narration(theme.slug, language.code) for theme in desk.guide.themes)
    heard = heard_most(one for one in themes if one is not None)
    if heard is None:
        return "", ""
    timings = {
        "engine": gettext("told by the voice"),
        "alignment": gettext("found by comparing with another voice"),
        "length": gettext("guessed from the length of the words"),
    }
    name = pgettext("voice", "a person") if is_human(heard.engine) else named_voice(heard.engine, language)
    return name, timings.get(heard.timing, pgettext("review", "not known"))


def problem_page(desk: Desk, code: int) -> ProblemPage:
    """What happened, in words, and where to go on."""
    titles = {
        400: gettext("That did not work"),
        404: gettext("This page is not here"),
        405: gettext("That did not work"),
        500: gettext("Something broke on our side"),
    }
    said = {
        404: gettext("The address may be old, or mistyped."),
        500: gettext("It is not your fault. Please try again in a moment."),
    }
    told = 500 if code > 500 else code
    title = pgettext("problem", "Error: %(what)s", what=titles.get(told, titles[400]))
    sentence = said.get(told, gettext("The request held something that we do not know."))
    return ProblemPage(desk.as_is(title), (desk.as_is(sentence),), tuple(_ways_on(desk)))


def _ways_on(desk: Desk) -> Iterator[Link]:
    yield Link(desk.href(), desk.as_is(gettext("Go to the start page")))
    if desk.guide.help is not None:
        yield Link(desk.href("help"), desk.say(desk.guide.help.label))
