"""How a worker dies in a proof: with a list of all that it held in its hands (Linux, /proc)."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ESTABLISHED = "01"


@dataclass(frozen=True)
class Death:
    """When a worker died, and the clients' ports of the connections that died with it."""

    moment: float
    ports: frozenset[int]


def workers(server: subprocess.Popen[bytes]) -> list[int]:
    """The processes of a server that answer, the oldest first."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text(encoding="ascii").split()
    told = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    return [child for child, command in told.items() if b"resource_tracker" not in command]


def kill_one(server: subprocess.Popen[bytes], port: int) -> Death:
    """Kill the oldest worker. It is held still first, so that the list of its connections is the whole truth."""
    worker = workers(server)[0]
    os.kill(worker, signal.SIGSTOP)
    while not _still(worker):
        time.sleep(0.001)
    ports = _connections(worker, port)
    os.kill(worker, signal.SIGKILL)
    return Death(time.monotonic(), ports)


def _still(worker: int) -> bool:
    states = [one.read_text(encoding="ascii") for one in Path(f"/proc/{worker}/task").glob("*/stat")]
    return all(state.rpartition(")")[2].split()[0] == "T" for state in states)


def _connections(worker: int, port: int) -> frozenset[int]:
    """The clients' ports of connections to `port` that this worker has taken, or that nobody has taken yet."""
    own = {"0"}
    for descriptor in Path(f"/proc/{worker}/fd").iterdir():
        with suppress(FileNotFoundError):
            own.add(str(descriptor.readlink()).removeprefix("socket:[").removesuffix("]"))
    rows = [row.split() for row in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]]
    ours = (row for row in rows if _port(row[1]) == port and row[3] == ESTABLISHED and row[9] in own)
    return frozenset(_port(row[2]) for row in ours)


def _port(address: str) -> int:
    return int(address.rpartition(":")[2], 16)
