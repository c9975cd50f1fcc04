"""A listener can write a letter about a word: to the publisher, or to whoever gave the guide."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

from flask import Flask


def test_the_letter_goes_to_the_publisher_or_says_whom_to_tell(any_app: Flask) -> None:
    guide = any_app.extensions["webapp"].guide
    page = unescape(any_app.test_client().get(f"/en/{guide.themes[0].slug}/").text)
    assert page.count("player__wrong") == 1
    (found,) = re.findall(r'data-letter="([^"]*)"', page)
    letter = urlsplit(found)
    told = parse_qs(letter.query, keep_blank_values=True)
    assert (letter.scheme, letter.path) == ("mailto", guide.mail)
    assert told["subject"] == ["A word sounds wrong"]
    assert told["body"] == [f"{guide.feedback}\n\n" if not guide.mail else ""]


def test_it_is_in_the_language_of_the_page(guide_app: Flask) -> None:
    page = guide_app.test_client().get("/es/left/").text
    assert "body=Si algo está mal" in page
    assert 'class="player__wrong" lang="es"' in page
