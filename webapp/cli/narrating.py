"""`webapp narrate`: the only command that makes sound. Does only what changed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

import click
from tqdm import tqdm

from webapp.errors import SpeechError
from webapp.library import Edition, Library, filled, open_library
from webapp.narration import Encoded, Event, Fallen, Reused, Spoken
from webapp.narration import narrate as make
from webapp.settings import Settings
from webapp.speech import ENGINE_NAMES, SpeechEngine, engine_named

ALWAYS_THERE = "espeak"


@dataclass
class Tally:
    """What a run did: sentences by kind, seconds of new speech, files, and where another voice had to step in."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    fallen: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def note(self, event: Event) -> bool:
        """Count an event; true where a sentence is done with."""
        match event:
            case Spoken(_, _, seconds):
                self.counts["spoken"] += 1
                self.seconds += seconds
                return True
            case Reused():
                self.counts["reused"] += 1
                return True
            case Fallen(sentence_id, engine, reason):
                self.fallen.append(f"{engine} could not say {sentence_id}: {reason}")
            case Encoded():
                self.counts["files"] += 1
        return False


@click.command()
@click.option("--engine", help=f"The voice engine: {', '.join(ENGINE_NAMES)}. Default: VOICE, else espeak.")
@click.option(
    "--language", "languages", multiple=True, help="Only this language (its code); may be given more than once."
)
@click.option("--theme", "slugs", multiple=True, help="Only this theme (its slug); may be given more than once.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.pass_obj
def narrate(
    settings: Settings, engine: str | None, languages: tuple[str, ...], slugs: tuple[str, ...], quiet: bool
) -> None:
    """Make the sound of every theme: the first language first. A second run does only what changed."""
    library = open_library(settings)
    editions = list(_wanted(library, languages, slugs))
    tally = Tally()
    total = sum(len(library.lines(edition)) for edition in editions)
    with (
        _engines(engine or settings.voice) as voices,
        tqdm(total=total, unit=" sentences", disable=quiet or None) as bar,
    ):
        for edition in editions:
            bar.set_description(f"{edition.language.code} {edition.theme.slug}")
            _narrate(edition, library, voices, tally, bar)
    _summary(tally)
    sys.exit(1 if tally.failed else 0)


def _wanted(library: Library, languages: tuple[str, ...], slugs: tuple[str, ...]) -> Iterator[Edition]:
    known = {language.code for language in library.guide.languages}
    titles = {theme.slug for theme in library.guide.themes}
    for asked, have, what in ((languages, known, "language"), (slugs, titles, "theme")):
        if strange := set(asked) - have:
            raise click.BadParameter(f"there is no {what} “{min(strange)}”; there are: {', '.join(sorted(have))}")
    for language in library.guide.languages:
        if not languages or language.code in languages:
            yield from (one for one in library.themes(language.code) if not slugs or one.theme.slug in slugs)


@contextmanager
def _engines(name: str) -> Iterator[list[SpeechEngine]]:
    """The engine asked for, and the one that steps in where it fails; both closed at the end."""
    with ExitStack() as stack:
        engines = [engine_named(name)]
        if name not in (ALWAYS_THERE, "silent"):
            engines.append(engine_named(ALWAYS_THERE))
        for one in engines:
            stack.callback(one.close)
        yield engines


def _narrate(edition: Edition, library: Library, voices: list[SpeechEngine], tally: Tally, bar: tqdm[None]) -> None:
    def report(event: Event) -> None:
        if tally.note(event):
            bar.update()
            bar.set_postfix_str(f"{tally.seconds:.0f} s of new sound", refresh=False)

    slug, code = edition.theme.slug, edition.language.code
    try:
        make(
            library.lines(edition),
            slug=slug,
            lang=code,
            title=discreet_title(library, edition),
            headings=chapter_titles(edition),
            engine=voices[0],
            fallbacks=voices[1:],
            store=library.store,
            report=report,
        )
    except SpeechError as wrong:
        tally.failed.append(f"{code} {slug}: {wrong}")


def discreet_title(library: Library, edition: Edition) -> str:
    """What stands on a lock screen: the guide's name and a number, never a subject."""
    words = library.words(edition.language.code)
    slugs = [theme.slug for theme in library.guide.themes]
    return filled(
        "{name}, {part}", {"name": words.say(library.guide.name)[0], "part": str(slugs.index(edition.theme.slug) + 1)}
    )


def chapter_titles(edition: Edition) -> Mapping[str, str]:
    """Titles of chapters inside a file are numbers: a heading may name what a lock screen must not."""
    return {section.id: str(number) for number, section in enumerate(edition.theme.sections, 1)}


def _summary(tally: Tally) -> None:
    counts = tally.counts
    click.echo(
        f"{counts['spoken']} sentences spoken, {counts['reused']} reused, {len(tally.fallen)} fallen back, "
        f"{counts['files']} files made."
    )
    for line in (*tally.fallen, *tally.failed):
        click.echo(line, err=True)
