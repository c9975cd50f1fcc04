"""Where one sentence ends and another begins. Only to notice it: the text itself is never cut by a program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

TERMINATORS = ".!?…।۔。؟！？"
_CLOSERS = "”’\"'»)]）」』"
_OPENERS = "“‘\"'«([（「『¿¡"
_END = re.compile(rf"[{re.escape(TERMINATORS)}]+(?:[\u00a0\u202f]?[{re.escape(_CLOSERS)}])*(?P<gap>\s*)(?=\S)")
_ABBREVIATIONS = frozenset(
    {
        "al",
        "approx",
        "co",
        "dr",
        "dra",
        "eg",
        "etc",
        "ext",
        "ie",
        "mr",
        "mrs",
        "ms",
        "no",
        "nos",
        "p",
        "pág",
        "pp",
        "prof",
    }
    | {"sr", "sra", "srta", "st", "ud", "uds", "vs"}
)


def cuts(text: str, abbreviations: Collection[str] = ()) -> Iterator[int]:
    """The places (character offsets) where a second sentence begins.

    >>> list(cuts("See Dr. Khan. They listen."))
    [14]
    >>> list(cuts("“Stay!” they say."))
    []
    """
    known = _ABBREVIATIONS | {one.casefold().rstrip(".") for one in abbreviations}
    for match in _END.finditer(text):
        if _begins(text, match) and not _shortened(text, match.start(), known):
            yield match.end()


def _begins(text: str, match: re.Match[str]) -> bool:
    if not match["gap"] and not {"。", "！", "？"} & set(match[0]):
        return False
    rest = text[match.end() :].lstrip(_OPENERS)
    return bool(rest) and (rest != text[match.end() :] or unicodedata.category(rest[0]) in ("Lu", "Lt", "Lo", "Nd"))


def _shortened(text: str, stop: int, known: Collection[str]) -> bool:
    if text[stop] != ".":
        return False
    word = re.split(r"[\s(“\"]", text[:stop])[-1]
    return word.casefold().replace(".", "") in known or bool(re.fullmatch(r"(\w\.)*[^\W\d_]", word) and word.isupper())


def pieces(text: str, abbreviations: Collection[str] = ()) -> Iterator[str]:
    """The sentences of a free text."""
    start = 0
    for cut in cuts(text, abbreviations):
        yield text[start:cut].strip()
        start = cut
    yield text[start:].strip()


def has_end(text: str) -> bool:
    """Whether a sentence is finished: by a terminator, or by a colon that leads into a list."""
    return text.rstrip(_CLOSERS + " \u00a0\u202f").endswith((*TERMINATORS, ":", "："))
