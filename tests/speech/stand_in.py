"""A stand-in for Google Translate on this machine: it answers gTTS's requests as it is told to."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import unquote


@dataclass(frozen=True)
class Answer:
    """One answer. `hang`: none at all until the test is over."""

    status: int = 200
    sound: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    hang: bool = False
    body: bytes = b""


class StandIn(ThreadingHTTPServer):
    """Gives its answers in order, and the last one for ever. `asked` are the texts and languages it was sent."""

    daemon_threads = True

    def __init__(self, answers: list[Answer]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = answers
        self.asked: list[tuple[str, str]] = []
        self.over = Event()

    def next_answer(self) -> Answer:
        """The answer to the request at hand."""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class _Handler(BaseHTTPRequestHandler):
    server: StandIn

    def do_POST(self) -> None:
        """What gTTS sends: one part of a sentence."""
        form = unquote(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text, lang, *_ = json.loads(json.loads(re.sub("^f.req=|&$", "", form))[0][0][1])
        self.server.asked.append((text, lang))
        answer = self.server.next_answer()
        if answer.hang:
            self.server.over.wait(20)
            return
        self.send_response_only(answer.status)  # and no Date of its own
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body or _envelope(answer.sound))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as above
        """Say nothing."""


def _envelope(sound: bytes | None) -> bytes:
    """The form in which the service wraps MP3, or wraps nothing."""
    inner = json.dumps([base64.b64encode(sound).decode()]) if sound is not None else None
    row = json.dumps([["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]], separators=(",", ":"))
    return b")]}'\n\n" + row.encode() + b"\n"


@contextmanager
def standing_in(answers: list[Answer]) -> Iterator[StandIn]:
    """A stand-in that listens until the block ends."""
    with StandIn(answers) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()
