"""Rules about the skeleton: valid markup, headings, ids, landmarks, language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.page_rules.page import CONTROLS, Page, local, show, words

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for")
LANDMARKS = {"nav": "nav", "aside": "aside", "section": "region", "form": "form", "search": "search"}


def markup_is_valid(page: Page) -> Iterator[str]:
    """A strict HTML5 parser has nothing to complain of."""
    yield from page.errors


def one_heading_names_the_page(page: Page) -> Iterator[str]:
    """There is one h1, and the title begins with it (after "Error:", where a form failed)."""
    headings, titles = page.all("h1"), [one for one in page.all("title") if local(one) == str(one.tag)]
    if len(headings) != 1:
        yield f"the page has {len(headings)} h1, not one"
        return
    title = words(titles[0]) if len(titles) == 1 else ""
    if not title.startswith((words(headings[0]), f"Error: {words(headings[0])}")):
        yield f"the title “{title}” does not begin with the h1 “{words(headings[0])}”"


def headings_never_skip(page: Page) -> Iterator[str]:
    """The first heading is the h1, and no level is left out on the way down."""
    level = 0
    for heading in page.all(*HEADINGS):
        now = int(local(heading)[1])
        if now > level + 1:
            yield f"{show(heading)} comes after {f'h{level}' if level else 'nothing'}"
        level = now


def headings_say_something(page: Page) -> Iterator[str]:
    """No heading, link target or list item is empty."""
    for one in page.all(*HEADINGS, "li", "summary", "dt", "dd", "figcaption", "caption", "th", "legend"):
        if not words(one) and not any(local(x) in CONTROLS for x in one.iter()):
            yield f"{show(one)} is empty"


def words_explained_are_plain_text(page: Page) -> Iterator[str]:
    """A dt holds text and no element: Orca, reading on through a page, passes over the words of any other."""
    for one in page.all("dt"):
        if any(isinstance(inner.tag, str) for inner in one):
            yield f"{show(one)} holds another element"


def ids_are_unique(page: Page) -> Iterator[str]:
    """No id stands twice; deep links and labels depend on it."""
    for name, times in Counter(page.ids).items():
        if times > 1 or not name or " " in name:
            yield f"the id “{name}” stands {times} times"


def language_and_direction_are_said(page: Page) -> Iterator[str]:
    """`lang` and `dir` stand on html and on #page, and agree."""
    outer, inner = page.all("html"), page.by_id("page")
    places = [*outer, *([inner] if inner is not None else [])]
    if not places:
        yield "neither html nor #page is there to say a language"
    for place in places:
        if not place.get("lang") or place.get("dir") not in ("ltr", "rtl"):
            yield f"{show(place)[:80]} lacks lang or dir"
    if len({(place.get("lang"), place.get("dir")) for place in places}) > 1:
        yield "html and #page speak different languages or directions"


def every_reference_arrives(page: Page) -> Iterator[str]:
    """What `aria-labelledby`, `for` and `href="#…"` name is on the page."""
    if not page.whole:
        return
    known = set(page.ids)
    for one in page.elements:
        for key in REFERENCES:
            for name in one.get(key, "").split():
                if name not in known:
                    yield f"{show(one)} names “{name}”, which is not there"
        href = one.get("href", "")
        if local(one) == "a" and href.startswith("#") and href[1:] not in known:
            yield f"{show(one)} leads nowhere on the page"


def one_main_part(page: Page) -> Iterator[str]:
    """There is one main, and the h1 stands in it."""
    mains = page.all("main")
    if len(mains) != 1:
        yield f"the page has {len(mains)} main, not one"
    elif not any(local(one) == "h1" for one in mains[0].iter()):
        yield "the h1 does not stand in main"


def repeated_landmarks_are_named(page: Page) -> Iterator[str]:
    """Where a kind of landmark comes twice, each has a name of its own."""
    kinds: dict[str, list[str]] = {}
    for one in page.elements:
        kind = one.get("role") or LANDMARKS.get(local(one), "")
        name = page.name(one) if one.get("aria-label") or one.get("aria-labelledby") else ""
        if kind in ("region", "form") and not name:
            continue  # without a name these are no landmarks
        if kind in (*LANDMARKS.values(), "navigation", "complementary") and not page.hidden(one):
            kinds.setdefault({"navigation": "nav", "complementary": "aside"}.get(kind, kind), []).append(name)
    for kind, names in kinds.items():
        if len(names) > 1 and (not all(names) or len(set(names)) < len(names)):
            yield f"{len(names)} landmarks of kind {kind}, named {names}"


def nothing_clickable_inside_another(page: Page) -> Iterator[str]:
    """No link, button or field stands inside another."""
    for one in page.all(*CONTROLS):
        for outer in page.above(one):
            if local(outer) in ("a", "button", "summary") and local(one) != "input":
                yield f"{show(one)} stands inside {show(outer)}"


def lists_hold_items(page: Page) -> Iterator[str]:
    """A list holds list items and nothing else."""
    for one in page.all("ul", "ol"):
        strange = [child for child in one if local(child) not in ("li", "script", "template")]
        if strange or not len(one):
            yield f"{show(one)} holds {[local(child) for child in strange] or 'nothing'}"
