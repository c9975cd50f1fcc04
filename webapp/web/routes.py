"""Every page's address. Module-level views: each finds its language, makes its page, shows it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from webapp.text import Language
from webapp.web.asking import COOKIE
from webapp.web.locale import chosen
from webapp.web.showing import chosen_settings, desk_for, packed_settings, saved_language, show, show_row, show_with
from webapp.web.site import this_site
from webapp.web.views.data import sources_page, words_page
from webapp.web.views.front import chooser_page, front_page, listen_page
from webapp.web.views.help import help_page
from webapp.web.views.keeping import kept_page
from webapp.web.views.leave import leave_page
from webapp.web.views.prose import about_page, prose_page
from webapp.web.views.questions import COUNTRY
from webapp.web.views.settings import allowed, settings_page, unknown
from webapp.web.views.themes import all_page, theme_page

pages = Blueprint("pages", __name__)
YEAR = 365 * 24 * 3600


def _language(code: str) -> Language:
    """The language of an address. In capitals (`/pt-BR/`), it leads to the address that counts."""
    language, small = this_site().guide.language(code), this_site().guide.language(code.lower())
    if language is None and small is not None and request.method == "GET":
        query = f"?{request.query_string.decode('ascii', 'replace')}" if request.query_string else ""
        abort(redirect(f"/{small.code}{request.path[len(code) + 1 :]}{query}", 301))
    if language is None:
        abort(404)
    return language


def _today() -> date:
    return datetime.now(UTC).date()


def _needs(slug: str) -> None:
    """404 where the publisher has no such special page."""
    if slug not in this_site().guide.page_names:
        abort(404)


@pages.get("/")
def start() -> AnyResponse:
    """To the reader's language, as saved or as the browser says; to the chooser where nobody can tell."""
    guide = this_site().guide
    language = guide.language(saved_language()) or chosen(guide, request.accept_languages)
    if language is None:
        language = guide.first if not request.accept_languages else None
    where = url_for("pages.front", code=language.code) if language else url_for("pages.chooser")
    answer = redirect(where, 302)
    answer.vary.update(("Accept-Language", "Cookie"))
    return answer


@pages.get("/languages/")
def chooser() -> Response:
    """The plain language chooser."""
    language = chosen(this_site().guide, request.accept_languages) or this_site().guide.first
    desk = desk_for(language)
    answer = show("pages/chooser.html", chooser_page(desk), desk, "")
    answer.vary.add("Accept-Language")
    return answer


@pages.get("/<code>/")
def front(code: str) -> Response:
    """The front door."""
    desk = desk_for(_language(code))
    return show("pages/front.html", front_page(desk), desk, "")


@pages.get("/<code>/<slug>/")
def theme(code: str, slug: str) -> Response:
    """A theme, or a special page that is plain prose."""
    site, language = this_site(), _language(code)
    edition = site.library.edition(slug, code)
    if slug in {one.slug for one in site.guide.themes}:
        desk = desk_for(language, local_sources=True)
        hue = next(entry.hue for entry in site.guide.entries if entry.slug == slug)
        return show("pages/theme.html", theme_page(edition, desk), desk, f"{slug}/", hue=hue)
    _needs(slug)
    desk = desk_for(language)
    return show("pages/prose.html", prose_page(edition, desk), desk, f"{slug}/")


@pages.get("/<code>/about/")
def about(code: str) -> Response:
    """Who made the guide; what each language has reached; privacy; accessibility."""
    _needs("about")
    desk = desk_for(_language(code))
    page = about_page(this_site().library.edition("about", code), desk)
    return show("pages/about.html", page, desk, "about/")


@pages.get("/<code>/words/")
def words(code: str) -> Response:
    """The glossary."""
    _needs("words")
    desk = desk_for(_language(code))
    return show("pages/words.html", words_page(desk), desk, "words/")


@pages.get("/<code>/sources/")
def sources(code: str) -> Response:
    """The evidence."""
    _needs("sources")
    desk = desk_for(_language(code))
    return show("pages/sources.html", sources_page(desk), desk, "sources/")


@pages.get("/<code>/listen/")
def listen(code: str) -> Response:
    """The playlist."""
    _needs("listen")
    desk = desk_for(_language(code))
    return show("pages/listen.html", listen_page(desk), desk, "listen/")


