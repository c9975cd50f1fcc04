"""What a reader sends is taken whole before anybody works with it, and by few hands.

Who announces a form and never sends it keeps one of the server's threads waiting. So only some of them may wait for
that: pages are read meanwhile, whatever is sent. nginx in front takes forms whole by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from threading import BoundedSemaphore
from wsgiref.types import InputStream

from flask import Flask, request
from werkzeug.exceptions import RequestEntityTooLarge, ServiceUnavailable
from werkzeug.wsgi import get_input_stream

LARGEST = 16 * 1024
HANDS = 8
"""How many forms a process takes in at the same time; half of its threads (`webapp/cli/serving.py`)."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes forms in, some at a time."""

    free: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(HANDS))

    def take(self) -> None:
        """Put the whole body of this request where it is read from. Raises what the client is answered instead."""
        sends = request.environ.get("CONTENT_LENGTH") or request.environ.get("HTTP_TRANSFER_ENCODING")
        refused = request.routing_exception is not None or (request.content_length or 0) > LARGEST
        if request.method != "POST" or not sends or refused:
            return  # nobody will read it
        if not self.free.acquire(blocking=False):
            raise ServiceUnavailable
        try:
            body = read(get_input_stream(request.environ))
        finally:
            self.free.release()
        if len(body) > LARGEST:
            raise RequestEntityTooLarge
        request.environ["wsgi.input"] = BytesIO(body)


def read(stream: InputStream) -> bytes:
    """All that comes, and one byte more than is allowed where it is too much. A server may hand it out in parts."""
    body = part = stream.read(LARGEST + 1)
    while part and len(body) <= LARGEST:
        part = stream.read(LARGEST + 1 - len(body))
        body += part
    return body


def set_up_bodies(app: Flask) -> None:
    """Let the app take forms in that way; what is larger than `LARGEST` is refused."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST
    app.before_request(Intake().take)
