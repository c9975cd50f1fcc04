"""`webapp serve`: pages at once, narration behind them."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from functools import partial
from wsgiref.types import WSGIApplication

import click
from granian._granian import SocketHolder
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from webapp.cli.standing import Prepared, Standing, door, room_for, stand
from webapp.settings import Settings, settings_from
from webapp.web import create_app, served
from webapp.web.bodies import HANDS

THREADS = 2 * HANDS
"""In each worker; half of them may wait for forms, none for who listens slowly."""
CONNECTIONS = 16_000
"""That a worker holds at the same time, where the system lets it; each costs some 20 KB. More have to wait."""
WAITING = 4096
"""Connections that nobody has taken yet; Linux allows no more unless told to."""
QUESTION = 15
"""Seconds that a client has to say what it wants; a phone on a bad line needs one or two."""
LAST_WORDS = 5
"""Seconds that a worker has to finish what it has in hand, when the server ends or starts anew."""


def app_from_environment() -> WSGIApplication:
    """The app, of the environment that `webapp serve` was given."""
    return served(create_app(settings_from(os.environ)))


@click.command()
@click.option("--narrate/--no-narrate", default=True, help="Make missing sound in the background (the default).")
@click.option("--dry-run", is_flag=True, help="Read all that would be served, say what is broken, and end.")
@click.pass_obj
def serve(settings: Settings, narrate: bool, dry_run: bool) -> None:
    """Serve the guide at http://HOST:PORT (127.0.0.1:8000)."""
    prepared = Prepared(app_from_environment)
    prepared.renew()  # a broken file is told here, once, and not by every worker
    if dry_run:
        click.echo("All that would be served can be read.")
        return
    opened = door(settings.host, settings.port, WAITING)
    click.echo(f"The guide is at http://{settings.host}:{settings.port}  (Ctrl+C ends it)")
    background = _narrate() if narrate else None
    logging.getLogger("_granian").addFilter(lambda record: "Python threads" not in record.msg)  # meant as it is
    try:
        stand(partial(_server, settings, prepared, opened, room_for(CONNECTIONS)))
    finally:
        if background is not None and background.poll() is None:
            background.terminate()
            background.wait()


def _server(settings: Settings, prepared: Prepared, opened: SocketHolder, connections: int) -> Standing:
    server = Standing(
        "webapp.cli.serving:app_from_environment",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,  # else nobody counts the seconds of a client that says nothing at all
        workers=settings.workers,
        blocking_threads=THREADS,
        backpressure=connections,
        respawn_failed_workers=True,
        workers_kill_timeout=LAST_WORDS,
        http1_settings=HTTP1Settings(header_read_timeout=QUESTION * 1000),
        log_access=False,
        log_level=LogLevels.warning,
    )
    server.prepared, server.door = prepared, opened
    return server


def _narrate() -> subprocess.Popen[bytes]:
    """Narration in a process of its own, at low priority, so that pages stay quick."""
    command = [sys.executable, "-m", "webapp", "narrate", "--quiet"]
    return subprocess.Popen(command, preexec_fn=lambda: os.nice(10))  # noqa: PLW1509, S603 - one fork, before any thread
