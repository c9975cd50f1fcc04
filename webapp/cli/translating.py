"""`webapp translations`: templates for translators, catalogs brought up to date, what is still missing."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import click

import webapp
from webapp.settings import Settings
from webapp.text import load_guide
from webapp.translation import Share, status, update_catalogs, write_templates

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


@translations.command(name="status")
@click.pass_obj
def show_status(settings: Settings) -> None:
    """Say how much of each language is translated."""
    shares: defaultdict[str, list[Share]] = defaultdict(list)
    for share in status(load_guide(settings.content), PACKAGE, settings.translations):
        shares[share.language.tag].append(share)
    for tag, found in shares.items():
        done, total = sum(one.done for one in found), sum(one.total for one in found)
        click.echo(f"{tag}: {done} of {total} messages, {sum(one.fuzzy for one in found)} fuzzy")
        for one in found:
            if one.done < one.total:
                click.echo(f"  {one.domain}: {one.done} of {one.total}")
