"""`webapp check`, `webapp themes`, `webapp helplines`: what the content says of itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from webapp.library import Library, open_library
from webapp.narration import strange_rate
from webapp.settings import Settings
from webapp.text.rules import Finding, RuleBook, check_entries, check_translation, helpline_sheet, read_rules
from webapp.text.rules import check as check_source
from webapp.translation import INTERFACE, Catalog, catalog_faults, domains, read_catalogs

_VALUE = re.compile(r"%\(\w+\)s")


@click.command()
@click.pass_obj
def check(settings: Settings) -> None:
    """Check words, facts, helplines, translations and sound; every finding names file and line."""
    library = open_library(settings)
    findings = sorted(findings_of(library, settings), key=lambda one: one.order)
    for finding in findings:
        click.echo(str(replace(finding, path=_from_here(finding.path))))
    errors = sum(one.severity == "error" for one in findings)
    click.echo(f"{errors} errors, {len(findings) - errors} warnings.")
    sys.exit(1 if errors else 0)


def _from_here(path: Path) -> Path:
    """The path as somebody in this folder would type it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def findings_of(library: Library, settings: Settings) -> Iterator[Finding]:
    """Everything that is wrong, or soon will be."""
    book = read_rules(settings.content)
    yield from check_source(library.guide, book, settings.content, datetime.now(UTC).date())
    yield from _translations(library, settings, book)
    yield from _sound(library, settings.content)


def _translations(library: Library, settings: Settings, book: RuleBook) -> Iterator[Finding]:
    guide = library.guide
    for language in guide.languages[1:]:
        pages = [library.edition(theme.slug, language.code).theme for theme in (*guide.themes, *guide.pages.values())]
        yield from check_translation(guide, language, pages, book)
        catalogs = read_catalogs(settings.translations / language.catalog, (*domains(guide), INTERFACE))
        prose = {theme.slug for theme in (*guide.themes, *guide.pages.values())}
        entries = (entry for name, catalog in catalogs.items() if name not in prose for entry in _entries(catalog))
        yield from check_entries(guide, language, entries, book)
        for catalog in catalogs.values():
            for line, message in catalog_faults(catalog) if catalog.path.stem != INTERFACE else ():
                yield Finding(catalog.path, line, "catalog", message, "error")


def _entries(catalog: Catalog) -> Iterator[tuple[Path, int, str]]:
    """The translations of a catalog that is no page, with their places."""
    for source, words in catalog.messages.items():
        yield catalog.path, catalog.lines[source], _VALUE.sub("…", words)


def _sound(library: Library, content: Path) -> Iterator[Finding]:
    """Sentences whose sound says something else; one finding for a file of which only sentences are gone."""
    pages = {theme.slug: theme for theme in (*library.guide.themes, *library.guide.pages.values())}
    for script in library.all_scripts():
        narration = library.narration(script.slug, script.lang)
        if narration is None:
            continue
        page, where = pages.get(script.slug), f"{script.lang} {script.slug}"
        path = page.path if page else content
        for name in library.store.damaged(narration.files):
            message = f"{where}: the sound file {name} is damaged; delete it and run `webapp narrate`"
            yield Finding(path, 0, "sound", message, "error")
        if strange := strange_rate(narration):
            yield Finding(path, 0, "sound", f"{where}: {strange}", "error")
        stale = library.store.stale(script.lang, script.slug, script.lines(narration.engine))
        lines = {one.id: one.line for one in page.sentences() if one.id in stale} if page else {}
        for line in lines.values() or ([0] if stale else []):
            message = f"{where}: the sound no longer matches the text here; run `webapp narrate`"
            yield Finding(path, line, "sound", message, "error")


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
