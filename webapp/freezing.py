"""The same pages as files: visit the running app, keep its answers, make every link relative.

No second renderer can disagree with the first. The copy works from any folder of any file server.
"""

from __future__ import annotations

import gzip
import os
import posixpath
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urldefrag
from wsgiref.types import StartResponse, WSGIEnvironment

import brotli
from flask import Flask
from werkzeug.test import Client
from werkzeug.wrappers import Response

from webapp.errors import FormatError

_LINK = re.compile(r'(?P<head>\b(?:href|src|data-hx-get|data-worker|data-keep|data-lost)=")(?P<url>/[^"]*)"')
_JSON_LINK = re.compile(r'(?P<head>"href":\s*")(?P<url>/[^"]*)"')
FOLLOWED = ("text/html", "application/json")
TEXTS = (".css", ".html", ".js", ".json", ".svg", ".vtt")
SMALLEST = 400  # bytes; below that, packing gains nothing
TWINS = (".br", ".gz")
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a copy holds: how many pages, how many other files, how many bytes in all.

    `packed` counts the files that have packed twins beside them; their bytes are among `bytes`.
    """

    pages: int
    files: int
    bytes: int
    packed: int = 0


@dataclass(frozen=True, slots=True)
class _Answer:
    url: str
    type: str
    content: bytes


def freeze(
    app: Flask,
    folder: Path,
    starts: tuple[str, ...],
    root: str,
    report: Callable[[str], None] = lambda _: None,
    beside: Mapping[str, str] = NOTHING,
    packed: bool = False,
) -> Frozen:
    """Write everything that can be reached from `starts` into `folder`.

    `root` is the address whose page becomes the index of the whole copy. `report` hears each address.
    `beside` holds files that no page links to: names, from the top of the copy, and their texts.
    `packed` puts twins in Brotli and gzip beside each text file that gains by it; those of an earlier copy go away.
    Raises `FormatError` for a dead link, and where the folder holds something else.
    """
    _refuse_foreign(folder)
    with _remembering(app):
        answers = {answer.url: answer for answer in _visit(Client(app), (root, *starts), report)}
    told = ((name, text.encode()) for name, text in beside.items())
    sizes = [_put(folder / name, content, packed) for name, content in chain(_files(answers, root), told)]
    pages = sum(answer.type == "text/html" for answer in answers.values())
    others = len(answers) - pages + len(beside)
    return Frozen(pages, others, sum(map(sum, sizes)), sum(len(one) > 1 for one in sizes))


@contextmanager
def _remembering(app: Flask) -> Iterator[None]:
    """While this lasts, the app is asked for each page once: lists of what can be kept ask for every page, too."""
    first, kept = app.wsgi_app, dict[str, Response]()

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path not in kept:
            kept[path] = Response.from_app(first, environ, buffered=True)
        return kept[path](environ, start_response)

    app.wsgi_app = answer  # type: ignore[method-assign]  # Flask's way
    try:
        yield
    finally:
        app.wsgi_app = first  # type: ignore[method-assign]  # as above


def packed_twins(name: str, content: bytes) -> dict[str, bytes]:
    """What stands beside a file, by suffix: the same bytes in Brotli and gzip, at their smallest, the same each time.

    Empty for what is no text, and for less than `SMALLEST` bytes.
    """
    if not name.endswith(TEXTS) or len(content) < SMALLEST:
        return {}
    squeezed = (brotli.compress(content, quality=11), gzip.compress(content, compresslevel=9, mtime=0))
    return dict(zip(TWINS, squeezed, strict=True))


def _refuse_foreign(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise FormatError(f"{folder}: this is a file; name a folder for the copy")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "index.html").is_file():
        raise FormatError(f"{folder}: this folder holds something else; name an empty or new one")


def _visit(client: Client, starts: tuple[str, ...], report: Callable[[str], None]) -> Iterator[_Answer]:
    waiting = deque((url, "the list of pages") for url in starts)
    seen = set(starts)
    while waiting:
        url, found_on = waiting.popleft()
        answer = _fetch(client, url, found_on)
        report(url)
        yield answer
        for link in _links(answer):
            if link not in seen:
                seen.add(link)
                waiting.append((link, url))


def _fetch(client: Client, url: str, found_on: str) -> _Answer:
    response = client.get(url, headers={"Accept-Encoding": "identity"}, follow_redirects=True, buffered=True)
    if response.status_code != 200:
        raise FormatError(f"{url}: a dead link ({response.status_code}), found on {found_on}")
    return _Answer(url, response.mimetype or "", response.get_data())


def _links(answer: _Answer) -> Iterator[str]:
    if answer.type not in FOLLOWED:
        return
    pattern = _LINK if answer.type == "text/html" else _JSON_LINK
    for match in pattern.finditer(answer.content.decode()):
        yield urldefrag(match["url"]).url


def _files(answers: Mapping[str, _Answer], root: str) -> Iterator[tuple[str, bytes]]:
    known = set(answers)
    for answer in answers.values():
        yield _file_of(answer.url), _relative(answer, known)
    yield "index.html", _relative(answers[root], known, at="/")


def _file_of(url: str) -> str:
    return url.lstrip("/") + ("index.html" if url.endswith("/") else "")


def _relative(answer: _Answer, known: set[str], at: str = "") -> bytes:
    """The content with every link relative to its own file."""
    if answer.type not in FOLLOWED:
        return answer.content
    base = posixpath.dirname(_file_of(at or answer.url))

    def change(match: re.Match[str]) -> str:
        url, fragment = urldefrag(match["url"])
        if url not in known:
            return match[0]
        target = posixpath.relpath(_file_of(url), base or ".")
        return f'{match["head"]}{target}{"#" + fragment if fragment else ""}"'

    pattern = _LINK if answer.type == "text/html" else _JSON_LINK
    return pattern.sub(change, answer.content.decode()).encode()


def _put(path: Path, content: bytes, packed: bool) -> list[int]:
    """Write a file and its twins, if it has any, and take away twins of an older file. Returns their bytes."""
    twins = packed_twins(path.name, content) if packed else {}
    for suffix in TWINS:
        _forget(path.with_name(path.name + suffix))
    wanted = {"": content, **twins}
    return [_write(path.with_name(path.name + suffix), each) for suffix, each in wanted.items()]


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as wrong:
        raise FormatError(f"{path}: an older file cannot be removed: {wrong.strerror}") from wrong


def _write(path: Path, content: bytes) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as wrong:
        raise FormatError(f"{path}: cannot be written: {wrong.strerror}") from wrong
    return len(content)
