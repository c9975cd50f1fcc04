"""Rules about words: the deny lists, words in company, metaphors, initials, and what titles never say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from webapp.text.rules.book import Beside, Deny, Few, is_of, speaks
from webapp.text.rules.finding import Finding
from webapp.text.rules.manuscript import Line, Manuscript, Page
from webapp.text.rules.tokens import folded, holds

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|‘[^’]*’")
_BRACKETED = re.compile(r"\([^)]*\)")
_INITIALS = re.compile(r"(?<![\w-])[A-Z][A-Z-]*[A-Z](?![\w])")


def denied(text: Manuscript) -> Iterator[Finding]:
    """Words that the rule book refuses."""
    entries = [(deny, deny.phrases, deny.shelter) for deny in text.book.deny if speaks(deny.lang, text.code)]
    for line in text.lines:
        sought = line.folded
        for deny, phrases, shelter in entries:
            if (
                holds(sought, phrases, clitics=deny.clitics)
                and deny.scope.covers(line)
                and (word := denied_word(deny, line.text, phrases, shelter))
            ):
                yield line.found(deny.rule, f"“{word}”. {deny.instead}", deny.severity)


def denied_word(deny: Deny, text: str, phrases: Iterable[str] = (), shelter: Iterable[str] = ()) -> str | None:
    """The word of a deny entry that a sentence uses, or None. `phrases` and `shelter` may be handed in, folded."""
    if deny.quoted:
        text = _QUOTED.sub(" , ", text)
    if deny.bracketed:
        text = _BRACKETED.sub(" , ", text)
    return holds(folded(text), phrases or deny.phrases, shelter or deny.shelter, deny.clitics)


def in_company(text: Manuscript) -> Iterator[Finding]:
    """Words that may not stand in one sentence, or not alone."""
    rules = [beside for beside in text.book.beside if speaks(beside.lang, text.code)]
    for line in text.lines:
        for beside in rules:
            if beside.scope.covers(line) and (pair := beside_words(beside, line.folded)):
                yield line.found(beside.rule, f"{pair}. {beside.instead}", beside.severity)


def beside_words(beside: Beside, text: str) -> str | None:
    """What a beside entry finds in a folded sentence, in words; or None."""
    allow = tuple(map(folded, beside.allow))
    word = holds(text, map(folded, beside.words), allow, beside.clitics)
    if word is None:
        return None
    if beside.always and not holds(text, map(folded, beside.always), (), beside.clitics):
        return f"“{word}” without “{beside.always[0]}”"
    near = holds(text, map(folded, beside.never), allow, beside.clitics)
    return f"“{word}” and “{near}” in one sentence" if near else None


def metaphors(text: Manuscript) -> Iterator[Finding]:
    """At most so many different pictures on a page, each explained on the spot."""
    for few in text.book.few:
        if speaks(few.lang, text.code):
            for page in text.themes:
                yield from _metaphors(page, few)


def _metaphors(page: Page, few: Few) -> Iterator[Finding]:
    phrases = {folded(word): folded(few.words[0]) for word in few.words}
    seen: dict[str, Line] = {}
    for line, after in pairwise((*page.prose, None)):
        word = holds(line.folded, phrases) if line else None
        if line is None or word is None or word in seen:
            continue
        seen[word] = line
        tags = (*line.facts, *(after.facts if after else ()))
        if few.mark and len(seen) <= few.most and not any(is_of(tag, few.mark) for tag in tags):
            yield line.found(
                few.rule, f"“{word}” is a picture. Explain it in the next sentence, and tag that {few.mark}."
            )
        if len(seen) > few.most:
            yield line.found(
                few.rule, f"“{word}” is one picture too many for a page; {few.most} at most. {few.instead}"
            )


def initials(text: Manuscript) -> Iterator[Finding]:
    """Initials are explained: they stand in a term or meaning of the glossary, or everybody knows them."""
    if not text.guide.glossary:
        return
    known = set(text.book.initials)
    for term in text.guide.glossary.values():
        known.update(_INITIALS.findall(" ".join((term.term, *term.meaning))))
    for page in text.pages:
        for line in page.lines:
            for found in sorted(set(_INITIALS.findall(line.text)) - known):
                yield line.found("R24", f"“{found}” is not explained. Add it to glossary.toml, or write it out.")


def titles(text: Manuscript) -> Iterator[Finding]:
    """What a title, a slug, a file or the guide's name never says: it may be seen by others."""
    never = [(tuple(map(folded, one.words)), one.clitics) for one in text.book.titles]
    for line, name in _names(text):
        sought = folded(name.replace("_", " "))
        if word := next(filter(None, (holds(sought, words, clitics=clitics) for words, clitics in never)), None):
            yield line.found(
                "titles", f"“{word}” in “{name}”. Titles and names may be seen by others: choose a quieter one."
            )


def _names(text: Manuscript) -> Iterator[tuple[Line, str]]:
    for page in text.pages:
        for line in page.lines:
            if line.block == "title":
                yield from ((line, line.text), (line, page.slug))
    place = Line(text.guide.path, 0, "guide", "", "", "data", 0, "")
    for name in (text.guide.name, *text.guide.tagline, *text.guide.page_names):
        yield place, name
    for name in text.guide.drawings:
        yield Line(text.content / "drawings" / f"{name}.svg", 0, "drawings", "", "", "data", 0, ""), name


def long_headings(text: Manuscript) -> Iterator[Finding]:
    """Titles and headings are short."""
    most = text.limits.heading
    for page in text.pages:
        for line in page.lines:
            if line.block in ("title", "heading") and (long := text.long(line.text)) > most:
                yield line.found("R23", f"{long} {text.limits.unit} in a heading; {most} at most. Shorten it.")


SOURCE_AND_TRANSLATION = (denied, in_company, titles)
RULES = (*SOURCE_AND_TRANSLATION, metaphors, initials, long_headings)
