"""Writing templates and catalogs for translators; what each language still lacks."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog as Entries
from babel.messages.pofile import write_po

from webapp.text.guide import Guide, Language
from webapp.translation.catalogs import read_entries, reviewers_marks
from webapp.translation.extraction import extract
from webapp.translation.reviews import NOBODY, Review, review_of


def po_bytes(entries: Entries, header: str) -> bytes:
    """A catalog as the bytes of a `.po` file: no dates, no line numbers, so that only words make a difference."""
    entries.header_comment = f"# {header}"
    out = BytesIO()
    write_po(out, entries, width=0, omit_header=False, include_lineno=False, ignore_obsolete=True)
    kept = (
        line
        for line in out.getvalue().split(b"\n")
        if not line.startswith((b'"POT-Creation-Date', b'"PO-Revision-Date'))
    )
    return b"\n".join(kept)


def write_templates(guide: Guide, package: Path, translations: Path) -> tuple[Path, ...]:
    """Write `translations/<domain>.pot` for every domain; the paths whose words changed."""
    changed = []
    for domain, entries in extract(guide, package).items():
        path = translations / f"{domain}.pot"
        if write_whole(
            path, po_bytes(entries, f"Words to translate: {domain}. Made by `webapp translations extract`.")
        ):
            changed.append(path)
    return tuple(changed)


def update_catalogs(guide: Guide, package: Path, translations: Path) -> tuple[Path, ...]:
    """Bring every language's catalogs up to the templates; finished translations are kept. The paths that changed."""
    changed = []
    for domain, template in extract(guide, package).items():
        for language in guide.languages[1:]:
            path = translations / language.catalog / "LC_MESSAGES" / f"{domain}.po"
            entries = read_entries(path) if path.is_file() else Entries(locale=language.catalog)
            entries.update(template, no_fuzzy_matching=True)
            entries.obsolete.clear()
            if write_whole(path, po_bytes(entries, f"{language.tag}: {domain}.")):
                changed.append(path)
    return tuple(changed)


def write_whole(path: Path, content: bytes) -> bool:
    """Write all of a file, or nothing; False where it holds just that already."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)
    return True


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a domain a language has: counts of messages, and how far all of them were checked."""

    language: Language
    domain: str
    total: int
    done: int
    fuzzy: int
    review: Review = NOBODY


def status(guide: Guide, package: Path, translations: Path) -> tuple[Share, ...]:
    """What each language has of each domain."""
    templates = extract(guide, package)
    return tuple(
        _share(language, domain, template, translations / language.catalog / "LC_MESSAGES" / f"{domain}.po")
        for language in guide.languages[1:]
        for domain, template in templates.items()
    )


def _share(language: Language, domain: str, template: Entries, path: Path) -> Share:
    have: Mapping[tuple[object, object], bool] = {}
    fuzzy, marks = 0, dict[tuple[object, object], Mapping[str, str]]()
    if path.is_file():
        entries = [message for message in read_entries(path) if message.id]
        have = {(m.id, m.context): _finished(m.string) and not m.fuzzy for m in entries}
        fuzzy = sum(message.fuzzy for message in entries)
        marks = {(m.id, m.context): reviewers_marks(path, m) for m in entries}
    wanted = [(message.id, message.context) for message in template if message.id]
    review = review_of(marks.get(key, {}) for key in wanted)
    return Share(language, domain, len(wanted), sum(have.get(key, False) for key in wanted), fuzzy, review)


def _finished(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)
