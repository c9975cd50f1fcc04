"""A step brings a page, and not what has come already: the player's row and the words of the scripts stay outside."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from werkzeug.test import Client

from tests.page_rules.weight import AS_A_STEP
from webapp.settings import Settings
from webapp.web import create_app, served

ROW = '<template id="player-template"'


def test_a_page_has_the_row_beside_what_a_step_changes(guide_app: Flask) -> None:
    page = guide_app.test_client().get("/en/left/").text
    block = guide_app.test_client().get("/en/left/", headers=AS_A_STEP).text
    assert page.count(ROW) == 1
    assert page.index(ROW) > page.index('<p id="voice"')
    assert ROW not in block
    assert 'data-player="/en/player.html"' in block


@pytest.mark.parametrize("asked", [{}, AS_A_STEP], ids=["plain", "step"])
def test_the_row_comes_alone_in_each_language(guide_app: Flask, asked: dict[str, str]) -> None:
    for language in guide_app.extensions["webapp"].guide.languages:
        answer = Client(served(guide_app)).get(f"/{language.code}/player.html", headers=asked)
        page = guide_app.test_client().get(f"/{language.code}/left/").text
        assert answer.status_code == 200
        assert answer.text.strip() == page[page.index(ROW) : page.index("</template>") + len("</template>")]
        assert f'lang="{language.tag}"' in answer.text.partition(">")[0]


def test_of_a_language_that_is_not_there_there_is_no_row(guide_app: Flask) -> None:
    assert guide_app.test_client().get("/xx/player.html").status_code == 404


def test_a_copy_names_no_row_alone_for_what_a_step_changes_has_it(guide_settings: Settings) -> None:
    page = create_app(guide_settings, copied=True).test_client().get("/en/left/").text
    assert 'data-player=""' in page
    assert page.count(ROW) == 1
    assert page.index(ROW) < page.index('<p id="voice"')


def test_a_part_names_its_sources_and_the_page_of_sources_has_them_in_full(guide_app: Flask) -> None:
    client = guide_app.test_client()
    part, evidence = (client.get(f"/en/{name}/").text for name in ("left", "sources"))
    guide = guide_app.extensions["webapp"].guide
    listed = re.findall(r'<li id="source-([\w-]+)"', part)
    assert listed
    for slug in listed:
        source = guide.sources[slug]
        assert f">{source.short}<" in part
        assert source.note.split(".")[0] in part
        assert source.seen not in part
        assert source.text.split(".")[0] in evidence
    assert '<a class="source__all" href="/en/sources/"' in part


def test_a_source_without_a_short_name_stands_in_full(bread_settings: Settings) -> None:
    app = create_app(bread_settings)
    guide = app.extensions["webapp"].guide
    (source,) = guide.sources.values()
    assert source.short == ""
    pages = [app.test_client().get(f"/en/{theme.slug}/").text for theme in guide.themes]
    assert any(source.text in page and source.seen in page for page in pages)
