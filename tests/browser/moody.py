"""A server with moods: slow, broken, moved, without a header, in a new version. What the worker must live with."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from wsgiref.types import WSGIApplication

from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

ROOTS = "<html lang="


@dataclass
class Moody:
    """An app as a WSGI server sees it, with what is wrong with its answers today."""

    app: WSGIApplication
    origin: str = ""
    slow: float = 0  # seconds before each page of help
    broken: bool = False
    gone: str = ""
    torn: str = ""  # the ending of files that come by half
    waits: str = ""  # the ending of files that take a while
    moved: dict[str, str] = field(default_factory=dict)
    without: str = ""  # a header that is left out
    root: str = ROOTS  # how <html> begins
    asked: list[tuple[str, bool]] = field(default_factory=list)  # path, and whether htmx asked

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:  # noqa: ANN401 - WSGI's own
        """Answer as the app does, or as the mood is."""
        environ.pop("HTTP_ACCEPT_ENCODING", None)
        environ.pop("HTTP_IF_NONE_MATCH", None)  # the mood is not in the ETag
        request = Request(environ)
        self.asked.append((request.path, "HX-Request" in request.headers))
        if "/help/" in request.path:
            time.sleep(self.slow)
        if self.broken:
            return Response("broken", 503)(environ, start)
        if self.waits and request.path.endswith(self.waits):
            time.sleep(3)
        if self.torn and request.path.endswith(self.torn):
            return Response(b"half", mimetype="audio/webm")(environ, start)
        if request.path == self.gone:
            return Response("gone", 404)(environ, start)
        if request.path in self.moved:
            return Response(status=302, headers={"Location": self.moved[request.path]})(environ, start)
        answer = Response.from_app(self.app, environ)
        for name in ("Date", self.without):  # this server adds a date of its own
            answer.headers.remove(name)
        if answer.mimetype == "text/html" and self.root != ROOTS:
            answer.set_data(answer.get_data(as_text=True).replace(ROOTS, self.root, 1))
        return answer(environ, start)


@contextmanager
def moody(app: WSGIApplication) -> Iterator[Moody]:
    """A running server of this app; its moods may change while it runs."""
    served = Moody(app)
    server = make_server("127.0.0.1", 0, served, threaded=True)
    served.origin = f"http://127.0.0.1:{server.port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
