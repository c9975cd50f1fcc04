"""What a page costs a slow phone: bytes as packed, a step, and the requests before there are words to read."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import brotli
from flask import Flask

from tools.weights import Weight
from webapp.web.assets import joined_css
from webapp.web.keeping import worker_script

FIRST_VIEW, THEME, ALL, STEP = 14_336, 10_240, 40_960, 7_168
SCRIPTS = 25 * 1024
REQUESTS = 2
# Bytes: what quality 5 packs into less is far from any limit, and is not the heaviest of its kind.
LITTLE, LITTLE_STEP = 6_000, 6_500
_TAG = re.compile(r"<(link|script)\b([^>]*)>")
_LATER = re.compile(r"\b(defer|async)\b|type=\"?module\b")
_SHEET = re.compile(r"rel=\"?stylesheet\b")
AS_A_STEP = {"HX-Request": "true"}


@dataclass(frozen=True)
class Weighed:
    """A page: bytes of its HTML, plain, by gzip 6 and 9, by Brotli; bytes of a step to it; requests before text."""

    path: str
    plain: int
    gzip_6: int
    gzip_9: int
    brotli: int
    step: int
    requests: int

    @property
    def slug(self) -> str:
        """What stands after the language: `start`, `all`; "" for a front door and the choice of languages."""
        return "/".join(self.path.strip("/").split("/")[1:])


@lru_cache(maxsize=64)
def packed(data: bytes, *, little: int = LITTLE) -> int:
    """The bytes as Brotli 11 packs them, or somewhat more where quality 5 packs them into less than `little`."""
    quick = len(brotli.compress(data, quality=5))
    return quick if quick < little else len(brotli.compress(data, quality=11))


def requests_before_text(html: str) -> int:
    """How many answers a browser waits for before it shows words: the page, its style, scripts that are not put off."""
    return 1 + sum(_blocks(name, attributes) for name, attributes in _TAG.findall(html))


def _blocks(name: str, attributes: str) -> bool:
    if name == "link":
        return _SHEET.search(attributes) is not None
    return "src=" in attributes and not _LATER.search(re.sub(r"src=\"[^\"]*\"", "", attributes))


def pages(app: Flask, *, countries: tuple[str, ...]) -> Iterator[str]:
    """The address of every page of a guide; those of help in a country, in these languages."""
    guide = app.extensions["webapp"].guide
    slugs = ("", *(f"{one.slug}/" for one in guide.themes), *(f"{name}/" for name in guide.page_names))
    yield "/languages/"
    for language in guide.languages:
        yield from (f"/{language.code}/{slug}" for slug in slugs)
        if guide.help and language.code in countries:
            yield from (f"/{language.code}/help/{code.lower()}/" for code in guide.countries)


def weighed(app: Flask, path: str, *, exact: bool = False) -> Weighed:
    """Ask for a page, whole and as a step. `exact`: by Brotli 11, also where it is far from any limit."""
    client = app.test_client()
    html = client.get(path).data
    step = client.get(path, headers=AS_A_STEP).data
    return Weighed(
        path,
        plain=len(html),
        gzip_6=len(gzip.compress(html, compresslevel=6, mtime=0)),
        gzip_9=len(gzip.compress(html, compresslevel=9, mtime=0)),
        brotli=packed(html, little=0 if exact else LITTLE),
        step=packed(step, little=0 if exact else LITTLE_STEP),
        requests=requests_before_text(html.decode()),
    )


def style(app: Flask) -> Weight:
    """The style sheet."""
    return _files("style", "style.css", [joined_css(app.extensions["webapp"].settings.static)], 0)


def script(app: Flask) -> Weight:
    """All scripts together: htmx, ours, the worker."""
    site = app.extensions["webapp"]
    scripts = [one.content for one in site.assets.files.values() if one.name.endswith(".js")]
    return _files("script, with htmx", "all files", [*scripts, worker_script(site).encode()], SCRIPTS)


def _files(kind: str, what: str, files: list[bytes], budget: int) -> Weight:
    """Files together, each packed by itself: bytes by Brotli against a budget; plain and by gzip beside it."""
    zipped = {f"gzip {level}": sum(len(gzip.compress(one, level, mtime=0)) for one in files) for level in (6, 9)}
    amount = sum(packed(one, little=0) for one in files)
    parts = {"plain": sum(map(len, files)), **zipped, "Brotli": amount}
    return Weight(kind=kind, what=what, amount=amount, budget=budget, parts=parts)


def weights(app: Flask, found: tuple[Weighed, ...]) -> Iterator[Weight]:
    """Every page of a guide against every budget that holds for it."""
    site = app.extensions["webapp"]
    themes = {theme.slug for theme in site.guide.themes}
    sheet, scripts = style(app), script(app)
    css, js = sheet["amount"], scripts["amount"]
    for one in found:
        parts = {"plain": one.plain, "gzip 6": one.gzip_6, "gzip 9": one.gzip_9, "Brotli": one.brotli}
        if one.slug == "all":
            yield Weight(kind="the whole guide on one page", what=one.path, amount=one.brotli, budget=ALL, parts=parts)
            yield Weight(kind="a step to the whole guide", what=one.path, amount=one.step, budget=ALL, parts={})
        else:
            both = one.brotli + css
            yield Weight(kind="first view: page and style", what=one.path, amount=both, budget=FIRST_VIEW, parts=parts)
        if one.slug in themes:
            yield Weight(kind="a theme", what=one.path, amount=one.brotli, budget=THEME, parts=parts)
        if one.slug != "all":
            yield Weight(kind="a step", what=one.path, amount=one.step, budget=STEP, parts={})
        yield Weight(kind="requests before text", what=one.path, amount=one.requests, budget=REQUESTS, parts={})
    yield from (sheet, scripts)
    for code in dict.fromkeys(one.path.split("/")[1] for one in found if one.slug):
        own = [one.brotli for one in found if one.path.startswith(f"/{code}/")]
        what = f"/{code}/, {len(own)} pages"
        yield Weight(kind="a language: pages, style, script", what=what, amount=sum(own) + css + js, budget=0, parts={})
