"""Get help now: the right numbers, said as they are known, and nothing more."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask import Flask

from tests.page_rules import PageClient
from webapp.web.views.help import months_since


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def test_every_country_has_a_page_with_its_emergency_numbers_first(guide_app: Flask, reader: PageClient) -> None:
    for code, country in guide_app.extensions["webapp"].guide.countries.items():
        text = reader.get(f"/en/help/{code.lower()}/").text
        calls = re.findall(r'href="tel:([^"]+)"', text)
        assert calls[: len(country.emergency)] == [digits(number) for number in country.emergency], code


def test_a_called_number_is_the_number_shown(reader: PageClient) -> None:
    for path in ("/en/help/gb/", "/en/help/in/", "/es/help/mx/", "/en/help/id/"):
        shown = re.findall(
            r'href="(?:tel|sms):([^"]+)"[^>]*>.*?<bdi[^>]*>([^<]+)</bdi>', reader.get(path).text, re.DOTALL
        )
        assert shown, path
        assert all(digits(number) == digits(text) for number, text in shown)


def test_no_page_says_verified_while_nobody_has(reader: PageClient) -> None:
    assert "verified" not in reader.get("/en/help/gb/").text.lower()


def test_a_row_we_have_not_checked_says_so(guide_app: Flask, reader: PageClient) -> None:
    words = guide_app.extensions["webapp"].guide.help
    assert words is not None
    assert words.unchecked in reader.get("/en/help/nz/").text


def test_a_row_we_have_seen_says_when(reader: PageClient) -> None:
    assert "August 2025" in reader.get("/en/help/us/").text
    assert "agosto de 2025" in reader.get("/es/help/us/").text


@pytest.mark.parametrize("path", ["/en/help/xx/", "/en/help/GB/", "/en/help/g%00b/", "/en/help/gb/gb/"])
def test_a_country_of_nobodys_is_not_found(guide_app: Flask, path: str) -> None:
    assert guide_app.test_client().get(path).status_code == 404


def test_months_are_counted_whole() -> None:
    assert months_since("2024-10", date(2026, 11, 24)) == 25
    assert months_since("", date(2026, 11, 24)) == 0


def test_a_service_not_seen_for_two_years_stays_where_it_is_the_only_one(reader: PageClient) -> None:
    brazil = reader.get("/en/help/br/").text
    assert 'href="tel:188"' in brazil


def test_a_country_says_which_number_is_for_what(guide_app: Flask, reader: PageClient) -> None:
    for code, country in guide_app.extensions["webapp"].guide.countries.items():
        if country.note:
            assert country.note in reader.get(f"/en/help/{code.lower()}/").text, code


def test_what_is_not_confirmed_is_said_beside_the_number(reader: PageClient) -> None:
    text = reader.get("/en/help/cd/").text
    assert text.index('href="tel:112"') < text.index("We could not confirm this number.") < text.index("<h2")
