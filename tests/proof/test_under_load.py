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

from tests.proof.dying import Death, kill_one, workers
from tests.proof.slow import place_of, seconds_for
from tests.serving import server_of
from webapp.settings import Settings

pytestmark = pytest.mark.proof
READERS = 200
SECONDS = float(os.environ.get("WEBAPP_LOAD_SECONDS", "60"))
BETWEEN = 10.0  # seconds from one death to the next
AFTER = 5.0  # seconds in which a reader notices that the other end is dead
PATHS = ("/en/left/", "/ar/impulse/", "/en/help/gb/", "/hi/words/")


@dataclass(frozen=True)
class Loss:
    """A request without an answer: when, and the reader's port; 0 where there was not even a connection."""

    moment: float
    port: int
    why: str

    def belongs_to(self, death: Death) -> bool:
        """Whether it was in the hand of the worker that died."""
        return self.port in death.ports and 0 <= self.moment - death.moment <= AFTER


@dataclass
class Tally:
    """What became of all requests."""

    answered: int = 0
    wrong: list[str] = field(default_factory=list)
    lost: list[Loss] = field(default_factory=list)


async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> bytes:
    """Ask for one page; its head and body. Raises OSError or EOFError where there is no whole answer."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: guide\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 20)
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    return head.split(b"\r\n")[0] + await asyncio.wait_for(reader.readexactly(int(length.split(b":")[1])), 20)


async def read_on(host: str, port: int, number: int, right: dict[str, bytes], until: float, tally: Tally) -> None:
    """A reader who opens one page after the other; after a failure, with a new connection."""
    while time.monotonic() < until:
        writer, own = None, 0
        try:
            reader, writer = await asyncio.open_connection(host, port)
            own = writer.get_extra_info("sockname")[1]
            while time.monotonic() < until:
                path = PATHS[number % len(PATHS)]
                number += 1
                answer = await one(reader, writer, path)
                tally.answered += 1
                if answer != right[path]:
                    tally.wrong.append(f"{path}: {answer[:80]!r}")
                await asyncio.sleep(0.02)
        except (OSError, EOFError) as gone:
            tally.lost.append(Loss(time.monotonic(), own, repr(gone)))
        finally:
            if writer is not None:
                writer.close()


async def kill_now_and_then(server: subprocess.Popen[bytes], port: int, until: float) -> list[Death]:
    """Kill one worker after the other."""
    deaths = []
    while time.monotonic() + BETWEEN < until:
        await asyncio.sleep(BETWEEN)
        deaths.append(kill_one(server, port))
    return deaths


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds the workers in /proc")
def test_a_killed_worker_costs_only_what_it_had_in_hand(
    guide_settings: Settings, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    with server_of(guide_settings, tmp_path) as (address, server):
        host, port = urlsplit(address).hostname or "", urlsplit(address).port or 0
        tally = Tally()

        async def all_of_it() -> list[Death]:
            reader, writer = await asyncio.open_connection(host, port)
            right = {path: await one(reader, writer, path) for path in PATHS}
            writer.close()
            assert all(answer.startswith(b"HTTP/1.1 200") for answer in right.values())
            until = time.monotonic() + SECONDS
            readers = [read_on(host, port, number, right, until, tally) for number in range(READERS)]
            return (await asyncio.gather(kill_now_and_then(server, port, until), *readers))[0] or []

        deaths = asyncio.run(all_of_it())
        assert server.poll() is None
        assert len(workers(server)) == guide_settings.workers
    held = sum(len(death.ports) for death in deaths)
    told = f"{tally.answered} answered, {len(tally.lost)} of {held} connections cut in {len(deaths)} deaths"
    pytestconfig.get_terminal_writer().line(told)
    assert len(deaths) >= int(SECONDS / BETWEEN) - 1 >= 1
    assert tally.wrong == []
    assert tally.answered > 1000
    assert [loss for loss in tally.lost if not any(map(loss.belongs_to, deaths))] == []
    assert len(tally.lost) <= held


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds the workers in /proc")
def test_deaths_in_a_row_end_nothing(soundless_settings: Settings, tmp_path: Path) -> None:
    with server_of(soundless_settings, tmp_path) as (address, server):
        place, until = place_of(address), time.monotonic() + 60
        while "begins anew" not in (tmp_path / "said.txt").read_text(encoding="utf-8"):
            assert time.monotonic() < until
            for worker in workers(server)[-1:]:
                os.kill(worker, signal.SIGKILL)
            time.sleep(0.5)
        for _ in range(20):
            seconds_for(place, "/en/help/", 20)
        assert len(workers(server)) == soundless_settings.workers
