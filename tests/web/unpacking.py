"""What an answer holds, whatever it was packed in."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping

import brotli
from werkzeug.test import TestResponse

_PACKINGS: Mapping[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


def unpacked(answer: TestResponse) -> bytes:
    """The content of an answer; of one without content, nothing."""
    return _PACKINGS[answer.headers.get("Content-Encoding", "") if answer.data else ""](answer.data)
