"""The same pages as files: visit the running app, keep its answers, make every link relative.

No second renderer can disagree with the first. The copy works from any folder of any file server.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag

from flask import Flask
from werkzeug.test import Client

from webapp.errors import FormatError

_LINK = re.compile(r'(?P<head>\b(?:href|src|data-hx-get|data-worker)=")(?P<url>/[^"]*)"')
_JSON_LINK = re.compile(r'(?P<head>"href":\s*")(?P<url>/[^"]*)"')
FOLLOWED = ("text/html", "application/json")


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a copy holds: how many pages, how many other files, how many bytes in all."""

    pages: int
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class _Answer:
    url: str
    type: str
    content: bytes


def freeze(
    app: Flask, folder: Path, starts: tuple[str, ...], root: str, report: Callable[[str], None] = lambda _: None
) -> Frozen:
    """Write everything that can be reached from `starts` into `folder`.

    `root` is the address whose page becomes the index of the whole copy. `report` hears each address.
    Raises `FormatError` for a dead link, and where the folder holds something else.
    """
    _refuse_foreign(folder)
    answers = {answer.url: answer for answer in _visit(Client(app), (root, *starts), report)}
    total = 0
    for answer in answers.values():
        total += _write(folder / _file_of(answer.url), _relative(answer, set(answers)))
    total += _write(folder / "index.html", _relative(answers[root], set(answers), at="/"))
    pages = sum(answer.type == "text/html" for answer in answers.values())
    return Frozen(pages, len(answers) - pages, total)


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


def _write(path: Path, content: bytes) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as wrong:
        raise FormatError(f"{path}: cannot be written: {wrong.strerror}") from wrong
    return len(content)
