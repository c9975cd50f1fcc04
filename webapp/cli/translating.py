"""`webapp translations`: templates for translators, catalogs brought up to date, what is still missing."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import click

import webapp
from webapp.settings import Settings
from webapp.text import load_guide
from webapp.translation import Share, add_language, status, update_catalogs, write_templates
from webapp.translation.reviews import KINDS

PACKAGE = Path(webapp.__file__).parent


@click.group()
def translations() -> None:
    """Work with the gettext catalogs in translations/."""


@translations.command()
@click.pass_obj
def extract(settings: Settings) -> None:
    """Write the templates (.pot) from content and interface."""
    changed = write_templates(load_guide(settings.content), PACKAGE, settings.translations)
    click.echo(f"{len(changed)} templates changed.")


@translations.command()
@click.pass_obj
def update(settings: Settings) -> None:
    """Bring templates and every language's catalogs (.po) up to the content; translations are kept."""
    guide = load_guide(settings.content)
    write_templates(guide, PACKAGE, settings.translations)
    click.echo(f"{len(update_catalogs(guide, PACKAGE, settings.translations))} catalogs changed.")


@translations.command()
@click.argument("tag")
@click.pass_obj
def add(settings: Settings, tag: str) -> None:
    """Add a language by its BCP 47 tag (sw, pt-BR, zh-Hans): its row, its empty catalogs, its pronunciation file."""
    language = add_language(tag, settings.content, settings.translations, PACKAGE)
    shares = status(load_guide(settings.content), PACKAGE, settings.translations)
    total = sum(one.total for one in shares if one.language.code == language.code)
    folder = settings.translations / language.catalog / "LC_MESSAGES"
    click.echo(f"{language.tag} is a language of the guide now, at /{language.code}/.")
    click.echo(f"{total} messages wait in {folder}.")
    click.echo("What is not translated yet is shown in the source language, and says so.")
    click.echo(f"Who would read it: webapp voices --tag {language.tag}")


@translations.command(name="status")
@click.pass_obj
def show_status(settings: Settings) -> None:
    """Say how much of each language is translated, and who has checked what."""
    shares: defaultdict[str, list[Share]] = defaultdict(list)
    for share in status(load_guide(settings.content), PACKAGE, settings.translations):
        shares[share.language.tag].append(share)
    for tag, found in shares.items():
        done, total = sum(one.done for one in found), sum(one.total for one in found)
        click.echo(f"{tag}: {done} of {total} messages, {sum(one.fuzzy for one in found)} fuzzy")
        for one in found:
            if one.done < one.total:
                click.echo(f"  {one.domain}: {one.done} of {one.total}")
            for kind in KINDS:
                if check := getattr(one.review, kind):
                    click.echo(f"  {one.domain}: checked, {kind}: {check}")
