"""Rules about ways: the first links, plain links under every htmx step, nothing foreign, nothing by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.page_rules.page import Page, local, show, words

STEP = {"data-hx-target": "#page", "data-hx-select": "#page", "data-hx-swap": "outerHTML", "data-hx-push-url": "true"}
LOADS = {
    "script": "src",
    "img": "src",
    "audio": "src",
    "source": "src",
    "track": "src",
    "iframe": "src",
    "form": "action",
}


def skip_help_and_leave_come_first(page: Page) -> Iterator[str]:
    """The first Tab stops: skip to the text, then help, then leave (the last two where the guide has them)."""
    if not page.whole:
        return
    stops = [one.get("href", "") for one in page.focusable[: 1 + len(page.offers)]]
    patterns = (r"#[\w-]+", *(rf"(.*/)?{one}/([\w-]+/)?(#.*)?" for one in page.offers))
    for number, pattern in enumerate(patterns):
        stop = stops[number] if number < len(stops) else "nothing"
        here = number and re.fullmatch(r"#.*", stop) and page.offers[number - 1] == "help"  # the help page itself
        if not re.fullmatch(pattern, stop) and not here:
            yield f"Tab stop {number + 1} leads to “{stop}”, not to {('skip', *page.offers)[number]}"
    for one in page.all("a"):
        for offer in {"help", "leave"} - set(page.offers):
            if re.search(rf"/{offer}/", one.get("href", "")):
                yield f"{show(one)}, but this guide has no {offer} page"


def no_inline_style_or_script(page: Page) -> Iterator[str]:
    """Style and script come from files: a strict content policy forbids the rest."""
    for one in page.elements:
        tag = local(one)
        if "style" in one.attrib or tag == "style":
            yield f"{show(one)} has inline style"
        if tag == "script" and "src" not in one.attrib:
            yield f"{show(one)} is an inline script"
        if any(key.startswith("on") for key in one.attrib) or one.get("href", "").startswith("javascript:"):
            yield f"{show(one)} has inline script"


def htmx_stands_beside_real_links(page: Page) -> Iterator[str]:
    """Every htmx step is a real link first, says all it does, and uses the valid `data-hx-*` spelling."""
    for one in page.elements:
        yield from (f"{show(one)} has {key}, not data-{key}" for key in one.attrib if key.startswith("hx-"))
        asked = one.get("data-hx-get")
        if asked is None:
            continue
        if asked not in (one.get("href"), one.get("action")):
            yield f"{show(one)} has no href or action of the same address"
        for key, value in STEP.items():
            if one.get(key) != value:
                yield f"{show(one)} lacks {key}=“{value}”"


def telephone_links_say_their_number(page: Page) -> Iterator[str]:
    """The number that is called is the number that is read: digit for digit, in the visible words."""
    for one in page.all("a"):
        kind, _, number = one.get("href", "").partition(":")
        if kind in ("tel", "sms"):
            dialled = re.sub(r"[^\d*#]", "", re.split(r"[?&]", number)[0])
            shown = re.sub(r"[^\d*#]", "", words(one))
            if not dialled or dialled != shown:
                yield f"{show(one)} calls {dialled} and shows {shown}"


def nothing_comes_from_elsewhere(page: Page) -> Iterator[str]:
    """No file, form or prefetch goes to another host."""
    for one in page.elements:
        address = one.get(LOADS.get(local(one), ""), "")
        if local(one) == "link" and one.get("rel") not in ("alternate", "canonical", "license", "next", "prev"):
            address = one.get("href", "")
        if re.match(r"([a-z]+:)?//", address):
            yield f"{show(one)} is fetched from elsewhere"


def nothing_starts_by_itself(page: Page) -> Iterator[str]:
    """No sound, move, focus or download without being asked."""
    for one in page.elements:
        for key in ("autoplay", "autofocus", "ping"):
            if key in one.attrib:
                yield f"{show(one)} has {key}"
        if one.get("http-equiv", "").lower() == "refresh":
            yield f"{show(one)} moves by itself"
        if int(one.get("tabindex") or 0) > 0:
            yield f"{show(one)} changes the Tab order"
        if local(one) in ("audio", "video") and one.get("preload") != "none":
            yield f"{show(one)} fetches sound before it is asked to (preload is not none)"
