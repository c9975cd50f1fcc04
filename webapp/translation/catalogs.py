"""Reading gettext catalogs. A fuzzy or empty entry is never shown and never spoken: health words must not guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog as Entries
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from webapp.errors import CatalogError
from webapp.text.ids import normalised
from webapp.translation.reviews import Marks, marks_in

_LINE = re.compile(r'|#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s+)?"([^"\\]|\\.)*"')


@dataclass(frozen=True, slots=True)
class Catalog:
    """The finished translations of one domain: source sentence → translation, its line, and who has checked it."""

    path: Path
    messages: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    checks: Mapping[str, Marks] = field(default_factory=dict)

    def get(self, source: str) -> str | None:
        """The translation, or None where there is none that may be shown."""
        return self.messages.get(source)


def read_entries(path: Path) -> Entries:
    """The raw entries of a `.po` or `.pot` file. Raises `CatalogError` where it is missing or broken."""
    try:
        text = path.read_text(encoding="utf-8")
        _refuse_broken_lines(path, text)
        return read_po(text.splitlines(), abort_invalid=True)
    except FileNotFoundError as gone:
        raise CatalogError(f"{path}: this catalog is missing; `webapp translations update` makes it") from gone
    except (PoFileError, UnicodeDecodeError, ValueError) as wrong:
        raise CatalogError(f"{path}: not a valid catalog: {wrong}") from wrong


def _refuse_broken_lines(path: Path, text: str) -> None:
    """Babel mends what it cannot read; a lost quotation mark would cost words without anybody knowing."""
    for number, line in enumerate(text.splitlines(), 1):
        if not _LINE.fullmatch(line.strip()):
            raise CatalogError(f"{path}:{number}: not a line of a catalog: {line.strip()[:60]}")


def read_catalog(path: Path) -> Catalog:
    """The finished translations of a `.po` file. Raises `CatalogError` where it is missing or broken."""
    ready = [m for m in read_entries(path) if m.id and m.string and not m.fuzzy and isinstance(m.id, str)]
    return Catalog(
        path,
        {normalised(str(m.id)): normalised(str(m.string)) for m in ready},
        {normalised(str(m.id)): m.lineno or 0 for m in ready},
        {normalised(str(m.id)): marks for m in ready if (marks := reviewers_marks(path, m))},
    )


def reviewers_marks(path: Path, message: Message) -> Marks:
    """Who has checked a message of a catalog. Raises `CatalogError`, with file and line, for a mark that is none."""
    try:
        return marks_in(message.user_comments)
    except ValueError as wrong:
        raise CatalogError(f"{path}:{message.lineno or 0}: not a mark of a reviewer: {wrong}") from wrong


def read_catalogs(folder: Path, domains: Iterable[str]) -> Mapping[str, Catalog]:
    """The catalogs of one language, by domain. `folder` is `translations/<catalog>`.

    A language that is listed must have its folder (`CatalogError` otherwise); a domain without a file is untranslated.
    """
    messages = folder / "LC_MESSAGES"
    if not messages.is_dir():
        raise CatalogError(
            f"{messages}: guide.toml lists this language, but it has no catalogs; run `webapp translations update`"
        )
    paths = {domain: messages / f"{domain}.po" for domain in domains}
    return {domain: read_catalog(path) if path.is_file() else Catalog(path) for domain, path in paths.items()}
