"""Pages made from data files: words, sources."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.library import term_slug
from webapp.text import Theme
from webapp.text.inline import sources
from webapp.web.contexts import Link, SourcesPage, SourceView, TermView, WordsPage
from webapp.web.desk import Desk
from webapp.web.views.shell import page_names
from webapp.web.views.sound import clip, player
from webapp.web.wording import gettext, pgettext


def source_view(slug: str, desk: Desk, used: tuple[Link, ...] = (), *, brief: bool = False) -> SourceView:
    """A source as an entry of a list; `brief`: by its short name, where it has one."""
    source = desk.guide.sources[slug]
    number = list(desk.guide.sources).index(slug) + 1
    short = source.short if brief else ""
    text = desk.as_is(short or source.text, desk.guide.source.tag)
    seen = desk.say(source.seen, "sources") if source.seen and not short else None
    return SourceView(
        f"source-{slug}", number, text, desk.say(source.note, "sources"), _sure(source.sure), seen, source.url, used
    )


def _sure(sure: str) -> str:
    said = {
        "strong": gettext("How sure: well supported."),
        "some": gettext("How sure: some support."),
        "weak": gettext("How sure: little support so far."),
    }
    return said.get(sure, "")


def sources_page(desk: Desk) -> SourcesPage:
    """Every source, and where it is used."""
    uses = {slug: tuple(_uses(slug, desk)) for slug in desk.guide.sources}
    return SourcesPage(
        page_names(desk)["sources"],
        tuple(map(desk.say, desk.guide.credit)),
        tuple(source_view(slug, desk, uses[slug]) for slug in desk.guide.sources),
    )


def _uses(slug: str, desk: Desk) -> Iterator[Link]:
    for theme in (*desk.guide.themes, *desk.guide.pages.values()):
        if _points_to(theme, slug):
            title = desk.site.library.edition(theme.slug, desk.code).theme.title
            yield Link(desk.href(theme.slug), desk.bare(title))


def _points_to(theme: Theme, slug: str) -> bool:
    return any(slug in sources(sentence.markup) for sentence in theme.sentences())


def words_page(desk: Desk) -> WordsPage:
    """The glossary, in the order of its file."""
    title = page_names(desk)["words"]
    terms = tuple(_term(slug, desk) for slug in desk.guide.glossary)
    return WordsPage(title, terms, player("words", title.html.striptags(), desk))


def _term(slug: str, desk: Desk) -> TermView:
    term = desk.guide.glossary[slug]
    say = None
    if term.say and desk.language == desk.guide.source:
        say = desk.as_is(pgettext("glossary", "Say: %(say)s", say=term.say))
    return TermView(
        f"w-{slug}",
        desk.say(term.term, "glossary"),
        tuple(desk.say(one, "glossary") for one in term.meaning),
        say,
        clip(term_slug(slug), desk.plain(term.term, "glossary"), desk),
    )
