"""Addresses are promises: a new one is written down here, and none goes away without a redirect."""

from __future__ import annotations

from flask import Flask

from tests.house.tree import ROOT

FROZEN = ROOT / "tests" / "house" / "routes.txt"


def test_addresses_are_those_that_were_promised(guide_app: Flask) -> None:
    now = {
        f"{','.join(sorted((rule.methods or set()) - {'HEAD', 'OPTIONS'}))} {rule.rule}"
        for rule in guide_app.url_map.iter_rules()
    }
    promised = {line for line in FROZEN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")}
    assert now == promised


def test_no_address_names_the_subject(guide_app: Flask) -> None:
    guide = guide_app.extensions["webapp"].guide
    for slug in (*(theme.slug for theme in guide.themes), *guide.page_names):
        assert slug.isascii()
        assert slug.isalpha()
