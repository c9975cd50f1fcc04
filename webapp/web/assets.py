"""Style, script and icons: read once when the app starts, named by their content, kept in memory."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LAYERS = ("tokens", "base", "layout", "components", "utilities")
PARTS = (
    "dom",
    "meaning",
    "place",
    "copies",
    "sound",
    "player",
    "offers",
    "ending",
    "marking",
    "spoken",
    "parts",
    "resume",
    "clips",
    "ways",
    "keeping",
    "kept",
)  # of the page's script, what is used first
ALONE = ("clock", "settings", "worker")  # scripts of their own
HTMX = "htmx-2.0.10.min.js"
SEAM = b"\n;window.htmx=htmx;\n"
"""Between htmx and our script, which are one module: one file packs better than two, and a browser without modules,
for which htmx would stay switched off, does not fetch it either."""
_END = re.compile(r"(?<=[;,{]) // .*$")
_QUOTED = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)""")
_LOOSE = re.compile(r" ?([=(){},;:?<>|&!*]+) ?")
_LOOSE_CSS = re.compile(r" *([{};,]) *|(?<=:) +")
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent. `name` holds a hash of its content, so that it never changes under that name."""

    name: str
    type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Assets:
    """All assets by the name in the URL, and the names that pages use. `module` is htmx and our script in one file.

    `worker` is the text of the service worker, which `webapp.web.keeping` completes and serves under a name that stays.
    """

    files: Mapping[str, Asset]
    css: str
    module: str
    clock: str
    chooser: str
    icon: str
    worker: str


def joined_css(static: Path) -> bytes:
    """The style sheets of the five layers, in order, as one."""
    paths = [path for layer in LAYERS for path in sorted((static / "css" / layer).glob("*.css"))]
    return b"\n".join(_squeezed(path.read_text(encoding="utf-8")) for path in paths)


def _squeezed(css: str) -> bytes:
    """Without comments and the spaces that only eyes need: what a reader's phone has no use for."""
    lines = "\n".join(line.strip() for line in _without_notes(css).splitlines() if line.strip())
    parts = _QUOTED.split(lines)
    return "".join(
        part if number % 2 else _LOOSE_CSS.sub(lambda found: found[1] or "", part) for number, part in enumerate(parts)
    ).encode()


def _without_notes(text: str) -> str:
    """Without what stands between slash and star."""
    while (start := text.find("/*")) >= 0:
        end = text.find("*/", start)
        text = text[:start] + text[end + 2 :] if end >= 0 else text[:start]
    return text


def joined_js(static: Path) -> bytes:
    """The modules of the page's script as one: on a slow line each file is a journey of its own.

    They are modules where they stand, with imports and exports that `tests/house/test_js.py` holds to; joined, each
    name is once in one scope. Comments and indentation are left out, where they stand on lines of their own.
    """
    paths = [static / "js" / "page" / f"{part}.js" for part in PARTS]
    texts = [path.read_text(encoding="utf-8") for path in paths if path.is_file()]
    code = [line.removeprefix("export ") for text in texts for line in _bare(text) if not line.startswith("import ")]
    return _tight(code)


def _tight(lines: list[str]) -> bytes:
    """A script without the spaces that only eyes need; what stands in quotes stays as it is.

    It does not know a regular expression from a division: `tests/house/test_js.py` sees that no token is harmed.
    """
    parts = _QUOTED.split("\n".join(lines))
    return "".join(part if number % 2 else _LOOSE.sub(r"\1", part) for number, part in enumerate(parts)).encode()


def _bare(text: str) -> list[str]:
    """The lines of a script without indentation and comments: those on a line of their own or at the end of one."""
    lines = [_END.sub("", line.strip()) for line in _without_notes(text).splitlines()]
    return [line for line in lines if line and not line.startswith("//")]


def _asset(stem: str, suffix: str, content: bytes) -> Asset:
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"{stem}.{digest}{suffix}", _TYPES[suffix], content)


def scripts(static: Path) -> Mapping[str, bytes]:
    """Every script of ours by its name, without what only eyes need."""
    alone = {name: _bare(_read(static / "js" / f"{name}.js").decode()) for name in ALONE}
    return {"page": joined_js(static), **{name: _tight(lines) for name, lines in alone.items()}}


def squeezed_name(stem: str, script: bytes) -> str:
    """The file in which `tools.squeeze` leaves a script with short names. Of another script it bears another name."""
    return f"{stem}.{hashlib.sha256(script).hexdigest()[:12]}.min.js"


def load_assets(static: Path, vendor: Path) -> Assets:
    """Read every asset.

    `vendor` is where `make setup` puts htmx, without which the pages are plain links, and our scripts with short names,
    without which they are a fifth longer.
    """
    css = _asset("style", ".css", joined_css(static))
    small = {stem: _read(vendor / squeezed_name(stem, text)) or text for stem, text in scripts(static).items()}
    htmx = _read(vendor / HTMX)
    htmx = _read(vendor / squeezed_name("htmx", htmx)) or htmx
    module = _asset("page", ".js", (htmx + SEAM if htmx else b"") + small["page"])
    clock, chooser = (_asset(stem, ".js", small[stem]) for stem in ("clock", "settings"))
    icon = _asset("icon", ".svg", _read(static / "icons" / "icon.svg"))
    files = {one.name: one for one in (css, module, clock, chooser, icon)}
    return Assets(files, css.name, module.name, clock.name, chooser.name, icon.name, small["worker"].decode())


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
