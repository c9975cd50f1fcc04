"""Clients that are slow on purpose, and a reader who is not."""

from __future__ import annotations

import asyncio
import resource
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Place:
    """Where a server listens."""

    host: str
    port: int


def place_of(address: str) -> Place:
    """Host and port of an address."""
    parts = urlsplit(address)
    return Place(parts.hostname or "", parts.port or 0)


def as_many_as_may_be(wanted: int) -> int:
    """How many connections this process may open, after it asked for more; other files need some."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, wanted + 500), most))
    return min(wanted, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - 300)


@contextmanager
def stalled(place: Place, words: bytes, count: int) -> Iterator[list[socket.socket]]:
    """Clients that say this, and then neither speak nor listen, one after the other; with small ears."""
    held = list[socket.socket]()
    try:
        for _ in range(count):
            one = socket.socket()
            held.append(one)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            one.settimeout(10)
            one.connect((place.host, place.port))
            one.sendall(words)
        yield held
    finally:
        for one in held:
            one.close()


def seconds_for(place: Place, path: str, patience: float) -> float:
    """Seconds until an honest reader has this whole page, over a new connection. Fails where it takes longer."""
    begun = time.monotonic()
    line = HTTPConnection(place.host, place.port, timeout=patience)
    try:
        line.request("GET", path)
        answer = line.getresponse()
        page = answer.read()
    except (OSError, HTTPException) as gone:
        raise AssertionError(f"no answer within {patience} s: {gone!r}") from gone
    finally:
        line.close()
    assert answer.status == 200
    assert page.rstrip().endswith(b"</html>")
    return time.monotonic() - begun


def ended(held: Sequence[socket.socket]) -> int:
    """How many of these connections the server has ended."""
    return sum(map(_is_over, held))


def _is_over(one: socket.socket) -> bool:
    one.setblocking(False)
    try:
        return one.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


async def crowd(place: Place, words: Sequence[bytes], count: int) -> list[asyncio.StreamWriter]:
    """So many clients at once, each of which says one of these and no more."""
    lines = list[asyncio.StreamWriter]()
    for start in range(0, count, 200):
        some = (asyncio.open_connection(place.host, place.port) for _ in range(start, min(count, start + 200)))
        lines += [writer for _, writer in await asyncio.wait_for(asyncio.gather(*some), 60)]
    for number, writer in enumerate(lines):
        writer.write(words[number % len(words)])
    return lines
