"""Headers of every answer: strict, private, and honest about what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask import Flask, Response, request

from webapp.web.codings import PACKED, SMALLEST, coding_for, etag_of, packed

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
OFF = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS = ", ".join([*(f"{name}=()" for name in OFF), "clipboard-write=(self)"])
# What stands on every answer, whoever serves it.
STANDING: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": PERMISSIONS,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)


def set_up_headers(app: Flask) -> None:
    """Put the headers on every answer of the app."""
    app.after_request(_finish)


def _finish(answer: Response) -> Response:
    headers = answer.headers
    headers.update(STANDING)
    if answer.mimetype == "text/html":
        for name in ("HX-Request", "Cookie", "Save-Data"):
            answer.vary.add(name)
        headers.setdefault("Cache-Control", "private, no-cache" if request.cookies else "no-cache")
    return _stamped(_packed(answer))


def _packed(answer: Response) -> Response:
    """The answer in Brotli or gzip, where the client takes it and it is worth it."""
    if answer.mimetype not in PACKED or answer.direct_passthrough or answer.content_encoding or answer.is_streamed:
        return answer
    answer.vary.add("Accept-Encoding")
    content, coding = answer.get_data(), coding_for(request.headers.get("Accept-Encoding", ""))
    if coding and len(content) >= SMALLEST:
        answer.set_data(packed(content, coding))
        answer.content_encoding = coding
    return answer


def _stamped(answer: Response) -> Response:
    """An ETag, and a short answer to who has these bytes already."""
    if (
        answer.status_code != 200
        or request.method not in ("GET", "HEAD")
        or answer.direct_passthrough
        or answer.is_streamed
    ):
        return answer
    answer.set_etag(etag_of(answer.get_data()))
    answer.make_conditional(request)
    return answer
