"""How bytes travel: as they are, in gzip, in Brotli (RFC 9110, 8.4)."""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from typing import Literal

import brotli
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

Coding = Literal["", "gzip", "br"]
CODINGS: tuple[Coding, ...] = ("", "gzip", "br")
PACKED = (
    "text/html",
    "text/css",
    "text/javascript",
    "application/json",
    "application/manifest+json",
    "image/svg+xml",
    "text/vtt",
)
SMALLEST = 400
"""Bytes below which packing gains nothing."""


@lru_cache(maxsize=256)
def coding_for(accepted: str) -> Coding:
    """The coding for an `Accept-Encoding`: Brotli where it is taken, else gzip, else none.

    >>> coding_for("gzip, deflate, br"), coding_for("br;q=0, gzip"), coding_for("identity")
    ('br', 'gzip', '')
    """
    wanted = parse_accept_header(accepted, Accept)
    return "br" if wanted["br"] else "gzip" if wanted["gzip"] else ""


def packed(content: bytes, coding: Coding, *, ahead: bool = False) -> bytes:
    """The content in a coding; as small as it gets, where it is done `ahead` and not while somebody waits."""
    if coding == "br":
        small: bytes = brotli.compress(content, quality=11 if ahead else 5)
        return small
    if coding == "gzip":
        return gzip.compress(content, compresslevel=9 if ahead else 6, mtime=0)
    return content


def etag_of(content: bytes) -> str:
    """The tag of these very bytes, without quotes: page, block and packed page each have their own (8.8.3)."""
    return hashlib.sha256(content).hexdigest()[:20]
