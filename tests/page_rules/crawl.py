"""Walk a guide as a patient reader would: every link of every page, once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit

from tests.page_rules.client import PageClient
from tests.page_rules.page import Page, local, read_page

# The neutral page of the quick exit must look like nothing of ours, so it offers neither help nor a way on.
NEUTRAL = "/leave/"
NEUTRAL_MAY = frozenset({"skip_help_and_leave_come_first"})
FETCHED = {"a": "href", "link": "href", "script": "src", "img": "src", "audio": "src", "source": "src", "track": "src"}


@dataclass(frozen=True)
class Visit:
    """What an address answered, how many steps it lies from the start, and which page named it first."""

    path: str
    status: int
    type: str
    html: str
    steps: int
    named_by: str

    @property
    def page(self) -> Page:
        """The parsed page."""
        return read_page(self.html)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids on the page."""
        return frozenset(self.page.ids)

    @cached_property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Where the page leads (see `links`)."""
        return tuple(links(self.path, self.page))


def links(path: str, page: Page) -> Iterator[tuple[str, str]]:
    """Every address of this site that a page names, absolute, as path and fragment."""
    for one in page.elements:
        address = one.get(FETCHED.get(local(one), ""), "")
        if address and not urlsplit(address).scheme and not address.startswith("//"):
            whole, fragment = urldefrag(urljoin(path, address))
            yield whole, fragment


def crawl(client: PageClient, *starts: str, within: str = "/") -> dict[str, Visit]:
    """Every address `within` that can be reached from these, by its path. Each page is read by every rule."""
    found: dict[str, Visit] = {}
    waiting = deque((start, 0, "") for start in starts)
    while waiting:
        path, steps, named_by = waiting.popleft()
        if path in found or not path.startswith(within):
            continue
        found[path] = visit = ask(client, path, steps, named_by)
        if visit.type == "text/html" and visit.status == 200 and visit.ids:  # read while the page is still parsed
            waiting.extend((to, steps + 1, path) for to, _ in visit.links)
        elif visit.status in (301, 302, 303, 308):
            waiting.append((visit.html, steps, path))
    return found


def ask(client: PageClient, path: str, steps: int = 0, named_by: str = "") -> Visit:
    """One address. For a redirect, `html` is where it leads."""
    careless = NEUTRAL_MAY if path.endswith(NEUTRAL) else frozenset[str]()
    answer = client.get(path, careless=careless)
    html = answer.location or "" if 300 <= answer.status_code < 400 else ""
    if answer.mimetype == "text/html" and not html:
        html = answer.text
    return Visit(path, answer.status_code, answer.mimetype or "", html, steps, named_by)
