"""axe-core, with the AAA and WCAG 2.2 rules on, has nothing to say on any page in any colours; nor has IBM's engine."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page

from tests.browser.axe import COLOURS, axe_reading
from tests.browser.chromium import DESK
from tests.browser.conftest import Tab
from tests.browser.ibm import ibm_reading
from tests.browser.paths import AUDITED, AUDITS, EVERY_COUNTRY, KINDS, SOME_MIRRORED
from tests.reports import clean

pytestmark = pytest.mark.browser

SIGHTS: dict[str, Mapping[str, object]] = {"dark": {"color_scheme": "dark"}, "more contrast": {"contrast": "more"}}
# The whole guide on one page says nothing in other colours that its parts do not say.
SHORT = tuple(path for path in KINDS if "/all/" not in path)
FEW = (*SHORT[1:3], *(pytest.param(path, marks=pytest.mark.proof) for path in (SHORT[0], *SHORT[3:])))


def has_no_findings(page: Page, path: str) -> None:
    """Both engines read a page at one visit."""
    page.goto(path)
    clean("IBM Equal Access", path, ibm_reading(page))
    clean("axe", path, axe_reading(page))


def test_axe_finds_a_planted_fault(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/start/")
        page.evaluate("document.querySelector('h1').innerHTML = '<a href=\"/en/\"></a>'")
        assert any("link-name" in one for one in axe_reading(page).findings)


def test_ibm_finds_a_planted_fault(visit: Tab) -> None:
    with visit() as page:
        page.goto("/en/settings/")
        page.evaluate("for (const one of document.forms) one.removeAttribute('aria-label')")
        assert any("aria_form_label_unique" in one for one in ibm_reading(page).findings)


@pytest.mark.proof
def test_axe_finds_faint_words_in_letters_that_join(visit: Tab) -> None:
    with visit() as page:
        page.goto("/ar/")
        page.evaluate("document.querySelector('h1').style.color = '#aaa'")
        assert any(one.startswith("color-contrast") for one in axe_reading(page, only=COLOURS).findings)


@pytest.mark.parametrize("path", AUDITS)
def test_a_page_has_no_findings(visit: Tab, path: str) -> None:
    with visit() as page:
        has_no_findings(page, path)


@pytest.mark.proof
@pytest.mark.parametrize("code", ["en", "ar"])
def test_help_has_no_findings_in_any_country(visit: Tab, code: str) -> None:
    paths = [path for path in EVERY_COUNTRY if path.startswith(f"/{code}/") and path not in AUDITED]
    assert len(paths) > 40
    with visit() as page:
        for path in paths:
            has_no_findings(page, path)


@pytest.mark.parametrize("sight", ["dark", pytest.param("more contrast", marks=pytest.mark.proof)])
@pytest.mark.parametrize("path", [*FEW, *SOME_MIRRORED])
def test_other_colours_have_contrast_too(visit: Tab, path: str, sight: str) -> None:
    with visit(**SIGHTS[sight]) as page:
        page.goto(path)
        clean(f"axe, {sight}", path, axe_reading(page, only=COLOURS))


@pytest.mark.parametrize("path", FEW)
def test_a_page_has_no_findings_at_a_desk(visit: Tab, path: str) -> None:
    with visit(**DESK) as page:
        page.goto(path)
        clean("axe, desk", path, axe_reading(page))


@pytest.mark.parametrize("path", [*SHORT[1:3], *SOME_MIRRORED[1:3]])
def test_a_page_has_no_findings_in_forced_colours(visit: Tab, path: str) -> None:
    with visit(forced_colors="active") as page:  # axe reads the author's ink there; the system's is what is seen
        page.goto(path)
        clean("axe, forced colours", path, axe_reading(page, without=COLOURS))
