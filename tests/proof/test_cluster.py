"""A cluster makes the same sound as this machine, and a worker killed half way costs only what it was doing."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.narration.helpers import line, narrate_into, script_of
from webapp.errors import WebappError
from webapp.narration import AudioStore, Event, Fallen, Lost, Spoken, narrate
from webapp.narration.cluster import cluster_crew
from webapp.speech import engine_named

pytest.importorskip("distributed", reason="Dask is not installed: `make proof` brings it")
pytestmark = [pytest.mark.proof, pytest.mark.filterwarnings("ignore")]

MANY = tuple(
    line(number, f"This is sentence number {number}, and it takes a little while to say.") for number in range(120)
)
Process = subprocess.Popen[str]


def started(stack: ExitStack, folder: Path, command: str, *arguments: str) -> Process:
    """A program of Dask's in a folder of its own: nothing is shared but the network of this machine."""
    folder.mkdir()
    process = stack.enter_context(
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{command}", *arguments],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
    )
    stack.callback(process.kill)
    return process


def said_by(process: Process, words: str) -> str:
    """The first line of a program's messages that holds these words."""
    assert process.stderr is not None
    for text in process.stderr:
        if words in text:
            return text
    raise AssertionError(f"it ended without saying “{words}”")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[Process]]]:
    """The address of a scheduler, and its three workers."""
    with ExitStack() as stack:
        home = ("--host", "127.0.0.1", "--no-dashboard")
        scheduler = started(stack, tmp_path / "scheduler", "dask_scheduler", *home, "--port", "0")
        address = said_by(scheduler, "Scheduler at:").split()[-1]
        workers = [
            started(
                stack, tmp_path / f"worker-{number}", "dask_worker", address, *home, "--nthreads", "1", "--no-nanny"
            )
            for number in range(3)
        ]
        for worker in workers:
            said_by(worker, "Registered to:")
        yield address, workers


def test_a_worker_killed_half_way_costs_only_its_tasks(cluster: tuple[str, list[Process]], tmp_path: Path) -> None:
    address, workers = cluster
    events, espeak = list[Event](), engine_named("espeak")

    def report(event: Event) -> None:
        events.append(event)
        if sum(isinstance(one, Spoken) for one in events) == len(MANY) // 2 and workers[0].poll() is None:
            workers[0].send_signal(signal.SIGKILL)
            workers[0].wait()

    crew = cluster_crew(address)
    assert crew.hands == 3
    store = AudioStore(tmp_path / "sound")
    outcome = narrate([script_of(MANY)], engines=lambda *_: [espeak], store=store, crew=crew, report=report)
    assert workers[0].returncode == -signal.SIGKILL
    assert [worker.poll() for worker in workers[1:]] == [None, None]
    alone = narrate_into(AudioStore(tmp_path / "alone"), lambda _: None)(MANY, engine=espeak)
    assert outcome.narrations == (alone,)
    assert not any(isinstance(event, Fallen | Lost) for event in events)
    assert sum(isinstance(event, Spoken) for event in events) == len(MANY)


def test_no_scheduler_is_a_clear_error(unused_port: int) -> None:
    with pytest.raises(WebappError, match=rf"no cluster answers at tcp://127\.0\.0\.1:{unused_port}"):
        cluster_crew(f"tcp://127.0.0.1:{unused_port}")


def test_a_scheduler_without_workers_is_a_clear_error(tmp_path: Path) -> None:
    with ExitStack() as stack:
        scheduler = started(
            stack, tmp_path / "s", "dask_scheduler", "--host", "127.0.0.1", "--no-dashboard", "--port", "0"
        )
        address = said_by(scheduler, "Scheduler at:").split()[-1]
        with pytest.raises(WebappError, match="has no workers; start some"):
            cluster_crew(address)


@pytest.fixture
def unused_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
