"""What readers can keep on their device: the offers on pages, and the list by which a script fetches and renews it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from webapp.library import Edition, country_slug, is_clip
from webapp.narration import Narration
from webapp.web.contexts import Keeping, KeptPage, KeptPart, Link
from webapp.web.desk import Desk
from webapp.web.keeping import KEPT
from webapp.web.measures import size
from webapp.web.views.shell import page_names
from webapp.web.views.sound import offered
from webapp.web.wording import gettext, pgettext

PAGE = 9_000
"""About the bytes of a page as it travels; a theme at most 10 KB."""
BY_ITSELF = ("help", "leave")
"""Pages that the worker keeps anyway; help in general and in each country belongs to everything all the same."""

Json = dict[str, object]
Asked = Callable[[str], str]
"""From the address of a page to its HTML."""


def list_address(desk: Desk) -> str:
    """Where the list of a language's pages is."""
    return f"/{desk.code}/keep.json"


def keep_offer(slug: str, desk: Desk) -> Keeping | None:
    """The offer to keep one page with its sound; None where the publisher has no page on which it could be seen."""
    if KEPT not in desk.guide.page_names:
        return None
    words = pgettext("keep", "Keep this part on this phone (about %(size)s)", size=_measure(slug, desk))
    return Keeping(list_address(desk), words)


def _measure(slug: str, desk: Desk) -> str:
    return size(PAGE + _bytes(desk.site.library.narration(slug, desk.code), desk), desk.language.tag)


def _part(edition: Edition, desk: Desk) -> KeptPart:
    slug = edition.theme.slug
    words = pgettext("keep", "Keep (about %(size)s)", size=_measure(slug, desk))
    return KeptPart(Link(desk.href(slug), desk.bare(edition.theme.title)), Keeping(list_address(desk), words))


def kept_page(desk: Desk) -> KeptPage:
    """All there is to keep; the device shows what of it is kept."""
    weight = size(_everything(desk), desk.language.tag)
    words = pgettext("keep", "Keep everything in this language (about %(size)s)", size=weight)
    titles = page_names(desk)
    listen = Link(desk.href("listen"), titles["listen"]) if "listen" in titles else None
    parts = tuple(_part(edition, desk) for edition in desk.site.library.themes(desk.code))
    return KeptPage(titles[KEPT], Keeping(list_address(desk), words), parts, listen)


def _everything(desk: Desk) -> int:
    """About the bytes of all pages of a language with their sound; of help in a country, the words alone."""
    library = desk.site.library
    scripts = {one.slug: one for one in library.scripts(desk.code)}
    silent = set(map(country_slug, desk.guide.countries))
    sound = sum(_bytes(library.narration(slug, desk.code), desk) for slug in scripts if slug not in silent)
    return sound + PAGE * len(tuple(_addresses(desk)))


def _bytes(narration: Narration | None, desk: Desk) -> int:
    if narration is None:
        return 0
    if is_clip(narration.slug):
        return sum(file.bytes for file in (narration.file("mp3") or narration.file("webm"),) if file is not None)
    beside = (narration.file("vtt"), narration.file("words.vtt"))
    return offered(narration, desk)[0].bytes + sum(file.bytes for file in beside if file is not None)


def _addresses(desk: Desk) -> Iterator[str]:
    """Every page that belongs to everything, the one that shows what is kept first."""
    guide = desk.guide
    yield desk.href(KEPT)
    yield desk.href()
    yield from (desk.href(theme.slug) for theme in guide.themes)
    yield from (desk.href(name) for name in guide.page_names if name not in (KEPT, *BY_ITSELF))
    if guide.leave is not None:
        yield desk.href("leave/how")
    if guide.help is not None:
        yield desk.href("help")
        yield from (desk.href(f"help/{code.lower()}") for code in guide.countries)


def keep_list(desk: Desk, ask: Asked) -> Json:
    """Every page of a language: address, what it is made of, and a version that changes with it.

    `words` are what the script says while it keeps; `along` marks the page that is kept beside any other. Of `sounds`,
    one file of each group is enough; bytes are those of the files as they lie.
    """
    pages = [_page(address, ask(address), desk) for address in _addresses(desk)]
    return {"words": _words(), "pages": pages}


def _words() -> dict[str, str]:
    return {
        "begun": gettext("It is being kept. You can go on reading."),
        "cancelled": gettext("Cancelled. Nothing of it is kept."),
        "kept": gettext("It is kept, and opens without signal."),
        "full": gettext("There is not enough room on this phone."),
        "go": pgettext("keep", "Remove"),
        "gone": gettext("It is removed from this phone."),
    }


def _page(address: str, html: str, desk: Desk) -> Json:
    found = Parts()
    found.feed(html)
    heard = address not in {desk.href(f"help/{code.lower()}") for code in desk.guide.countries}
    groups = [group for group in found.groups if group and heard]
    files = [one for one in dict.fromkeys(found.files) if heard or not one.startswith("/sound/")]
    measured = [{"href": one, "bytes": _weight(one, desk)} for one in files]
    sounds = [[{"href": one, "type": kind, "bytes": _weight(one, desk)} for one, kind in group] for group in groups]
    told: Json = {
        "href": address,
        "version": hashlib.sha256(html.encode()).hexdigest()[:12],
        "bytes": len(html.encode()),
        "files": measured,
        "sounds": sounds,
    }
    if address == desk.href(KEPT):
        told["along"] = True
    return told


def _weight(address: str, desk: Desk) -> int:
    """The bytes of a file of ours, unpacked."""
    name = address.rpartition("/")[2]
    if address.startswith("/static/"):
        return len(desk.site.assets.files[name].content)
    stem, _, suffix = name.partition(".")
    path = desk.site.library.store.path_of(stem, suffix)
    return path.stat().st_size if path is not None else 0


@dataclass
class Parts(HTMLParser):
    """What a page is made of: files that it needs, and groups of sounds of which one is enough."""

    files: list[str] = field(default_factory=list)
    groups: list[list[tuple[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin to read."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down what a tag names."""
        told = {name: value or "" for name, value in attrs}
        if tag == "audio":
            self.groups.append([])
        elif tag == "source":
            self.groups[-1].append((told["src"], told["type"]))
        else:
            self.files += _needed(tag, told)


def _needed(tag: str, told: dict[str, str]) -> Iterator[str]:
    """The addresses of files that the page cannot do without; the list of chapters is an extra of some browsers."""
    if tag == "link" and told.get("rel") in ("stylesheet", "icon"):
        yield told["href"]
    elif tag in ("script", "track") and "src" in told and told.get("kind") != "chapters":
        yield told["src"]
    elif tag == "a" and "hear" in told.get("class", "").split():
        yield told["href"]
