"""Every page is light enough for a slow phone: bytes as Brotli 11 packs them, steps, requests before text."""

from __future__ import annotations

import random

import pytest
from flask import Flask, Response

from tests.conftest import polite_app
from tests.page_rules.weight import (
    FIRST_VIEW,
    STEP,
    THEME,
    Weighed,
    pages,
    requests_before_text,
    weighed,
    weights,
)
from tools.weights import Weight, note, over
from webapp.settings import Settings

KINDS = {
    "first view: page and style",
    "a theme",
    "the whole guide on one page",
    "a step",
    "a step to the whole guide",
    "requests before text",
    "script, with htmx",
    "a language: pages, style, script",
}


def measured(app: Flask, *, countries: tuple[str, ...], exact: bool = False) -> tuple[Weight, ...]:
    """Every page of a guide against every budget, written down for the report."""
    found = tuple(weighed(app, path, exact=exact) for path in pages(app, countries=countries))
    every = tuple(weights(app, found))
    note(app.extensions["webapp"].settings.content.parent.name, every)
    return every


@pytest.fixture(scope="module")
def everything(any_app: Flask) -> tuple[Weight, ...]:
    """What the pages weigh. The heaviest letters and the source tell for help in a country, far from any limit."""
    return measured(any_app, countries=("en", "hi"))


def test_every_page_keeps_every_budget(everything: tuple[Weight, ...]) -> None:
    assert over(everything) == []


def test_every_budget_was_held_to_something(everything: tuple[Weight, ...]) -> None:
    assert {one["kind"] for one in everything} >= KINDS
    assert min(one["amount"] for one in everything) > 0


@pytest.mark.proof
def test_every_page_of_every_country_keeps_every_budget(any_app: Flask) -> None:
    codes = tuple(language.code for language in any_app.extensions["webapp"].guide.languages)
    assert over(measured(any_app, countries=codes, exact=True)) == []


def heavy(path: str, **more: int) -> Weighed:
    """A page that weighs next to nothing, but for what is said."""
    little = {"plain": 9, "gzip_6": 9, "gzip_9": 9, "brotli": 9, "step": 9, "requests": 1}
    return Weighed(path, **(little | more))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (heavy("/en/help/", brotli=FIRST_VIEW), "first view"),
        (heavy("/en/left/", brotli=10_241), "a theme"),
        (heavy("/en/all/", brotli=40_961), "the whole guide"),
        (heavy("/en/all/", step=40_961), "a step to the whole guide"),
        (heavy("/en/left/", step=STEP + 1), "a step"),
        (heavy("/en/", requests=3), "requests"),
    ],
    ids=lambda one: one.replace(" ", "-") if isinstance(one, str) else one.path,
)
def test_a_page_that_costs_too_much_is_named(guide_app: Flask, page: Weighed, said: str) -> None:
    assert over(weights(guide_app, (heavy(page.path),))) == []
    found = over(weights(guide_app, (page,)))
    assert all(line.startswith(f"{page.path}: ") for line in found)
    assert any(said in line for line in found)


def test_a_page_that_grows_is_over_its_budget(guide_settings: Settings) -> None:
    noise = random.Random(1).randbytes(THEME).hex().encode()  # packs into half of itself
    app = polite_app(guide_settings)

    @app.after_request
    def grow(answer: Response) -> Response:
        answer.set_data(answer.get_data() + noise)
        return answer

    kinds = [line.rpartition("(")[2] for line in over(weights(app, (weighed(app, "/en/left/"),)))]
    assert kinds == ["first view: page and style)", "a theme)", "a step)"]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("", 1),
        ('<link rel="stylesheet" href="/a.css">', 2),
        ('<link rel="icon" href="/stylesheet.svg">', 1),
        ('<script src="/a.js"></script>', 2),
        ('<script src="/defer.js"></script>', 2),
        ('<script defer src="/a.js"></script><script type="module" src="/b.js"></script>', 1),
        ("<script>1</script>", 1),
    ],
)
def test_what_holds_up_words_is_counted(head: str, wanted: int) -> None:
    assert requests_before_text(f"<head>{head}</head>") == wanted
