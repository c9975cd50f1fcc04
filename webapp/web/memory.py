"""Pages made once and served from memory: a thin layer before Flask (WSGI, PEP 3333).

An answer is kept where it is the same for everybody who asks in the same way: a page or its block, for who saves data
or not. It is packed ahead, in gzip and Brotli, each with its own ETag. The settings of a reader change nothing of a
page but the attributes of `<html>`: there they are put in, and the page is packed on its way out. What is not so (a
form, a redirect, an error, sound) goes through to Flask, as does everything when in doubt.

All that was kept is let go when `revision` changes: another day, new sound.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Protocol, runtime_checkable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.http import parse_cookie, parse_etags
from werkzeug.wrappers import Response

from webapp.text import Guide
from webapp.web.asking import COOKIE, is_step, saves, settings_in
from webapp.web.codings import CODINGS, SMALLEST, Coding, coding_for, etag_of, packed

KEEPABLE = re.compile(
    r"/(?:[A-Za-z-]+/){1,3}|/static/[\w.-]+|/worker\.js|/[A-Za-z-]+/(?:keep\.json|guide\.webmanifest|player\.html)"
)
KINDS = ("text/html", "text/css", "text/javascript", "image/svg+xml", "application/json", "application/manifest+json")
VARIES = frozenset(("accept-encoding", "cookie", "hx-request", "save-data"))
PERSONAL = ("/settings/", "/help/", "/leave/")
"""Endings of pages that differ by more or less than `<html>`: the form, a saved country's numbers, the way out."""
OF_THE_BODY = ("etag", "content-length", "content-encoding", "date")
NOT_AGAIN = ("Content-Type", "Content-Encoding", "Content-Length")
FRESH = 1.0
"""Seconds for which nobody asks again whether anything has changed."""
AT_LEAST = 5.0
"""Seconds for which what was made is kept whatever changes: while sound is made, something does all the time."""

LOCKS = 64
"""So many pages at most are made at the same time, and none twice."""

Headers = tuple[tuple[str, str], ...]
Key = tuple[str, bool, bool]
"""Path, whether htmx asks for a block, whether data is saved."""


@runtime_checkable
class Closing(Protocol):
    """An answer that wants to be told when it was read."""

    def close(self) -> None:
        """Let go of what was open."""


