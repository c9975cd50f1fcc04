"""Does a translation point to the same things as its source? Terms, sources, pages and {placeholders} must survive."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from webapp.text.inline import InlineError, pages, sources, terms
from webapp.translation.catalogs import Catalog

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def catalog_faults(catalog: Catalog) -> Iterator[tuple[int, str]]:
    """Line and message of every translation that breaks or loses what its source points to."""
    for source, words in catalog.messages.items():
        line = catalog.lines.get(source, 0)
        try:
            lost = [name for name, find in _FINDERS.items() if find(source) != find(words)]
        except InlineError as wrong:
            yield line, str(wrong)
            continue
        for name in lost:
            yield line, f"the {name} of “{source}” are not those of its translation"


def _marks(markup: str) -> Counter[str]:
    return Counter(_PLACEHOLDER.findall(markup))


_FINDERS: Mapping[str, Callable[[str], Counter[str]]] = {
    "placeholders": _marks,
    "terms": lambda markup: Counter(terms(markup)),
    "sources": lambda markup: Counter(sources(markup)),
    "pages": lambda markup: Counter(pages(markup)),
}
