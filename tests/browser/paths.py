"""The addresses that browser tests walk through."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from webapp.text import load_guide

GUIDE = load_guide(ROOT / "content")
CODES = tuple(language.code for language in GUIDE.languages)
THEMES = tuple(theme.slug for theme in GUIDE.themes)
COUNTRIES = tuple(code.lower() for code in GUIDE.countries)
EXTRA = ("", "leave/how/", "nothing-here/", *(f"help/{code}/" for code in COUNTRIES[:2]))
NEUTRAL = tuple(f"/{code}/leave/" for code in CODES)

ALL = (
    "/languages/",
    *(f"/{code}/{slug}/" for code in CODES for slug in (*THEMES, *GUIDE.page_names)),
    *(f"/{code}/{rest}" for code in CODES for rest in EXTRA),
)
# One page of each kind, in the source language.
KINDS = (
    "/languages/",
    "/en/",
    "/en/start/",
    "/en/impulse/",
    "/en/help/",
    "/en/help/gb/",
    "/en/family/",
    "/en/settings/",
    "/en/words/",
    "/en/all/",
)
# Those that few tests need: like others, or like none.
RARE = ("/en/about/", "/en/sources/", "/en/listen/", "/en/leave/", "/en/leave/how/", "/en/nothing-here/")
# The kinds from right to left, in `make proof`; help in a country where the lines speak Arabic.
MIRRORED = tuple(
    pytest.param(f"/ar/{path.removeprefix('/en/').replace('gb', 'eg')}", marks=pytest.mark.proof)
    for path in KINDS
    if path.startswith("/en/")
)
SOME_MIRRORED = tuple(
    pytest.param(path, marks=pytest.mark.proof) for path in ("/ar/", "/ar/impulse/", "/ar/help/eg/", "/ar/settings/")
)
EVERY_KIND = {
    f"/{code}/{path.removeprefix('/en/')}" for code in CODES for path in (*KINDS, *RARE) if path.startswith("/en/")
}
# What rule engines read: every page from left to right and from right to left, each kind of page in every language.
# Help in most countries apart: those pages are made alike, and are read one after the other.
# One of each kind and some from right to left in `make test`, the others in `make proof`.
AUDITED = tuple(path for path in ALL if path.startswith(("/en/", "/ar/", "/languages/")) or path in EVERY_KIND)
QUICK = (*KINDS, *RARE, "/ar/", "/ar/start/", "/ar/help/", "/ar/words/")
AUDITS = tuple(pytest.param(path, marks=() if path in QUICK else pytest.mark.proof) for path in AUDITED)
SIZES = ("phone", pytest.param("desk", marks=pytest.mark.proof))
# Each way of writing in `make test`; every language is heard in `make proof`.
HEARD_CODES = tuple(pytest.param(code, marks=() if code in ("en", "ar") else pytest.mark.proof) for code in CODES)
EVERY_COUNTRY = tuple(f"/{code}/help/{country}/" for code in CODES for country in COUNTRIES)
