"""The addresses that browser tests walk through."""

from __future__ import annotations

import pytest

from tests.conftest import HEARD, ROOT
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
# Every page of every language: one of each kind and some from right to left in `make test`, the others in `make proof`.
QUICK = (*KINDS, "/ar/", "/ar/start/", "/ar/help/", "/ar/words/")
MATRIX = tuple(pytest.param(path, marks=() if path in QUICK else pytest.mark.proof) for path in ALL)
SIZES = ("phone", pytest.param("desk", marks=pytest.mark.proof))
HEARD_CODES = tuple(pytest.param(code, marks=() if code in HEARD else pytest.mark.proof) for code in CODES)
EVERY_COUNTRY = tuple(f"/{code}/help/{country}/" for code in CODES for country in COUNTRIES)