@dataclass(frozen=True, slots=True)
class Coded:
    """The bytes of an answer in one coding, their ETag without quotes, and all headers that go with them."""

    body: bytes
    coding: Coding
    etag: str
    headers: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer in every coding. `cut` is where `<html` ends; 0 in what has none."""

    codings: Mapping[Coding, Coded]
    headers: Headers
    cut: int

    @property
    def is_page(self) -> bool:
        """Whether it is a page or a part of one, and no script or style."""
        return any(name == "Content-Type" and value.startswith("text/html") for name, value in self.headers)

    def within(self, coding: Coding) -> Coded:
        """The answer in this coding; as it is, where it is too small for any."""
        return self.codings.get(coding) or self.codings[""]


def kept_of(content: bytes, headers: Headers) -> Kept:
    """What is kept of an answer without coding. `headers` are those that hold in every coding."""
    start = content.find(b"<html")
    cut = content.index(b">", start) if start >= 0 else 0
    codings: tuple[Coding, ...] = CODINGS if len(content) >= SMALLEST else ("",)
    return Kept({one: coded(packed(content, one, ahead=True), one, headers) for one in codings}, headers, cut)


def coded(body: bytes, coding: Coding, headers: Headers) -> Coded:
    """A body as it is sent."""
    etag = etag_of(body)
    said = [("Content-Encoding", coding)] if coding else []
    return Coded(body, coding, etag, [*headers, *said, ("ETag", f'"{etag}"'), ("Content-Length", str(len(body)))])


def in_one(parts: Iterable[bytes]) -> list[bytes]:
    """The whole answer at once. The server sends a list by itself; for all else a thread waits until it was taken."""
    try:
        return [b"".join(parts)]
    finally:
        if isinstance(parts, Closing):
            parts.close()


class Memory:
    """The layer before `app`, which serves `guide`. `revision` tells by another value that pages may have changed."""

    def __init__(self, app: WSGIApplication, guide: Guide, revision: Callable[[], Hashable]) -> None:
        self._app = app
        self._guide = guide
        self._revision = revision
        self._seen: Hashable = None
        self._until = self._safe_until = 0.0
        self._shelf: dict[Key, Kept | None] = {}
        self._making = {number: Lock() for number in range(LOCKS)}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from memory, or let the app answer."""
        path, cookie = environ["PATH_INFO"], environ.get("HTTP_COOKIE", "")
        asks = environ["REQUEST_METHOD"] in ("GET", "HEAD") and not environ.get("QUERY_STRING")
        if not asks or not KEEPABLE.fullmatch(path) or (cookie and path.endswith(PERSONAL)):
            return in_one(self._app(environ, start_response))
        chosen = settings_in(parse_cookie(cookie).get(COOKIE, ""), self._guide) if cookie else {}
        step = is_step(environ.get("HTTP_HX_REQUEST", ""), environ.get("HTTP_HX_HISTORY_RESTORE_REQUEST", ""))
        kept = self._find((path, step, saves(chosen, environ.get("HTTP_SAVE_DATA", ""))), environ)
        if kept is None:
            return in_one(self._app(environ, start_response))
        coding = coding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        answer = _own(kept, coding, chosen) if cookie else kept.within(coding)
        return _send(answer, environ, start_response)

    def _find(self, key: Key, environ: WSGIEnvironment) -> Kept | None:
        shelf = self._present()  # what is made now belongs to what was true now
        if key not in shelf:
            with self._making[hash(key) % LOCKS]:  # whoever comes second finds what the first has made
                if key not in shelf:
                    answer = _asked(self._app, environ, key)
                    if answer.status_code != 200:  # there are as many wrong addresses as anybody likes
                        return None
                    shelf[key] = _kept(answer)
        return shelf[key]

    def _present(self) -> dict[Key, Kept | None]:
        """What was made of the guide as it is now; empty where it has changed."""
        now = time.monotonic()
        if now >= self._until:
            self._until = now + FRESH
            revision = self._revision() if now >= self._safe_until else self._seen
            if revision != self._seen:
                self._seen, self._shelf = revision, {}
                self._safe_until = now + AT_LEAST
        return self._shelf


def _asked(app: WSGIApplication, environ: WSGIEnvironment, key: Key) -> Response:
    """What the app says to somebody of whom nothing else is known."""
    _, step, saving = key
    bare = {name: value for name, value in environ.items() if not name.startswith(("HTTP_", "CONTENT_", "REMOTE_"))}
    told = {name: environ[name] for name in ("HTTP_HOST",) if name in environ}
    told |= {"HTTP_HX_REQUEST": "true"} if step else {}
    told |= {"HTTP_SAVE_DATA": "on"} if saving else {}
    return Response.from_app(app, {**bare, **told, "REQUEST_METHOD": "GET"}, buffered=True)


def _kept(answer: Response) -> Kept | None:
    """What is kept of an answer; None where it is not for everybody."""
    strange = any(name.lower() not in VARIES for name in answer.vary)
    if strange or answer.mimetype not in KINDS or "Set-Cookie" in answer.headers:
        return None
    headers = tuple((name, value) for name, value in answer.headers.items() if name.lower() not in OF_THE_BODY)
    return kept_of(answer.get_data(), headers)


def _own(kept: Kept, coding: Coding, chosen: Mapping[str, str]) -> Coded:
    """The answer to a browser with a cookie: for it alone, with its settings in `<html>`."""
    if not kept.is_page:
        return kept.within(coding)
    control = "private, no-store" if chosen.get("traces") == "fewer" else "private, no-cache"
    headers = tuple((name, control if value == "no-cache" else value) for name, value in kept.headers)
    if not chosen or not kept.cut:
        return coded(kept.within(coding).body, kept.within(coding).coding, headers)
    whole = kept.codings[""].body
    words = "".join(f' data-{name}="{value}"' for name, value in chosen.items()).encode()
    return coded(packed(whole[: kept.cut] + words + whole[kept.cut :], coding), coding, headers)


def _send(answer: Coded, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and parse_etags(known).contains_weak(answer.etag):
        start_response("304 NOT MODIFIED", [(name, value) for name, value in answer.headers if name not in NOT_AGAIN])
        return []
    start_response("200 OK", answer.headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]
