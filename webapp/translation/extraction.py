"""Templates for translators (`.pot`): one message per sentence, with the sentence id and its place as comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog as Entries
from babel.messages.extract import extract_from_dir

from webapp.text.guide import Guide
from webapp.text.ids import normalised, sentence_id
from webapp.text.model import Theme

DATA_DOMAINS = ("guide", "glossary", "sources", "helplines")
INTERFACE = "interface"
_METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
_KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_pgettext": ((1, "c"), 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
Message = tuple[str, tuple[str, ...]]


def domains(guide: Guide) -> tuple[str, ...]:
    """Every domain of the publication, the interface's apart."""
    return (*(theme.slug for theme in guide.themes), *guide.pages, *DATA_DOMAINS)


def extract(guide: Guide, package: Path) -> Mapping[str, Entries]:
    """The template of each domain. `package` is the folder of the app itself, for the interface's strings."""
    shared = {normalised(text) for text, _ in _guide_messages(guide)}
    prose = {t.slug: _template(_theme_messages(t, shared)) for t in (*guide.themes, *guide.pages.values())}
    data = {
        "guide": _template(_guide_messages(guide)),
        "glossary": _template(_glossary_messages(guide)),
        "sources": _template(_source_messages(guide)),
        "helplines": _template(_helpline_messages(guide)),
    }
    return {**prose, **data, INTERFACE: _interface(package)}


def _template(messages: Iterable[Message]) -> Entries:
    entries = Entries(charset="utf-8")
    for text, comments in messages:
        if text:
            entries.add(normalised(text), auto_comments=[f"{sentence_id(text)}", *comments])
    return entries


def _theme_messages(theme: Theme, shared: set[str]) -> Iterator[Message]:
    place = "title"
    headings = {section.heading.id: section for section in theme.sections}
    for sentence in theme.sentences():
        if sentence.id in headings:
            place = f"in “{sentence.markup}”"
        if sentence.markup not in shared:
            yield sentence.markup, ("heading" if sentence.id in headings else place,)


def _guide_messages(guide: Guide) -> Iterator[Message]:
    yield guide.name, ("the name of the guide",)
    yield from ((text, (f"section heading: {kind}",)) for kind, text in guide.headings.items())
    groups = {
        "tagline": guide.tagline,
        "before every narration": guide.before,
        "after every narration": (*guide.after, guide.after_page),
        "who reads": (guide.voice_unnamed, guide.voice_human),
        "front door, note": guide.answers_note,
        "disclaimer": guide.disclaimer,
        "credit": guide.credit,
        "front door, answer": tuple(answer.text for answer in guide.answers),
        "picture": tuple(entry.picture for entry in guide.entries),
        "status": tuple(guide.statuses.values()),
        "front door": (guide.question,),
        "label": (guide.example_label, guide.feedback),
    }
    for place, texts in groups.items():
        yield from ((text, (place,)) for text in texts)
    if guide.help is not None:
        words = guide.help
        labels = (words.label, words.choose_country, words.emergency, words.worldwide, words.unchecked, words.last_seen)
        yield from ((text, ("help page",)) for text in (*labels, words.not_watching, *words.headings.values()))
    if guide.leave is not None:
        yield from ((text, ("quick exit",)) for text in (guide.leave.label, guide.leave.how_label))


def _glossary_messages(guide: Guide) -> Iterator[Message]:
    for term in guide.glossary.values():
        yield term.term, (f"term {term.slug}",)
        yield from ((text, (f"meaning of {term.slug}",)) for text in term.meaning)


def _source_messages(guide: Guide) -> Iterator[Message]:
    for source in guide.sources.values():
        yield from ((text, (f"source {source.slug}",)) for text in (source.note, source.seen))


def _helpline_messages(guide: Guide) -> Iterator[Message]:
    for country in guide.countries.values():
        yield country.note, (f"country {country.code}",)
    for row in guide.helplines:
        yield from ((text, (f"{row.country} {row.name}",)) for text in (row.hours, row.note))
    yield from ((row.note, (row.name,)) for row in guide.directories)


def _interface(package: Path) -> Entries:
    entries = Entries(charset="utf-8")
    found = sorted(
        extract_from_dir(str(package), _METHODS, keywords=_KEYWORDS, comment_tags=["Translators:"]),
        key=lambda m: (m[0], m[1]),
    )
    for name, _, message, comments, context in found:
        entries.add(message, locations=[(f"webapp/{name}", None)], auto_comments=comments, context=context)  # type: ignore[list-item]  # a place without a line keeps diffs quiet
    return entries
