"""The guide in a browser: a Flask app made from settings and a library."""

from __future__ import annotations

from datetime import UTC, datetime
from wsgiref.types import WSGIApplication

from flask import Flask

from webapp.library import Library, open_library
from webapp.settings import Settings
from webapp.web.assets import load_assets
from webapp.web.headers import set_up_headers
from webapp.web.interface import set_up_interface
from webapp.web.memory import Memory
from webapp.web.problems import set_up_problems
from webapp.web.routes import pages
from webapp.web.site import EXTENSION, Site
from webapp.web.sound import data_addresses, sound

__all__ = ["create_app", "data_addresses", "from_memory"]


def create_app(settings: Settings, library: Library | None = None, *, copied: bool = False) -> Flask:
    """The app that serves the guide; `copied` where its pages are to become plain files.

    Raises `ContentError` or `CatalogError` where what it should serve cannot be read.
    """
    app = Flask("webapp", static_folder=None, template_folder="templates")
    app.config["MAX_CONTENT_LENGTH"] = 16 * 1024
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the default provider has it
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    shelf = library if library is not None else open_library(settings)
    app.extensions[EXTENSION] = Site(shelf, load_assets(settings.static, settings.vendor), settings, copied)
    set_up_interface(app, shelf.guide, settings.translations)
    app.register_blueprint(pages)
    app.register_blueprint(sound)
    set_up_headers(app)
    set_up_problems(app)
    return app


def from_memory(app: Flask) -> WSGIApplication:
    """The same guide, its pages made once a day and after every new narration, and served from memory."""
    library = app.extensions[EXTENSION].library
    return Memory(app, library.guide, lambda: (datetime.now(UTC).date(), library.store.revision()))
