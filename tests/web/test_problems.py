"""What goes wrong is told in the reader's language, with a way on and no inner workings."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.page_rules import PageClient
from webapp.settings import Settings
from webapp.web import create_app
from webapp.web.desk import Desk


def test_a_page_that_is_not_there_says_so_in_the_language_of_its_address(reader: PageClient) -> None:
    answer = reader.get("/es/nowhere/")
    assert answer.status_code == 404
    assert '<html lang="es"' in answer.text
    assert 'href="/es/"' in answer.text
    assert 'href="/es/help/"' in answer.text


def test_the_title_leads_with_the_error(reader: PageClient) -> None:
    assert "<title>Error:" in reader.get("/en/nowhere/").text


def test_an_unknown_language_falls_to_the_readers_own(guide_app: Flask) -> None:
    answer = guide_app.test_client().get("/xx/left/", headers={"Accept-Language": "es"})
    assert (answer.status_code, '<html lang="es"' in answer.text) == (404, True)


def test_another_method_is_refused_and_the_right_ones_named(guide_app: Flask) -> None:
    answer = guide_app.test_client().post("/en/left/")
    assert (answer.status_code, "GET" in answer.headers["Allow"]) == (405, True)


def test_a_fault_of_ours_shows_no_traceback(guide_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Desk) -> None:
        raise RuntimeError("inner secret")

    monkeypatch.setattr("webapp.web.routes.words_page", fail)
    answer = create_app(guide_settings).test_client().get("/es/words/")
    assert answer.status_code == 500
    assert "Error" in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
