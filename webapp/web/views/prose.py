"""Special pages that are prose: family, about, how the quick exit works; and the pages for when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.library import Edition, filled
from webapp.text import Language
from webapp.web.contexts import AboutPage, LanguageStatus, Link, ProblemPage, ProsePage
from webapp.web.desk import Desk
from webapp.web.locale import direction, own_name
from webapp.web.measures import share
from webapp.web.views.blocks import block_views, section_view
from webapp.web.wording import gettext, pgettext


def prose_page(edition: Edition, desk: Desk) -> ProsePage:
    """A page of prose."""
    theme = edition.theme
    first = theme.sections[0].id if theme.sections else ""
    sections = tuple(section_view(section, desk) for section in theme.sections)
    opening = block_views(theme.opening, desk, first)
    return ProsePage(theme.slug, desk.phrase(theme.title), opening, sections, desk.picture(theme.slug))


def about_page(edition: Edition, desk: Desk) -> AboutPage:
    """Who made the guide, and a table of what each language has reached."""
    prose, guide = prose_page(edition, desk), desk.guide
    columns = (
        pgettext("review", "Language"),
        pgettext("review", "Translated"),
        pgettext("review", "Native reader"),
        pgettext("review", "Clinician"),
        pgettext("review", "Lived experience"),
    )
    feedback = desk.say(guide.feedback) if guide.feedback else None
    if feedback is not None:
        feedback = desk.as_is(filled(str(feedback.html.unescape()), {"publisher": guide.publisher}), feedback.lang)
    rows = tuple(_status(language, desk) for language in guide.languages)
    return AboutPage(prose.title, prose.opening, prose.sections, columns, rows, feedback)


def _status(language: Language, desk: Desk) -> LanguageStatus:
    coverage = desk.site.library.coverage(language.code)
    checks = tuple(
        text or pgettext("review", "Not yet") for text in (language.native, language.clinician, language.lived)
    )
    return LanguageStatus(
        own_name(language), language.tag, direction(language.tag), share(coverage, desk.language.tag), checks
    )


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
    title = pgettext("problem", "Error: %(what)s", what=titles.get(code, titles[400]))
    sentence = said.get(code, gettext("The request held something that we do not know."))
    return ProblemPage(desk.as_is(title), (desk.as_is(sentence),), tuple(_ways_on(desk)))


def _ways_on(desk: Desk) -> Iterator[Link]:
    yield Link(desk.href(), desk.as_is(gettext("Go to the start page")))
    if desk.guide.help is not None:
        yield Link(desk.href("help"), desk.say(desk.guide.help.label))
