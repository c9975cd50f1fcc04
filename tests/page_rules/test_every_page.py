"""Every page of our guide and of the bread guide, read by every rule, with no dead link between them."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.conftest import careful_client
from tests.house.test_words import SUBJECT
from tests.page_rules import PageClient, read_page
from tests.page_rules.crawl import NEUTRAL, Visit, crawl
from tools.reports import note
from webapp.settings import Settings
from webapp.web import create_app

Visits = dict[str, Visit]
DEEP = re.compile(r"/(help/\w+|leave/how)/$")  # from the page of its kind, which is nearer


def fronts(app: Flask) -> list[str]:
    return [f"/{language.code}/" for language in app.extensions["webapp"].guide.languages]


class NotingClient(PageClient):
    """A careful client that also writes down what the rules said, for the report."""

    def told(self, path: str, rules: int, found: tuple[str, ...]) -> None:
        """Note a page."""
        broken = {one.partition(":")[0] for one in found}
        note(f"page rules, {self.application.extensions['webapp'].guide.name}", path, rules - len(broken), found)


def walk(app: Flask) -> Visits:
    return crawl(careful_client(app, NotingClient), "/", "/languages/", *fronts(app))


@pytest.fixture(scope="session")
def visits(any_app: Flask) -> Visits:
    """Every address of each guide in turn; on the way each page is read by every rule."""
    return walk(any_app)


def pages(visits: Visits) -> list[Visit]:
    return [one for one in visits.values() if one.type == "text/html" and one.status == 200]


def test_no_link_is_dead(visits: Visits) -> None:
    dead = [f"{one.path}: {one.status}, named by {one.named_by}" for one in visits.values() if one.status >= 400]
    assert dead == []


def test_every_fragment_arrives(visits: Visits) -> None:
    lost = []
    ids = {one.path: one.ids for one in pages(visits)}
    for one in pages(visits):
        for to, fragment in one.links:
            if fragment and not fragment.startswith("t=") and to in ids and fragment not in ids[to]:
                lost.append(f"{one.path} names {to}#{fragment}")
    assert lost == []


def test_every_page_of_the_guide_is_reached(any_app: Flask, visits: Visits) -> None:
    guide = any_app.extensions["webapp"].guide
    wanted = {
        f"/{language.code}/{slug}/"
        for language in guide.languages
        for slug in (*(theme.slug for theme in guide.themes), *guide.page_names)
    }
    assert wanted - {one.path for one in pages(visits)} == set()


def steps_from(front: str, ways: dict[str, set[str]]) -> dict[str, int]:
    """How many links lie between a page and every other."""
    found, reached = {front: 0}, [front]
    for path in reached:
        for to in ways.get(path, set()) - set(found):
            found[to] = found[path] + 1
            reached.append(to)
    return found


def test_everything_is_two_steps_from_the_front_door(any_app: Flask, visits: Visits) -> None:
    ways = {one.path: {to for to, _ in one.links} for one in pages(visits)}
    for front in fronts(any_app):
        steps = {path: count for path, count in steps_from(front, ways).items() if path.startswith(front)}
        assert len(steps) > 8
        far = [path for path, count in steps.items() if count > 2 and path in ways and not DEEP.search(path)]
        assert far == []


def test_a_block_is_the_same_page_for_htmx(any_app: Flask, visits: Visits) -> None:
    client = careful_client(any_app)
    for visit in pages(visits):
        # Pages of countries are all made alike: those of some tell for the others.
        many = "/help/" in visit.path and not visit.path.endswith(("/help/", "b/", "g/"))
        if many or visit.path.endswith(NEUTRAL) or not visit.path.startswith(("/en/", "/ar/")):
            continue
        block = client.get(visit.path, headers={"HX-Request": "true"})
        whole = client.get(visit.path, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
        assert whole.text == visit.html
        assert not read_page(block.text).whole
        assert block.text.partition('id="page"')[2].strip() in visit.html
        assert "HX-Request" in block.headers["Vary"]
        assert block.headers["ETag"] != whole.headers["ETag"]


@pytest.mark.parametrize("path", ["nothing/", "start/nothing/", "help/zz/", "help/GB/"])
def test_an_error_is_a_page_too(any_app: Flask, path: str) -> None:
    client = careful_client(any_app)
    for front in fronts(any_app):
        answer = client.get(front + path)
        assert answer.status_code == 404
        assert read_page(answer.text).all("html")[0].get("lang", "").lower().startswith(front.strip("/"))


def test_the_guide_is_complete_before_there_is_sound(soundless_settings: Settings) -> None:
    visits = crawl(careful_client(create_app(soundless_settings)), "/en/", within="/en/")
    assert len(pages(visits)) > 20
    assert [one.path for one in visits.values() if one.status >= 400] == []
    assert all(not one.page.all("audio") for one in pages(visits))


def test_bread_knows_nothing_of_another_subject(bread_settings: Settings) -> None:
    told = "\n".join(f"{one.path} {one.html}" for one in walk(create_app(bread_settings)).values())
    named = re.compile(
        "|".join(rf"\b{re.escape(word)}" for word in (*SUBJECT, "danger", "helpline", "emergency")), re.I
    )
    assert named.findall(told) == []
    assert "gluten" in told


def test_the_settings_cookie_changes_no_rule(reader: PageClient) -> None:
    form = read_page(reader.get("/en/settings/").text)
    given = {one.get("name", ""): one.get("value", "") for one in form.all("input") if one.get("type") == "radio"}
    assert reader.post("/en/settings/", data=given).status_code == 303
    assert reader.get("/en/start/").status_code == 200
