"""`webapp check`, `webapp themes`, `webapp helplines`: what the content says of itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from webapp.library import Library, open_library
from webapp.settings import Settings
from webapp.text.rules import Finding, RuleBook, check_translation, helpline_sheet, read_rules
from webapp.text.rules import check as check_source
from webapp.translation import INTERFACE, catalog_faults, domains, read_catalogs


@click.command()
@click.pass_obj
def check(settings: Settings) -> None:
    """Check words, facts, helplines, translations and sound; every finding names file and line."""
    library = open_library(settings)
    findings = sorted(findings_of(library, settings), key=lambda one: one.order)
    for finding in findings:
        click.echo(str(finding))
    errors = sum(one.severity == "error" for one in findings)
    click.echo(f"{errors} errors, {len(findings) - errors} warnings.")
    sys.exit(1 if errors else 0)


def findings_of(library: Library, settings: Settings) -> Iterator[Finding]:
    """Everything that is wrong, or soon will be."""
    book = read_rules(settings.content)
    yield from check_source(library.guide, book, settings.content, datetime.now(UTC).date())
    yield from _translations(library, settings, book)
    yield from _sound(library)


def _translations(library: Library, settings: Settings, book: RuleBook) -> Iterator[Finding]:
    guide = library.guide
    for language in guide.languages[1:]:
        pages = [library.edition(theme.slug, language.code).theme for theme in (*guide.themes, *guide.pages.values())]
        yield from check_translation(guide, language, pages, book)
        for catalog in read_catalogs(settings.translations / language.catalog, (*domains(guide), INTERFACE)).values():
            for line, message in catalog_faults(catalog) if catalog.path.stem != INTERFACE else ():
                yield Finding(catalog.path, line, "catalog", message, "error")


def _sound(library: Library) -> Iterator[Finding]:
    for language in library.guide.languages:
        for edition in library.themes(language.code):
            for sentence_id in library.store.stale(language.code, edition.theme.slug, library.lines(edition)):
                yield _stale(edition.theme.path, edition.theme.slug, language.code, sentence_id, library)


def _stale(path: Path, slug: str, code: str, sentence_id: str, library: Library) -> Finding:
    lines = {one.id: one.line for one in library.edition(slug, code).theme.sentences()}
    message = f"{code}: the sound of {sentence_id} no longer matches its text; run `webapp narrate`"
    return Finding(path, lines.get(sentence_id, 0), "sound", message, "error")


@click.command()
@click.pass_obj
def themes(settings: Settings) -> None:
    """List the themes: slug, sentences, share translated and seconds of sound in each language."""
    library = open_library(settings)
    for edition in (one for language in library.guide.languages for one in library.themes(language.code)):
        slug, code = edition.theme.slug, edition.language.code
        narration = library.narration(slug, code)
        sound = f"{narration.seconds:6.1f} s" if narration else "no sound"
        count = len(list(edition.theme.sentences()))
        click.echo(
            f"{code:8}{slug:12}{count:4} sentences {edition.coverage:6.0%}  {sound}  {edition.theme.title.markup}"
        )


@click.command()
@click.pass_obj
def helplines(settings: Settings) -> None:
    """Print the call sheet: numbers to verify again, oldest first, with room for date and name."""
    click.echo(helpline_sheet(open_library(settings).guide, datetime.now(UTC).date()))
