"""Reading age, as textstat measures it. A score is never proof that a text is clear; a bad one is a sign."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from webapp.text.rules.finding import Finding
from webapp.text.rules.manuscript import Manuscript, Page
from webapp.text.rules.splitting import has_end

_FEWEST = 5  # sentences; fewer say nothing


class Measure(Protocol):
    """The part of textstat that is used here."""

    def set_lang(self, lang: str) -> None:
        """Choose the language of the syllables."""

    def flesch_kincaid_grade(self, text: str) -> float:
        """The Flesch-Kincaid grade: school years."""

    def smog_index(self, text: str) -> float:
        """The SMOG index: school years."""

    def fernandez_huerta(self, text: str) -> float:
        """Fernández-Huerta: 0 hard to 100 easy."""


def measure_for(lang: str, module: str = "textstat") -> Measure | None:
    """Textstat for a language, apart from every other user of it; None where it is not installed."""
    try:
        found = importlib.import_module(module)
    except ImportError:
        return None
    measure: Measure = type(found.textstat)()
    measure.set_lang(lang)
    return measure


def too_hard(text: Manuscript) -> Iterator[Finding]:
    """No page is harder to read than the language's limits; names are taken out first."""
    limits = text.limits
    if not (limits.grade or limits.smog or limits.ease):
        return
    if (measure := measure_for(text.code)) is None:
        yield Finding(
            text.content, 0, "R1", "the reading grade was not measured: textstat is not installed.", "warning"
        )
        return
    for page in text.pages:
        if len(page.prose) >= _FEWEST:
            yield from _judged(text, page, measure)


def _judged(text: Manuscript, page: Page, measure: Measure) -> Iterator[Finding]:
    limits, body = text.limits, without_names((line.text for line in page.prose), text.book.names)
    if limits.grade and (grade := measure.flesch_kincaid_grade(body)) > limits.grade:
        yield page.found(
            "R1", f"Flesch-Kincaid grade {grade:.1f}; {limits.grade:g} at most. Use shorter words and sentences."
        )
    if limits.smog and (smog := measure.smog_index(body)) > limits.smog:
        yield page.found("R1", f"SMOG {smog:.1f}; {limits.smog:g} at most. Use fewer words of three syllables or more.")
    if limits.ease and (ease := measure.fernandez_huerta(body)) < limits.ease:
        message = f"Fernández-Huerta {ease:.0f}; {limits.ease:g} or more is wished. Use shorter words and sentences."
        yield page.found("R1", message, "warning")


def without_names(sentences: Iterable[str], names: Iterable[str]) -> str:
    """The sentences as one text, without names that cannot be said more simply."""
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"\(?(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)\)?", re.IGNORECASE)
    bare = (" ".join(pattern.sub("", sentence).split()) if longest_first else sentence for sentence in sentences)
    return "\n".join(_ended(sentence) for sentence in bare if re.search(r"\w", sentence))


def _ended(sentence: str) -> str:
    """With a full stop where there is none, for textstat counts by it."""
    return sentence if has_end(sentence) and not sentence.endswith(":") else f"{sentence.rstrip(':')}."


SOURCE_AND_TRANSLATION = (too_hard,)
RULES = SOURCE_AND_TRANSLATION
