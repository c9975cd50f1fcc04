"""`webapp voices`: who reads each language on this machine, and why others do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing

import click

from webapp.library import open_library
from webapp.settings import Settings
from webapp.speech import ENGINE_NAMES, voice_label
from webapp.speech.casting import Cast

HEADINGS = ("language", "engine", "voice", "label", "passed over")


@click.command()
@click.option("--engine", help=f"As if this engine were asked first: {', '.join(ENGINE_NAMES)}.")
@click.option("--tag", "tags", multiple=True, help="For this language (a BCP 47 tag) instead of those of the guide.")
@click.pass_obj
def voices(settings: Settings, engine: str | None, tags: tuple[str, ...]) -> None:
    """List who reads each language here: engine, voice, how well it is understood, and why others were passed over."""
    wanted = tags or tuple(language.tag for language in open_library(settings).guide.languages)
    with closing(Cast(settings.voices, engine or settings.voice)) as cast:
        rows = [HEADINGS, *(row for tag in wanted for row in _rows(tag, cast))]
    for line in _table(rows):
        click.echo(line)


def _rows(tag: str, cast: Cast) -> Iterator[tuple[str, ...]]:
    """One row for who reads, one for each engine that does not."""
    able = cast.engines(tag)
    first = able[0] if able else None
    voice = first.voices(tag)[0].name if first else "-"
    others = [(one.engine, one.reason) for one in cast.passed(tag)]
    others += [(one.name, "comes after, and steps in where needed") for one in able[1:]]
    told = [f"{name}: {reason}" for name, reason in others] or [""]
    yield (tag, first.name if first else "nobody", voice, voice_label(first.name, tag) if first else "-", told[0])
    for one in told[1:]:
        yield ("", "", "", "", one)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(f"{cell:{width}}" for cell, width in zip(row, wide, strict=True)).rstrip()
