"""Settings: one cookie, only when saved, only values we know."""

from __future__ import annotations

import re

from flask import Flask


def test_no_cookie_before_something_is_saved(guide_app: Flask) -> None:
    client = guide_app.test_client()
    for path in ("/en/", "/en/settings/", "/en/left/"):
        assert "Set-Cookie" not in client.get(path).headers


def test_saved_settings_reach_every_page(guide_app: Flask) -> None:
    client = guide_app.test_client()
    answer = client.post("/en/settings/", data={"text": "large", "colours": "dark"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/settings/?saved=yes")
    assert "SameSite=Lax" in answer.headers["Set-Cookie"]
    page = client.get("/es/left/")
    assert 'data-text="large"' in page.text.partition("<head>")[0]
    assert 'data-colours="dark"' in page.text.partition("<head>")[0]
    assert page.headers["Cache-Control"] == "private, no-cache"


def test_what_is_chosen_is_shown_as_chosen(guide_app: Flask) -> None:
    client = guide_app.test_client()
    client.post("/en/settings/", data={"text": "largest"})
    form = client.get("/en/settings/").text
    assert len(re.findall(r"<input[^>]* checked", form)) == form.count("<fieldset")
    assert 'value="largest" checked' in form


def test_going_back_to_what_holds_anyway_takes_the_cookie_away(guide_app: Flask) -> None:
    client = guide_app.test_client()
    client.post("/en/settings/", data={"text": "large"})
    client.post("/en/settings/", data={"text": "normal"})
    assert client.get_cookie("settings") is None


def test_a_value_of_nobodys_is_refused_in_words(guide_app: Flask) -> None:
    answer = guide_app.test_client().post("/en/settings/", data={"text": '"><script>'})
    assert answer.status_code == 400
    assert "<title>Error:" in answer.text
    assert "Set-Cookie" not in answer.headers


def test_a_forged_cookie_changes_nothing(guide_app: Flask) -> None:
    client = guide_app.test_client()
    for value in ("text=huge", "%%%", "text=large%22%3E", "&" * 4000, "text=large&text=x"):
        client.set_cookie("settings", value)
        assert client.get("/en/left/").status_code == 200
        assert "data-text" not in client.get("/en/left/").text.partition("<head>")[0]


def test_a_form_of_another_site_changes_nothing(guide_app: Flask) -> None:
    answer = guide_app.test_client().post(
        "/en/settings/", data={"text": "large"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert (answer.status_code, "Set-Cookie" in answer.headers) == (400, False)


def test_forgetting_clears_all_that_a_browser_keeps(guide_app: Flask) -> None:
    client = guide_app.test_client()
    client.post("/en/settings/", data={"text": "large"})
    answer = client.post("/en/settings/forget/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert client.get_cookie("settings") is None
