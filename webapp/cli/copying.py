"""`webapp export`: the whole guide as plain files."""

from __future__ import annotations

from pathlib import Path

import click

from webapp.freezing import freeze
from webapp.library import Library, open_library
from webapp.settings import Settings
from webapp.text import Language
from webapp.web import create_app, data_addresses, headers_file


def _chosen(languages: tuple[Language, ...], codes: tuple[str, ...]) -> tuple[Language, ...]:
    known = [language.code for language in languages]
    if strange := set(codes) - set(known):
        raise click.BadParameter(f"there is no language “{min(strange)}”; there are: {', '.join(known)}")
    return tuple(one for one in languages if not codes or one.code in codes)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--language", "codes", multiple=True, help="Take only this language along; may be given again.")
@click.option("--packed", is_flag=True, help="Put a .br and a .gz beside each text, for servers that send them.")
@click.pass_obj
def export(settings: Settings, folder: Path, codes: tuple[str, ...], packed: bool) -> None:
    """Write a copy of every page, sound file and caption to FOLDER, for any file server.

    `_headers` in it tells hosts that read such a file which headers to send.
    """
    shelf = open_library(settings)
    guide = shelf.guide.only(_chosen(shelf.guide.languages, codes))
    library = Library(guide, shelf.catalogs, shelf.store)
    taken = [language.code for language in library.guide.languages]
    fronts = [f"/{code}/" for code in taken]
    app = create_app(settings, library, copied=True)
    beside = {"_headers": headers_file(taken)}
    starts = (*fronts, *data_addresses(library))
    made = freeze(app, folder, starts, "/languages/", beside=beside, packed=packed)
    click.echo(f"{folder}: {made.pages} pages and {made.files} other files, {made.bytes / 1e6:.1f} MB.")
    if packed:
        click.echo(f"{made.packed} text files have packed twins (.br, .gz) beside them.")
    silent = sum(library.narration(script.slug, script.lang) is None for script in library.all_scripts())
    if silent:
        click.echo(f"{silent} narrations are missing; run `webapp narrate` first to take them along.")
