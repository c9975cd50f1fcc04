"""One template, whole or in part: a visit gets the page, htmx gets the two blocks it swaps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Response, g, make_response, render_template, request
from jinja2_fragments.flask import render_blocks

from webapp.text import Language
from webapp.web.asking import COOKIE, LANGUAGE, is_step, saves, settings_in, told_by
from webapp.web.contexts import Shell
from webapp.web.desk import Desk
from webapp.web.site import this_site
from webapp.web.views.shell import shell

BLOCKS = ["title_tag", "page"]
LOOSE = re.compile(r"[ \t]*\n[ \t\n]*|[ \t]{2,}")
"""What only people who read templates need. No page has `pre`, where it would count; a no-break space is none of it."""
LOOSER = re.compile(r"\n(?=</?(?:p|li|ul|ol|section|div|nav|h[1-3]|header|footer|main|source|track)\b)")
"""A line's end before what begins a line of its own, or is not shown: it parts no words."""


def wants_block() -> bool:
    """Whether htmx asks for a step."""
    said = request.headers
    return is_step(said.get("HX-Request", ""), said.get("HX-History-Restore-Request", ""))


def chosen_settings() -> Mapping[str, str]:
    """What the reader saved."""
    return settings_in(request.cookies.get(COOKIE, ""), this_site().guide)


def saves_data() -> bool:
    """Whether the reader of this answer wants smaller files."""
    return saves(chosen_settings(), request.headers.get("Save-Data", ""))


def saved_language() -> str:
    """The code of the language in which the reader saved settings, or ""."""
    return told_by(request.cookies.get(COOKIE, "")).get(LANGUAGE, "")


def packed_settings(chosen: Mapping[str, str], language: str) -> str:
    """The settings as the value of the cookie (`text=large&colours=dark&language=ar`); "" where there are none."""
    return urlencode({**chosen, LANGUAGE: language}) if chosen else ""


def desk_for(language: Language, *, local_sources: bool = False) -> Desk:
    """A desk for a page in this language; the interface speaks it from here on."""
    g.language = language
    return Desk(this_site(), language, local_sources, saving=saves_data())


def show(template: str, page: object, desk: Desk, path: str, *, hue: str = "sage", status: int = 200) -> Response:
    """Answer with a page, or with its blocks for htmx. `path` is the address after the language."""
    return show_with(template, page, shell(desk, path, _attributes(), hue), status)


def show_with(template: str, page: object, around: Shell | None, status: int = 200) -> Response:
    """Answer with a page in a shell of its own, or in none."""
    if wants_block() and around is not None:
        html = render_blocks(template, BLOCKS, shell=around, page=page)
    else:
        html = render_template(template, shell=around, page=page)
    return _unkept(make_response(_tight(html), status))


def show_row(desk: Desk) -> Response:
    """Answer with the player's row alone, however it is asked for."""
    html = render_template("pages/player.html", shell=shell(desk, "", {}))
    return _unkept(make_response(_tight(html)))


def _tight(html: str) -> str:
    return LOOSER.sub("", LOOSE.sub("\n", html))


def _unkept(answer: Response) -> Response:
    """No browser keeps a page for a reader who wants to leave fewer traces (RFC 9111, 5.2.2.5)."""
    if chosen_settings().get("traces") == "fewer":
        answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _attributes() -> Mapping[str, str]:
    return {f"data-{name}": value for name, value in chosen_settings().items()}