@pages.get("/<code>/kept/")
def kept(code: str) -> Response:
    """What the reader keeps on this device."""
    _needs("kept")
    desk = desk_for(_language(code))
    return show("pages/kept.html", kept_page(desk), desk, "kept/")


@pages.get("/<code>/all/")
def everything(code: str) -> Response:
    """The whole guide on one page."""
    _needs("all")
    desk = desk_for(_language(code))
    return show("pages/all.html", all_page(desk), desk, "all/")


@pages.get("/<code>/help/")
@pages.get("/<code>/help/<country>/")
def help_now(code: str, country: str = "") -> Response:
    """Get help now, in general or for one country (ISO 3166-1 alpha-2, lower case)."""
    _needs("help")
    desk = desk_for(_language(code))
    words = desk.guide.help
    if words is None or (country and (country.upper() not in desk.guide.countries or country != country.lower())):
        abort(404)
    shown = country or chosen_settings().get(COUNTRY, "")  # whoever saved a country sees its numbers at once
    page = help_page(desk, words, _today(), shown.upper())
    return show("pages/help.html", page, desk, f"help/{country}/" if country else "help/")


@pages.get("/<code>/leave/")
def leave(code: str) -> AnyResponse:
    """The neutral page of the quick exit, or the address that the publisher set."""
    _needs("leave")
    desk = desk_for(_language(code))
    if desk.guide.leave is not None and desk.guide.leave.address:
        return redirect(desk.guide.leave.address, 302)
    return show_with("pages/leave.html", leave_page(this_site(), desk.language.tag, _today()), None)


@pages.get("/<code>/leave/how/")
def leave_how(code: str) -> Response:
    """What the quick exit does and does not do."""
    _needs("leave")
    desk = desk_for(_language(code))
    return show("pages/prose.html", prose_page(this_site().library.edition("leave", code), desk), desk, "leave/how/")


@pages.get("/<code>/settings/")
def settings(code: str) -> Response:
    """The settings form."""
    _needs("settings")
    desk = desk_for(_language(code))
    saved = request.args.get("saved", "") if request.args.get("saved") in ("yes", "forgotten") else ""
    return show("pages/settings.html", settings_page(desk, chosen_settings(), saved), desk, "settings/")


def _refuse_strangers() -> None:
    """A form of another site may not change settings (Fetch Metadata, W3C)."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(400)


@pages.post("/<code>/settings/")
def save_settings(code: str) -> AnyResponse:
    """Keep the reader's choices in one cookie; with nothing chosen, take the cookie away."""
    _needs("settings")
    language, given = _language(code), request.form.to_dict()
    _refuse_strangers()
    if unknown(given, this_site().guide):
        abort(400)
    answer = redirect(url_for("pages.settings", code=language.code, saved="yes"), 303)
    kept = packed_settings(allowed(given, this_site().guide), language.code)
    if kept:
        secure = urlsplit(request.url_root).scheme == "https"
        answer.set_cookie(COOKIE, kept, max_age=YEAR, path="/", samesite="Lax", secure=secure)
    else:
        answer.delete_cookie(COOKIE, path="/", samesite="Lax")
    return answer


@pages.post("/<code>/settings/forget/")
def forget(code: str) -> AnyResponse:
    """Forget this site on this device (Clear Site Data, W3C)."""
    _needs("settings")
    _refuse_strangers()
    answer = redirect(url_for("pages.settings", code=_language(code).code, saved="forgotten"), 303)
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    answer.delete_cookie(COOKIE, path="/", samesite="Lax")
    return answer


@pages.get("/<code>/player.html")
def row(code: str) -> Response:
    """The player's row and the words of the scripts, alone: for a page that came by a step from another language."""
    return show_row(desk_for(_language(code)))


@pages.get("/healthz")
def health() -> Response:
    """Is it up, and has everything its sound? JSON: status, editions (of themes), scripts, narrated (of these)."""
    library = this_site().library
    editions = len(library.guide.themes) * len(library.guide.languages)
    scripts = library.all_scripts()
    narrated = sum(library.narration(one.slug, one.lang) is not None for one in scripts)
    return make_response({"status": "ok", "editions": editions, "scripts": len(scripts), "narrated": narrated})
