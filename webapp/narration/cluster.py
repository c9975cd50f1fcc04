"""A crew on other machines: a Dask cluster, through the same `Executor` interface (extra `cluster`).

Workers share no folder with us: what they need travels to them, and what they make travels back.
"""

from __future__ import annotations

from concurrent.futures import Executor
from typing import cast

from webapp.errors import WebappError
from webapp.narration.crew import Crew, PoolCrew

SECONDS_TO_CONNECT = 20


def cluster_crew(address: str) -> Crew:
    """The workers of the scheduler at `address` (`tcp://host:8786`).

    Raises WebappError where the library is missing or nobody answers there.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415  # an extra: only who asks for it needs it
        from distributed.comm import CommClosedError  # noqa: PLC0415  # as above
    except ImportError as error:
        raise WebappError(
            f"--cluster needs the extra “cluster” (pip install 'held-in-mind[cluster]'): {error}"
        ) from error
    try:
        client = Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WebappError(f"no cluster answers at {address}: {error}") from error
    hands = sum(client.nthreads().values())
    if not hands:
        client.close()
        raise WebappError(f"the cluster at {address} has no workers; start some with: dask worker {address}")

    def make() -> Executor:
        return cast("Executor", client.get_executor(pure=False))

    return PoolCrew(hands, make, (KilledWorker, CommClosedError), client.close)
