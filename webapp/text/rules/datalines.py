"""Reader-facing sentences that stand in data files rather than in prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from webapp.text.guide import Guide


@dataclass(frozen=True, slots=True)
class DataText:
    """A text of a data file. `block` is `data` for what must be one sentence, `remark` for free text."""

    path: Path
    line: int
    page: str
    block: str
    text: str


class _File:
    """A data file whose lines are searched for the texts that were read from it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []

    def line_of(self, text: str) -> int:
        needle = text.replace('"', '\\"')
        return next((number for number, line in enumerate(self.lines, 1) if needle in line or text in line), 0)

    def texts(self, block: str, *texts: str) -> Iterator[DataText]:
        """The texts that are not empty, each with its line."""
        for text in texts:
            if text.strip():
                yield DataText(self.path, self.line_of(text), self.path.stem, block, text)


def data_texts(guide: Guide, content: Path) -> Iterator[DataText]:
    """Every reader-facing text of guide.toml, the glossary, the sources and the helplines."""
    yield from _guide_texts(guide, _File(guide.path))
    glossary, sources, helplines = (_File(content / f"{name}.toml") for name in ("glossary", "sources", "helplines"))
    for term in guide.glossary.values():
        yield from glossary.texts("data", *term.meaning)
    for source in guide.sources.values():
        yield from sources.texts("remark", source.note)
    for row in guide.helplines:
        yield from helplines.texts("remark", row.note, row.hours)
    for country in guide.countries.values():
        yield from helplines.texts("remark", country.note)
    for directory in guide.directories:
        yield from helplines.texts("remark", directory.note)


def _guide_texts(guide: Guide, file: _File) -> Iterator[DataText]:
    yield from file.texts("data", *guide.tagline, *guide.disclaimer, *guide.credit, *guide.answers_note)
    yield from file.texts("data", guide.question, *(answer.text for answer in guide.answers), guide.example_label)
    yield from file.texts("data", *guide.before, *guide.after, *guide.statuses.values(), guide.feedback)
    yield from file.texts("data", guide.after_page, guide.voice_unnamed, guide.voice_human)
    yield from file.texts("data", *(entry.picture for entry in guide.entries))
    if guide.help:
        words = guide.help
        yield from file.texts("remark", words.label, words.choose_country, words.emergency, words.worldwide)
        yield from file.texts("data", *words.headings.values())
        yield from file.texts("remark", words.unchecked, words.last_seen, words.not_watching)
    if guide.leave:
        yield from file.texts("data", guide.leave.label, guide.leave.how_label)
