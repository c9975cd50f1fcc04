"""Rules about what will be heard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from webapp.text.rules.finding import Finding
from webapp.text.rules.manuscript import Manuscript
from webapp.text.spoken import spoken_form

_CAPITALS = re.compile(r"(?<![\w])[^\W\d_]{2,5}(?!\w)")
_ROMAN = re.compile(r"[IVX]+")


def without_spoken_form(text: Manuscript) -> Iterator[Finding]:
    """Two to five capitals may be initials or a word: a pronunciation file says which. Without such a file: nothing."""
    if text.code not in text.guide.pronunciation:
        return
    aliases = text.guide.aliases(text.code)
    for line in text.lines:
        for word in abbreviations(line.markup, aliases):
            message = f"“{word}” has no spoken form. Write in pronunciation/{text.code}.toml how it is said."
            yield line.found("spoken", message, "warning")


def abbreviations(markup: str, aliases: Mapping[str, str]) -> list[str]:
    """The abbreviations of a sentence that stand in no entry of a pronunciation file, each once."""
    rest = spoken_form(markup, dict.fromkeys(aliases, "–"), "").spoken
    found = (one[0] for one in _CAPITALS.finditer(rest))
    return sorted({word for word in found if word.isupper() and not _ROMAN.fullmatch(word)})


SOURCE_AND_TRANSLATION = (without_spoken_form,)
