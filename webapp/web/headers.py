"""Headers of every answer: strict, private, and honest about what was sent."""

from __future__ import annotations

import gzip
import hashlib

import brotli
from flask import Flask, Response, request

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
PACKED = ("text/html", "text/css", "text/javascript", "application/json", "image/svg+xml", "text/vtt")
SMALLEST = 400


def set_up_headers(app: Flask) -> None:
    """Put the headers on every answer of the app."""
    app.after_request(_finish)


def _finish(answer: Response) -> Response:
    headers = answer.headers
    headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    headers["Referrer-Policy"] = "no-referrer"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Permissions-Policy"] = PERMISSIONS
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
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
    content = answer.get_data()
    accepted = request.accept_encodings
    if len(content) < SMALLEST:
        return answer
    if accepted["br"]:
        answer.set_data(brotli.compress(content, quality=5))
        answer.content_encoding = "br"
    elif accepted["gzip"]:
        answer.set_data(gzip.compress(content, compresslevel=6, mtime=0))
        answer.content_encoding = "gzip"
    return answer


def _stamped(answer: Response) -> Response:
    """An ETag of the very bytes sent: page, block and packed page each have their own (RFC 9110, 8.8.3)."""
    if (
        answer.status_code != 200
        or request.method not in ("GET", "HEAD")
        or answer.direct_passthrough
        or answer.is_streamed
    ):
        return answer
    answer.set_etag(hashlib.sha256(answer.get_data()).hexdigest()[:20])
    answer.make_conditional(request)
    return answer
