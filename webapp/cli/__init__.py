"""The roof: reads the environment, wires the rooms, prints what they report."""

from __future__ import annotations

import os
import sys

import click

from webapp.cli.checking import check, helplines, themes
from webapp.cli.copying import export
from webapp.cli.listing_voices import voices
from webapp.cli.narrating import narrate
from webapp.cli.serving import serve
from webapp.cli.translating import translations
from webapp.errors import WebappError
from webapp.settings import settings_from


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="held-in-mind")
@click.pass_context
def cli(context: click.Context) -> None:
    """A guide to read and to hear: check it, narrate it, serve it, copy it."""
    if context.obj is None:
        context.obj = settings_from(os.environ)


for command in (check, export, helplines, narrate, serve, themes, translations, voices):
    cli.add_command(command)


def main() -> None:
    """Run a command; an error of ours is one clear line, not a traceback."""
    try:
        cli(prog_name="webapp")
    except (WebappError, ValueError) as wrong:
        click.echo(f"Error: {wrong}", err=True)
        sys.exit(1)
