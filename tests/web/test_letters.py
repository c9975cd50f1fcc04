"""Where a publisher reads letters, a listener can write one about a word; elsewhere nothing is offered."""

from __future__ import annotations

from flask import Flask


def test_the_letter_goes_to_the_publisher_or_is_not_there(any_app: Flask) -> None:
    guide = any_app.extensions["webapp"].guide
    page = any_app.test_client().get(f"/en/{guide.themes[0].slug}/").text
    assert page.count("player__wrong") == (1 if guide.mail else 0)
    assert f'data-mail="{guide.mail}"' in page or not guide.mail
