"""`webapp narrate`: the only command that makes sound. Does only what changed."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing

import click
from tqdm import tqdm

from webapp.cli.tallying import Tally
from webapp.library import Library, open_library
from webapp.narration import (
    Crew,
    Engines,
    Event,
    Line,
    Recording,
    Script,
    clean,
    local_crew,
    recordings_in,
    strange_rate,
)
from webapp.narration import narrate as make
from webapp.narration.cluster import cluster_crew
from webapp.settings import Settings
from webapp.speech import ENGINE_NAMES, SpeechEngine
from webapp.speech.casting import Cast


@click.command()
@click.option(
    "--engine", help=f"The voice engine to ask first: {', '.join(ENGINE_NAMES)}. Default: VOICE, else the best."
)
@click.option("--language", "languages", multiple=True, help="Only this language (its code). More than one: again.")
@click.option("--theme", "slugs", multiple=True, help="Only this theme or page (its slug). More than one: again.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes work at once. Default: one for each core.")
@click.option("--cluster", metavar="ADDRESS", help="Work on a Dask cluster (tcp://host:8786) instead of this machine.")
@click.option("--clean", "cleaning", is_flag=True, help="Afterwards forget all sound that no page uses.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.pass_obj
def narrate(  # noqa: PLR0913, PLR0917  # each is an option of the command
    settings: Settings,
    engine: str | None,
    languages: tuple[str, ...],
    slugs: tuple[str, ...],
    jobs: int | None,
    cluster: str | None,
    cleaning: bool,
    quiet: bool,
) -> None:
    """Make the sound of every theme, then of every page. A second run does only what changed."""
    signal.signal(signal.SIGTERM, _as_if_interrupted)
    library = open_library(settings)
    scripts = list(_wanted(library, languages, slugs))
    crew = cluster_crew(cluster) if cluster else local_crew(jobs or 0)
    with closing(Cast(settings.voices, engine or settings.voice)) as cast:
        tally = _narrate(scripts, _engines(cast, settings), library, crew, quiet=quiet)
    click.echo(tally.summary)
    for line in tally.complaints:
        click.echo(line, err=True)
    if cleaning:
        gone = clean(library.store, {(one.lang, one.slug) for one in library.all_scripts()})
        click.echo(
            f"Let go of {gone.sentences} sentences, {gone.files} files and {gone.editions} narrations: "
            f"{gone.bytes / 1e6:.1f} MB."
        )
    sys.exit(1 if tally.failures else 0)


def _as_if_interrupted(*_: object) -> None:
    """Ended politely: the workers are sent home, and what was made is kept."""
    raise KeyboardInterrupt


def _wanted(library: Library, languages: tuple[str, ...], slugs: tuple[str, ...]) -> Iterator[Script]:
    scripts = library.all_scripts()
    codes = dict.fromkeys(script.lang for script in scripts)
    pages = dict.fromkeys(_page(script) for script in scripts)
    for asked, known, what in ((languages, codes, "language"), (slugs, pages, "theme or page")):
        if strange := set(asked) - set(known):
            raise click.BadParameter(f"there is no {what} “{min(strange)}”; there are: {', '.join(known)}")
    themes = {theme.slug for theme in library.guide.themes}
    for script in sorted(scripts, key=lambda one: one.slug not in themes):
        if (not languages or script.lang in languages) and (not slugs or _page(script) in slugs):
            yield script


def _page(script: Script) -> str:
    """The page that a script or a clip is heard on."""
    return script.slug.partition("--")[0]


def _engines(cast: Cast, settings: Settings) -> Engines:
    """For each line: a human recording, if there is one, then the engines that can read its language."""
    recorded = {key: cast.timed(Recording(path)) for key, path in recordings_in(settings.recordings).items()}

    def engines(line: Line, code: str) -> tuple[SpeechEngine, ...]:
        human = recorded.get((code, line.id))
        return (*([human] if human is not None else ()), *cast.engines(line.lang))

    return engines


def _narrate(scripts: Iterable[Script], engines: Engines, library: Library, crew: Crew, *, quiet: bool) -> Tally:
    scripts = tuple(scripts)
    tally = Tally()
    total = sum(len(script.lines("")) for script in scripts)
    with tqdm(total=total, unit=" sentences", disable=quiet or None, smoothing=0) as bar:
        outcome = make(scripts, engines=engines, store=library.store, crew=crew, report=_showing(tally, bar))
    tally.odd += [f"{one.lang} {one.slug}: {strange}" for one in outcome.narrations if (strange := strange_rate(one))]
    tally.failures += [f"{one.lang} {one.slug}: {one.reason}" for one in outcome.failures]
    return tally


def _showing(tally: Tally, bar: tqdm[None]) -> Callable[[Event], None]:
    def report(event: Event) -> None:
        if tally.note(event):
            bar.set_postfix_str(tally.speed(bar.format_dict["elapsed"]), refresh=False)
            bar.update()

    return report
