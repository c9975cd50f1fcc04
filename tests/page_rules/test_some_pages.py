"""A few pages, rule by rule: what is broken has the name of a test. All pages are read in `test_every_page.py`."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.page_rules import PAGE_RULES, read_page

SOME = ("/ar/", "/en/help/us/", "/en/settings/")


@pytest.mark.parametrize("rule", PAGE_RULES)
@pytest.mark.parametrize("path", SOME)
def test_a_page_keeps_a_rule(guide_app: Flask, path: str, rule: str) -> None:
    page = read_page(guide_app.test_client().get(path).text)
    assert list(PAGE_RULES[rule](page)) == []
