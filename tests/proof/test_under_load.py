"""Many readers at once, while workers are killed: nobody is told anything wrong, and only what was in hand is lost."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.serving import server_of
from webapp.settings import Settings

pytestmark = pytest.mark.proof
READERS = 200
SECONDS = float(os.environ.get("WEBAPP_LOAD_SECONDS", "20"))  # docs/serving.md: the long run of a minute
BETWEEN = 6.5  # seconds; two deaths within 5.5 s end the server, for then something is wrong with it
AFTER = 1.5  # seconds in which what the killed worker had in hand is noticed
PATHS = ("/en/left/", "/ar/impulse/", "/en/help/gb/", "/hi/words/")


@dataclass
class Tally:
    """What became of all requests. `lost` are the times at which one got no answer."""

    answered: int = 0
    wrong: list[str] = field(default_factory=list)
    lost: list[float] = field(default_factory=list)


async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> bytes:
    """Ask for one page; its head and body. Raises OSError or EOFError where there is no whole answer."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: guide\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 20)
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    return head.split(b"\r\n")[0] + await asyncio.wait_for(reader.readexactly(int(length.split(b":")[1])), 20)


async def read_on(host: str, port: int, number: int, right: dict[str, bytes], until: float, tally: Tally) -> None:
    """A reader who opens one page after the other; after a failure, with a new connection."""
    while time.monotonic() < until:
        writer = None
        try:
            reader, writer = await asyncio.open_connection(host, port)
            while time.monotonic() < until:
                path = PATHS[number % len(PATHS)]
                number += 1
                answer = await one(reader, writer, path)
                tally.answered += 1
                if answer != right[path]:
                    tally.wrong.append(f"{path}: {answer[:80]!r}")
                await asyncio.sleep(0.02)
        except (OSError, EOFError):
            tally.lost.append(time.monotonic())
        finally:
            if writer is not None:
                writer.close()


def workers(server: subprocess.Popen[bytes]) -> list[int]:
    """The processes of a server that answer."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text(encoding="ascii").split()
    told = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    return [child for child, command in told.items() if b"resource_tracker" not in command]


async def kill_now_and_then(server: subprocess.Popen[bytes], until: float) -> list[float]:
    """Kill one worker after the other; the times."""
    times = []
    while time.monotonic() + BETWEEN < until:
        await asyncio.sleep(BETWEEN)
        os.kill(workers(server)[0], signal.SIGKILL)
        times.append(time.monotonic())
    return times


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds the workers in /proc")
def test_a_killed_worker_costs_only_what_it_had_in_hand(guide_settings: Settings, tmp_path: Path) -> None:
    with server_of(guide_settings, tmp_path) as (address, server):
        host, port = urlsplit(address).hostname or "", urlsplit(address).port or 0
        tally = Tally()

        async def all_of_it() -> list[float]:
            reader, writer = await asyncio.open_connection(host, port)
            right = {path: await one(reader, writer, path) for path in PATHS}
            writer.close()
            assert all(answer.startswith(b"HTTP/1.1 200") for answer in right.values())
            until = time.monotonic() + SECONDS
            readers = [read_on(host, port, number, right, until, tally) for number in range(READERS)]
            return (await asyncio.gather(kill_now_and_then(server, until), *readers))[0] or []

        killed = asyncio.run(all_of_it())
        assert server.poll() is None
        assert len(workers(server)) == guide_settings.workers
    assert len(killed) >= 2
    assert tally.wrong == []
    assert tally.answered > 1000
    for moment in tally.lost:
        assert any(0 <= moment - death <= AFTER for death in killed), f"lost {moment - killed[0]:.1f} s after the first"
    assert len(tally.lost) <= READERS * len(killed)
