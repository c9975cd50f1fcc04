"""A server that stays up: the app is made before its workers are, and a broken file never reaches them."""

from __future__ import annotations

import resource
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from wsgiref.types import WSGIApplication

import click
from granian._granian import ListenerSpec, SocketHolder
from granian.server import Server

from webapp.errors import WebappError

FAULTS = (WebappError, ValueError, LookupError, OSError)
"""What a file that somebody has just edited may raise."""
BREATH = 1.0
"""Seconds between a server that gave up and the next."""
SPARE = 200
"""Files that a worker opens besides connections."""


@dataclass(slots=True)
class Prepared:
    """The app that every worker serves. Workers are forks, so they begin at once, with what was good when it was made.

    Where they cannot be forks (macOS), each makes its own.
    """

    make: Callable[[], WSGIApplication]
    app: WSGIApplication | None = None

    def renew(self) -> None:
        """Make the app anew. Raises one of `FAULTS`; then the app stays what it was."""
        self.app = self.make()

    def __call__(self) -> WSGIApplication:
        """The app, in the process of a worker."""
        return self.app or self.make()

    def __reduce__(self) -> tuple[object, ...]:
        return Prepared, (self.make,)


class Standing(Server):  # type: ignore[misc,valid-type]  # granian chooses its class by the machine
    """Granian's server, that takes a new edition only where it can be served."""

    prepared: Prepared
    door: SocketHolder

    def _init_shared_socket(self) -> None:
        """One door for all workers, that stays open whoever dies.

        By itself, granian gives each worker a door of its own on Linux, and who waits at that of a worker that dies is
        sent away.
        """
        self._shd, self._sso = self.door, None

    def _drop_shared_socket(self) -> None:
        """The door closes with the process."""

    def signal_handler_reload(self, *_: object) -> None:
        """On SIGHUP: new workers for the new content; where it is broken, say so and go on with the old."""
        try:
            self.prepared.renew()
        except FAULTS as wrong:
            click.echo(f"Error: {wrong}\nNothing was changed: the pages go on as they were.", err=True)
        else:
            super().signal_handler_reload()

    @property
    def gave_up(self) -> bool:
        """Whether it ended because workers died again and again, and not because somebody wanted it to."""
        return bool(self.interrupt_children) and not self.interrupt_signal


def stand(made: Callable[[], Standing]) -> None:
    """Serve until somebody ends it. Granian gives up where a worker dies twice in a row; then another one begins."""
    while True:
        server = made()
        try:
            server.serve(target_loader=server.prepared, wrap_loader=False)
        except SystemExit:
            if not server.gave_up:
                raise
        if server.gave_up:
            click.echo("The server begins anew: its workers died, one after the other.", err=True)
            time.sleep(BREATH)
        if not server.gave_up:  # ended, or told to end while it drew breath
            return


def door(host: str, port: int, waiting: int) -> SocketHolder:
    """Where readers come in, `waiting` at most before anybody opens to them.

    Raises WebappError where the address cannot be had. Another server there is looked for: it would share its door, and
    both would answer by turns.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as wrong:
            told = f"{host}:{port} cannot be had: {wrong.strerror}. Another one: PORT=8080 HOST=127.0.0.1"
            raise WebappError(told) from wrong
    return ListenerSpec(host, port, waiting).build()


def room_for(connections: int) -> int:
    """How many connections a worker may hold: as many as asked for, if the system lets us open so many files.

    Raises the limit of this process, and so of its workers, as far as may be.
    """
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + SPARE if most == resource.RLIM_INFINITY else min(connections + SPARE, most)
    if now != resource.RLIM_INFINITY and now < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
            now = wanted
    return connections if now == resource.RLIM_INFINITY else max(SPARE, min(connections, now - SPARE))
