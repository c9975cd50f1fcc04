"""What went wrong, in the reader's language. One table from our errors to answers."""

from __future__ import annotations

import logging

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response as AnyResponse

from webapp.errors import ThemeNotFound
from webapp.web.locale import chosen
from webapp.web.showing import desk_for, show
from webapp.web.site import this_site
from webapp.web.views.prose import problem_page

log = logging.getLogger(__name__)


def set_up_problems(app: Flask) -> None:
    """Answer every error with a page that says what to do next."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(ThemeNotFound, _not_found)
    app.register_error_handler(InternalServerError, _broken)


def _page(code: int) -> Response:
    guide = this_site().guide
    asked = request.path.split("/")[1] if request.path.count("/") else ""
    language = guide.language(asked) or chosen(guide, request.accept_languages) or guide.first
    desk = desk_for(language)
    answer = show("pages/problem.html", problem_page(desk, code), desk, "", status=code)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _http(error: HTTPException) -> AnyResponse:
    if error.code is None or error.code < 400:
        return error.get_response()
    answer = _page(error.code)
    if allowed := getattr(error, "valid_methods", None):
        answer.headers["Allow"] = ", ".join(sorted(allowed))
    return answer


def _not_found(_: ThemeNotFound) -> Response:
    return _page(404)


def _broken(error: InternalServerError) -> Response:
    log.error(
        "a page could not be made: %s",
        type(error.original_exception or error).__name__,
        exc_info=error.original_exception,
    )
    return _page(500)
