"""`webapp serve`: pages at once, narration behind them."""

from __future__ import annotations

import os
import subprocess
import sys
from wsgiref.types import WSGIApplication

import click
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from webapp.library import open_library
from webapp.settings import Settings, settings_from
from webapp.web import create_app, served

THREADS = 4
QUESTION = 15
"""Seconds that a client has to say what it wants; a phone on a bad line needs one or two."""
LAST_WORDS = 5
"""Seconds that a worker has to finish what it has in hand, when the server ends or starts anew."""


def app_from_environment() -> WSGIApplication:
    """The app of one server process: it reads the environment that `webapp serve` was given."""
    return served(create_app(settings_from(os.environ)))


@click.command()
@click.option("--narrate/--no-narrate", default=True, help="Make missing sound in the background (the default).")
@click.pass_obj
def serve(settings: Settings, narrate: bool) -> None:
    """Serve the guide at http://HOST:PORT (127.0.0.1:8000)."""
    open_library(settings)  # a broken file is told here, once, and not by every worker
    click.echo(f"The guide is at http://{settings.host}:{settings.port}  (Ctrl+C ends it)")
    background = _narrate() if narrate else None
    try:
        Server(
            "webapp.cli.serving:app_from_environment",
            factory=True,
            address=settings.host,
            port=settings.port,
            interface=Interfaces.WSGI,
            workers=settings.workers,
            blocking_threads=THREADS,
            respawn_failed_workers=True,
            workers_kill_timeout=LAST_WORDS,
            http1_settings=HTTP1Settings(header_read_timeout=QUESTION * 1000),
            log_access=False,
            log_level=LogLevels.warning,
        ).serve()
    finally:
        if background is not None and background.poll() is None:
            background.terminate()
            background.wait()


def _narrate() -> subprocess.Popen[bytes]:
    """Narration in a process of its own, at low priority, so that pages stay quick."""
    command = [sys.executable, "-m", "webapp", "narrate", "--quiet"]
    return subprocess.Popen(command, preexec_fn=lambda: os.nice(10))  # noqa: PLW1509, S603 - one fork, before any thread
