"""Every page is light enough for a slow phone: bytes as Brotli 11 packs them."""

from __future__ import annotations

import brotli
import pytest
from flask import Flask

from webapp.web.assets import joined_css
from webapp.web.keeping import worker_script

FIRST_VIEW, THEME, ALL = 14_336, 10_240, 40_960
SCRIPTS = 25 * 1024
LITTLE = 6_000


def packed(data: bytes) -> int:
    """The bytes as Brotli 11 packs them, or a little more where that is little enough for anything."""
    quick = len(brotli.compress(data, quality=5))
    return quick if quick < LITTLE else len(brotli.compress(data, quality=11))


@pytest.fixture(scope="module")
def weights(any_app: Flask) -> dict[str, int]:
    """Every page of a guide and what its HTML weighs."""
    guide, client = any_app.extensions["webapp"].guide, any_app.test_client()
    slugs = ("", *(f"{one.slug}/" for one in guide.themes), *(f"{name}/" for name in guide.page_names))
    countries = tuple(f"help/{code.lower()}/" for code in guide.countries) if guide.help else ()
    paths = [f"/{language.code}/{slug}" for language in guide.languages for slug in slugs]
    # The heaviest script and the source tell for the pages of countries, which are far from any limit.
    paths += [f"/{one.code}/{slug}" for one in guide.languages if one.code in ("en", "hi") for slug in countries]
    return {path: packed(client.get(path).data) for path in ("/languages/", *paths)}


def test_a_first_view_is_light(any_app: Flask, weights: dict[str, int]) -> None:
    css = packed(joined_css(any_app.extensions["webapp"].settings.static))
    heavy = {path: size + css for path, size in weights.items() if size + css > FIRST_VIEW and "/all/" not in path}
    assert heavy == {}


def test_a_theme_is_light(any_app: Flask, weights: dict[str, int]) -> None:
    slugs = {theme.slug for theme in any_app.extensions["webapp"].guide.themes}
    assert {path: size for path, size in weights.items() if path.split("/")[2] in slugs and size > THEME} == {}


def test_the_whole_guide_on_one_page_is_light(weights: dict[str, int]) -> None:
    assert {path: size for path, size in weights.items() if path.endswith("/all/") and size > ALL} == {}


def test_script_is_light(any_app: Flask) -> None:
    site = any_app.extensions["webapp"]
    scripts = [one.content for one in site.assets.files.values() if one.name.endswith(".js")]
    assert sum(len(brotli.compress(one)) for one in (*scripts, worker_script(site).encode())) <= SCRIPTS
