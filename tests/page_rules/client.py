"""A test client that refuses to return a page no reader should meet."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any, ClassVar

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.page_rules.page import OFFERS, read_page
from tests.page_rules.rules import PAGE_RULES, faults


class PoliteClient(FlaskClient):
    """A Flask test client that closes what it has read: a sound file left open would be a warning."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:  # noqa: ANN401 - as Flask's own
        """Ask, and read the whole answer."""
        return super().open(*args, **{"buffered": True, **kwargs})


class PageClient(PoliteClient):
    """A Flask test client that reads every HTML answer by every rule.

    `client.get("/en/", careless={"headings_never_skip"})` switches rules off, by name, where a test needs it.
    `offers` is set by the fixture to what the guide has: help, leave, both or neither.
    """

    offers: ClassVar[tuple[str, ...]] = OFFERS

    def open(self, *args: Any, careless: Collection[str] = (), **kwargs: Any) -> TestResponse:  # noqa: ANN401 - as Flask's own
        """Ask, then read the answer. Raises `AssertionError` with everything that is wrong with the page."""
        answer = super().open(*args, **kwargs)
        if answer.mimetype == "text/html" and answer.data and not 300 <= answer.status_code < 400:
            found = _faults(answer.text, self.offers, frozenset(careless))
            self.told(answer.request.path, len(PAGE_RULES) - len(careless), found)
            assert not found, f"{answer.request.path}:\n  " + "\n  ".join(found)
        return answer

    def told(self, path: str, rules: int, found: tuple[str, ...]) -> None:
        """Called with each page, by how many rules it was read, and what they found; here to do nothing."""


@lru_cache(maxsize=2048)
def _faults(html: str, offers: tuple[str, ...], careless: frozenset[str]) -> tuple[str, ...]:
    return faults(read_page(html, offers), careless)
