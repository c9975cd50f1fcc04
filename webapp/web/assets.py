"""Style, script and icons: read once when the app starts, named by their content, kept in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LAYERS = ("tokens", "base", "layout", "components", "utilities")
HTMX = "htmx-2.0.10.min.js"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent. `name` holds a hash of its content, so that it never changes under that name."""

    name: str
    type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Assets:
    """All assets by the name in the URL, and the names that pages use. `htmx` is "" where it is not installed."""

    files: Mapping[str, Asset]
    css: str
    module: str
    clock: str
    htmx: str
    icon: str


def joined_css(static: Path) -> bytes:
    """The style sheets of the five layers, in order, as one."""
    paths = [path for layer in LAYERS for path in sorted((static / "css" / layer).glob("*.css"))]
    return b"\n".join(_squeezed(path.read_text(encoding="utf-8")) for path in paths)


def _squeezed(css: str) -> bytes:
    """Without comments, indentation and empty lines: what a reader's phone has no use for."""
    while (start := css.find("/*")) >= 0:
        end = css.find("*/", start)
        css = css[:start] + css[end + 2 :] if end >= 0 else css[:start]
    return "\n".join(line.strip() for line in css.splitlines() if line.strip()).encode()


def _asset(stem: str, suffix: str, content: bytes) -> Asset:
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"{stem}.{digest}{suffix}", _TYPES[suffix], content)


def load_assets(static: Path, vendor: Path) -> Assets:
    """Read every asset. `vendor` is where `make setup` puts htmx; without it the pages are plain links."""
    css = _asset("style", ".css", joined_css(static))
    module = _asset("page", ".js", _read(static / "js" / "page.js"))
    clock = _asset("clock", ".js", _read(static / "js" / "clock.js"))
    icon = _asset("icon", ".svg", _read(static / "icons" / "icon.svg"))
    files = {one.name: one for one in (css, module, clock, icon)}
    htmx = ""
    if (vendor / HTMX).is_file():
        library = _asset("htmx", ".js", _read(vendor / HTMX))
        files[library.name], htmx = library, library.name
    return Assets(files, css.name, module.name, clock.name, htmx, icon.name)


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
