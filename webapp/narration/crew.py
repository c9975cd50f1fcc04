"""Who does the work: processes of this machine, or any other `concurrent.futures.Executor`.

Whoever builds hands out functions of `tasks` and gets futures back. A worker that dies costs what it was doing and
no more: the crew says so (`is_loss`), finds new workers (`renew`), and the builder hands the work out again.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import connection, get_context, parent_process
from types import TracebackType
from typing import Protocol, Self, TypeVar, runtime_checkable

T = TypeVar("T")


@runtime_checkable
class Crew(Protocol):
    """Hands out work. `hands` is how many tasks can be worked on at the same time."""

    @property
    def hands(self) -> int:
        """How many workers there are."""

    def submit(self, work: Callable[..., T], /, *values: object) -> Future[T]:
        """Have it done by a worker. What `values` hold must be picklable."""

    def submit_here(self, work: Callable[..., T], /, *values: object) -> Future[T]:
        """Have it done in this process, one after the other."""

    def is_loss(self, error: BaseException) -> bool:
        """Whether a task failed because its worker died, and not by itself."""

    def renew(self) -> None:
        """Find new workers after a loss."""

    def __enter__(self) -> Self:
        """The crew, ready to work."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Send everybody home; work not yet begun is dropped."""


class PoolCrew:
    """A crew out of any executor.

    `make` opens one; `losses` are the errors that tell of a dead worker; `close` is called when all is done.
    """

    def __init__(
        self,
        hands: int,
        make: Callable[[], Executor],
        losses: tuple[type[BaseException], ...] = (BrokenExecutor,),
        close: Callable[[], object] = lambda: None,
    ) -> None:
        self.hands, self._make, self._losses, self._close = hands, make, losses, close
        self._pool: Executor | None = None
        self._here: Executor | None = None

    def submit(self, work: Callable[..., T], /, *values: object) -> Future[T]:
        """See `Crew`."""
        self._pool = self._pool or self._make()
        try:
            return self._pool.submit(work, *values)
        except self._losses as error:  # a worker died a moment ago, and nobody has looked yet
            lost = Future[T]()
            lost.set_exception(error)
            return lost

    def submit_here(self, work: Callable[..., T], /, *values: object) -> Future[T]:
        """See `Crew`."""
        self._here = self._here or ThreadPoolExecutor(1)
        return self._here.submit(work, *values)

    def is_loss(self, error: BaseException) -> bool:
        """See `Crew`."""
        return isinstance(error, self._losses)

    def renew(self) -> None:
        """See `Crew`. The old pool is left to end by itself."""
        old, self._pool = self._pool, None
        if old is not None:
            _end(old, wait=False)

    def __enter__(self) -> Self:
        """Nobody is called before there is work."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """See `Crew`."""
        for pool in (self._pool, self._here):
            if pool is not None:
                _end(pool, wait=True)
        self._pool = self._here = None
        self._close()


def _end(pool: Executor, *, wait: bool) -> None:
    """Close a pool; what it has not begun is dropped, where it knows how to."""
    if isinstance(pool, ProcessPoolExecutor | ThreadPoolExecutor):
        pool.shutdown(wait=wait, cancel_futures=True)
    else:
        pool.shutdown(wait=wait)


def local_crew(jobs: int = 0) -> Crew:
    """Processes of this machine; 0 jobs: one for each core that we may use."""
    hands = jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else jobs or os.cpu_count() or 1

    def make() -> Executor:
        # Fresh interpreters: a fork of a process with threads may hang.
        return ProcessPoolExecutor(hands, mp_context=get_context("spawn"), initializer=_at_work)

    return PoolCrew(hands, make)


def _at_work() -> None:
    """A worker leaves Ctrl-C to whoever built the pool, and does not outlive them, however they ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_go_home_with, daemon=True).start()


def _go_home_with() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
