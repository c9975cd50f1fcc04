"""Sound, captions and narration.json. Names are hashes of content: a file never changes under its address."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, make_response, redirect, send_file, url_for
from werkzeug.test import Client
from werkzeug.wrappers import Response as AnyResponse

from webapp.library import Library, country_slug, is_clip, page_of
from webapp.narration import Narration, chapter_captions, narration_json
from webapp.web.desk import Desk
from webapp.web.keeping import KEPT, WORKER, worker_address, worker_script
from webapp.web.locale import direction
from webapp.web.showing import desk_for
from webapp.web.site import this_site
from webapp.web.views.keeping import keep_list
from webapp.web.views.sound import sound_href

sound = Blueprint("sound", __name__)
TYPES = {
    "webm": "audio/webm",
    "low.webm": "audio/webm",
    "mp3": "audio/mpeg",
    "vtt": "text/vtt",
    "words.vtt": "text/vtt",
}
FOREVER = "public, max-age=31536000, immutable"


@sound.get("/sound/<name>.<suffix>")
def file(name: str, suffix: str) -> Response:
    """One file, whole or in ranges (RFC 9110, 14). A suffix may have a dot in it: `low.webm`."""
    name, _, suffix = f"{name}.{suffix}".partition(".")
    path = this_site().library.store.path_of(name, suffix)
    if path is None or suffix not in TYPES:
        abort(404)
    try:
        answer = send_file(path, mimetype=TYPES[suffix], conditional=True, etag=name)
    except OSError:  # gone meanwhile, or not to be read
        abort(404)
    answer.headers["Cache-Control"] = FOREVER
    return answer


def data_addresses(library: Library) -> tuple[str, ...]:
    """What a copy takes though no page links to it: the captions, chapters and narration.json of all that has sound."""
    pages = (one for one in library.all_scripts() if not is_clip(one.slug))
    heard = (f"/{one.lang}/{page_of(one.slug)}" for one in pages if library.narration(one.slug, one.lang) is not None)
    return tuple(f"{page}/{name}" for page in heard for name in ("narration.json", "captions.vtt", "chapters.vtt"))


def _narration(code: str, slug: str) -> Narration:
    library = this_site().library
    narration = library.narration(slug, code) if library.script(slug, code) is not None else None
    if narration is None:
        abort(404)
    return narration


@sound.get("/<code>/<slug>/captions.vtt")
@sound.get("/<code>/help/captions.vtt")
@sound.get("/<code>/help/<country>/captions.vtt")
def captions(code: str, slug: str = "help", country: str = "") -> AnyResponse:
    """To the captions of the present edition. The front door's slug is `front`; the chooser's is `mul/languages`."""
    vtt = _narration(code, country_slug(country) if country else slug).file("vtt")
    if vtt is None:
        abort(404)
    return redirect(sound_href(vtt), 302)


@sound.get("/<code>/<slug>/chapters.vtt")
@sound.get("/<code>/help/chapters.vtt")
@sound.get("/<code>/help/<country>/chapters.vtt")
def chapters(code: str, slug: str = "help", country: str = "") -> Response:
    """The parts of a page with their times, for browsers that list them: some do, in their own player."""
    found = _narration(code, country_slug(country) if country else slug)
    answer = make_response(chapter_captions(found.chapters, found.cues))
    answer.content_type = f"{TYPES['vtt']}; charset=utf-8"
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@sound.get("/<code>/<slug>/narration.json")
@sound.get("/<code>/help/narration.json")
@sound.get("/<code>/help/<country>/narration.json")
def narration(code: str, slug: str = "help", country: str = "") -> Response:
    """What is said when: docs/schema/narration-1.json."""
    found = _narration(code, country_slug(country) if country else slug)
    answer = make_response(narration_json(found, found.slug, sound_href))
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@sound.get("/static/<name>")
def asset(name: str) -> Response:
    """Style, script, icons: named by content, too."""
    found = this_site().assets.files.get(name)
    if found is None:
        abort(404)
    answer = make_response(found.content)
    answer.content_type = f"{found.type}; charset=utf-8"
    answer.headers["Cache-Control"] = FOREVER
    return answer


@sound.get(WORKER)
def worker() -> Response:
    """The service worker, under a name that stays, at the root: only there may it answer for every page."""
    if not worker_address(this_site().guide):
        abort(404)
    answer = make_response(worker_script(this_site()))
    answer.content_type = "text/javascript; charset=utf-8"
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@sound.get("/<code>/keep.json")
def keepable(code: str) -> Response:
    """What there is to keep in a language: docs/schema/keep-1.json. It knows each page as everybody gets it."""
    desk = _desk(code)
    if KEPT not in desk.guide.page_names:
        abort(404)
    client = Client(current_app.wsgi_app, use_cookies=False)
    saves = {"Save-Data": "on"} if desk.saving else {}
    answer = make_response(keep_list(desk, lambda address: client.get(address, headers=saves).get_data(as_text=True)))
    answer.headers["Cache-Control"] = "no-cache"
    answer.vary.update(("Cookie", "Save-Data"))
    return answer


@sound.get("/<code>/guide.webmanifest")
def manifest(code: str) -> Response:
    """What a home screen needs (W3C, Web Application Manifest). Addresses are relative: a copy may lie anywhere."""
    desk = _desk(code)
    name = str(desk.say(desk.guide.name).html.striptags())
    icon = {"src": f"../static/{desk.site.assets.icon}", "sizes": "any", "type": "image/svg+xml"}
    told = {"name": name, "short_name": name, "lang": desk.language.tag, "dir": direction(desk.language.tag)}
    answer = make_response({**told, "start_url": "./", "scope": "../", "display": "minimal-ui", "icons": [icon]})
    answer.content_type = "application/manifest+json; charset=utf-8"
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _desk(code: str) -> Desk:
    language = this_site().guide.language(code)
    return desk_for(language) if language is not None else abort(404)


@sound.get("/favicon.ico")
def favicon() -> AnyResponse:
    """Browsers that ask for the old name get the drawing."""
    return redirect(url_for("sound.asset", name=this_site().assets.icon), 302)
