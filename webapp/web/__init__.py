"""The guide in a browser: a Flask app made from settings and a library."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import partial
from wsgiref.types import WSGIApplication

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.library import Library, open_library
from webapp.settings import Settings
from webapp.web.assets import load_assets
from webapp.web.bodies import set_up_bodies
from webapp.web.headers import set_up_headers
from webapp.web.hosting import headers_file
from webapp.web.interface import set_up_interface
from webapp.web.journal import Journal
from webapp.web.memory import Memory
from webapp.web.problems import set_up_problems
from webapp.web.routes import pages
from webapp.web.site import EXTENSION, Site
from webapp.web.sound import data_addresses, sound

__all__ = ["create_app", "data_addresses", "headers_file", "served"]


def create_app(settings: Settings, library: Library | None = None, *, copied: bool = False) -> Flask:
    """The app that serves the guide; `copied` where its pages are to become plain files.

    Raises `ContentError` or `CatalogError` where what it should serve cannot be read.
    """
    app = Flask("webapp", static_folder=None, template_folder="templates")
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the default provider has it
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    shelf = library if library is not None else open_library(settings)
    app.extensions[EXTENSION] = Site(shelf, load_assets(settings.static, settings.vendor), settings, copied)
    set_up_interface(app, shelf.guide, settings.translations)
    app.register_blueprint(pages)
    app.register_blueprint(sound)
    set_up_bodies(app)
    set_up_headers(app)
    set_up_problems(app)
    return app


def served(app: Flask) -> WSGIApplication:
    """The app as a server runs it: its pages made once a day and after every new narration, and sent from memory."""
    site: Site = app.extensions[EXTENSION]
    settings, library = site.settings, site.library
    if settings.behind_proxy:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=0, x_proto=1, x_host=1)  # type: ignore[method-assign]  # Flask's way
    memory = Memory(app, library.guide, lambda: (datetime.now(UTC).date(), library.revision()))
    return Journal(memory, partial(print, file=sys.stderr, flush=True)) if settings.log == "requests" else memory
