"""Each part has a drawing, and who does not see it is told what it shows, in the language of the page."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.page_rules import PageClient, read_page


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_drawing_says_what_it_shows(guide_app: Flask, reader: PageClient, code: str) -> None:
    said = []
    for theme in guide_app.extensions["webapp"].guide.themes:
        page = read_page(reader.get(f"/{code}/{theme.slug}/").text)
        drawing = next(one for one in page.all("span") if "picture" in one.get("class", "").split())
        assert drawing.get("role") == "img"
        said.append(drawing.get("aria-label", ""))
    assert all(said)
    assert len(set(said)) == len(said)
