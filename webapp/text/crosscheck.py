"""Names that point somewhere: a sentence may use only terms, sources and pages that exist."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from webapp.errors import ContentError
from webapp.text.guide import Guide
from webapp.text.inline import pages, sources, terms
from webapp.text.model import Sentence, Theme
from webapp.text.tables import line_of


def refuse_dead_names(guide: Guide) -> None:
    """Raise `ContentError` with file and line for the first name that points nowhere."""
    known_pages = {theme.slug for theme in guide.themes} | set(guide.page_names)
    checks: tuple[tuple[Callable[[str], tuple[str, ...]], Collection[str], str], ...] = (
        (terms, guide.glossary, "glossary.toml has no term"),
        (sources, guide.sources, "sources.toml has no source"),
        (pages, known_pages, "the guide has no page"),
    )
    for theme, sentence in _sentences(guide):
        for names, known, message in checks:
            for name in names(sentence.markup):
                if name not in known:
                    raise ContentError(theme.path, sentence.line, f"{message} “{name}”")
    for answer in guide.answers:
        if answer.to not in known_pages:
            raise ContentError(guide.path, answer.line, f"the guide has no page “{answer.to}”")
    for row in guide.helplines:
        if row.country not in guide.countries:
            at = guide.path.with_name("helplines.toml")
            raise ContentError(at, row.line or line_of(at, row.name), f"[[countries]] does not list “{row.country}”")


def _sentences(guide: Guide) -> Iterator[tuple[Theme, Sentence]]:
    for theme in (*guide.themes, *guide.pages.values()):
        for sentence in theme.sentences():
            yield theme, sentence
