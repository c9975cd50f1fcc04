"""What was asked of the server, a line of JSON each: for whoever runs it, and nothing about whoever asked.

No address, no browser, no cookie, no question after the path. Written only where the publisher wants it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class Journal:
    """A layer that writes down each request as it is answered: time (UTC), method, path, status, milliseconds.

    `write` gets one line without its end. The milliseconds are those until the answer begins.
    """

    def __init__(self, app: WSGIApplication, write: Callable[[str], object]) -> None:
        self._app = app
        self._write = write

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer, and write it down."""
        begun = time.perf_counter()

        def started(status: str, *rest: object) -> object:
            now = datetime.now(UTC).isoformat(timespec="milliseconds")
            line = {
                "time": now,
                "method": environ["REQUEST_METHOD"],
                "path": environ["PATH_INFO"],
                "status": int(status[:3]),
                "ms": round((time.perf_counter() - begun) * 1000, 1),
            }
            self._write(json.dumps(line, ensure_ascii=True))
            return start_response(status, *rest)  # type: ignore[arg-type]  # handed on as it came

        return self._app(environ, started)  # type: ignore[arg-type]  # as WSGI has it
