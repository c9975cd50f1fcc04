"""A page as a careful reader meets it: the parsed tree, and the few questions the rules ask of it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from xml.etree.ElementTree import Element

import html5lib

CONTROLS = ("a", "button", "input", "select", "textarea", "summary", "audio", "video", "iframe")
OFFERS = ("help", "leave")


@dataclass(frozen=True)
class Page:
    """One HTML answer: a whole page, or the block of one that htmx asked for.

    `offers` names what the guide has beside its text, in the order its links must come: help, leave.
    `errors` are what a strict parser complained of, with line and column.
    """

    root: Element
    whole: bool
    errors: tuple[str, ...] = ()
    offers: tuple[str, ...] = OFFERS

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element in document order."""
        return tuple(one for one in self.root.iter() if not callable(one.tag))

    @cached_property
    def parents(self) -> dict[Element, Element]:
        """The parent of each element."""
        return {child: one for one in self.elements for child in one}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id, repeats included."""
        return tuple(one.attrib["id"] for one in self.elements if "id" in one.attrib)

    def all(self, *tags: str) -> tuple[Element, ...]:
        """The elements with one of these tags, in document order."""
        if len(tags) == 1:
            return self._by_tag.get(tags[0], ())
        return tuple(one for one in self.elements if local(one) in tags)

    @cached_property
    def _by_tag(self) -> dict[str, tuple[Element, ...]]:
        """The elements with each tag: rules ask many times."""
        found: dict[str, list[Element]] = {}
        for one in self.elements:
            found.setdefault(local(one), []).append(one)
        return {tag: tuple(those) for tag, those in found.items()}

    def by_id(self, name: str) -> Element | None:
        """The element with that id, if any."""
        return next((one for one in self.elements if one.get("id") == name), None)

    def above(self, element: Element) -> Iterator[Element]:
        """The ancestors, nearest first."""
        while (parent := self.parents.get(element)) is not None:
            yield parent
            element = parent

    def hidden(self, element: Element) -> bool:
        """True where it is kept from all (`hidden`, `template`, `head`) or from screen readers (`aria-hidden`)."""
        line = (element, *self.above(element))
        return any(
            "hidden" in x.attrib or x.get("aria-hidden") == "true" or local(x) in ("template", "head") for x in line
        )

    def name(self, element: Element) -> str:
        """The accessible name, in short: labelledby, label, its own words and alternatives, its `<label>`, title."""
        references = [self.by_id(one) for one in element.get("aria-labelledby", "").split()]
        own = words(element) if local(element) not in ("audio", "video", "iframe", "select") else ""
        candidates = (
            " ".join(words(one) for one in references if one is not None),
            element.get("aria-label", ""),
            element.get("alt", ""),
            self.label(element),
            own,
            element.get("value", "") if element.get("type") in ("submit", "reset", "button") else "",
            element.get("title", ""),
        )
        return next((one.strip() for one in candidates if one.strip()), "")

    def label(self, element: Element) -> str:
        """The words of the `<label>` that is for this element, or around it."""
        if local(element) not in ("input", "select", "textarea"):
            return ""
        named = [one for one in self.all("label") if element.get("id") and one.get("for") == element.get("id")]
        around = [one for one in self.above(element) if local(one) == "label"]
        return " ".join(words(one) for one in (*named, *around))

    @cached_property
    def focusable(self) -> tuple[Element, ...]:
        """What the Tab key stops at, in document order."""
        return tuple(one for one in self.elements if _takes_focus(one) and not self.hidden(one))


def read_page(html: str, offers: tuple[str, ...] = OFFERS) -> Page:
    """Parse an HTML answer; a text without `<html` is a block of a page."""
    return _read(html, offers)


@lru_cache(maxsize=8)  # a page is often read twice in a row, but hundreds of parsed pages are too much to keep
def _read(html: str, offers: tuple[str, ...]) -> Page:
    whole = "<html" in html[:600].lower()
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root = parser.parse(html) if whole else parser.parseFragment(html)
    errors = tuple(f"line {place[0]}, column {place[1]}: {code} {given or ''}" for place, code, given in parser.errors)
    return Page(root, whole, errors, offers)


def local(element: Element) -> str:
    """The tag without its namespace."""
    return _local(element.tag)


@lru_cache(maxsize=1024)
def _local(tag: Hashable) -> str:
    return str(tag).rpartition("}")[2]


def words(element: Element) -> str:
    """What is said for an element: its text and its pictures' alternatives, white space evened out."""
    return re.sub(r"\s+", " ", "".join(_pieces(element))).strip()


def _pieces(element: Element) -> Iterator[str]:
    if (
        callable(element.tag)
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or local(element) in ("script", "style")
    ):
        return
    if local(element) in ("img", "svg"):
        yield f" {element.get('alt') or element.get('aria-label') or ''} "
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""


def show(element: Element) -> str:
    """An element for a message: its opening tag and the first words."""
    attributes = "".join(f' {key}="{value}"' for key, value in element.attrib.items() if key != "d")
    return f"<{local(element)}{attributes}>{words(element)[:50]}"


def _hides(element: Element) -> bool:
    unseen = "hidden" in element.attrib or local(element) in ("template", "head")
    return unseen or element.get("aria-hidden") == "true"


def _takes_focus(element: Element) -> bool:
    tag = local(element)
    if element.get("tabindex") is not None:
        return element.get("tabindex") != "-1"
    if tag == "a":
        return "href" in element.attrib
    if tag in ("audio", "video"):
        return "controls" in element.attrib
    return tag in CONTROLS and "disabled" not in element.attrib and element.get("type") != "hidden"
