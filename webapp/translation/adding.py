"""A new language: its row in guide.toml, its empty catalogs, and its pronunciation file."""

from __future__ import annotations

from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError

from webapp.errors import CatalogError, ContentError
from webapp.text import Language, load_guide
from webapp.translation.files import update_catalogs, write_whole

_ROW = """\
[[languages]]
code = "{code}"
tag = "{tag}"
catalog = "{catalog}"
draft = "machine"
native = ""
clinician = ""
lived = ""

"""
_PRONUNCIATION = """\
# What is shown = what is said. Whole words, case kept. Abbreviations, names of services and their numbers need a line.

[words]
"""


def language_of(tag: str) -> Language:
    """The language of a BCP 47 tag, with the names that the guide uses for it. Raises `CatalogError`.

    >>> language_of("zh-hans") == Language(code="zh-hans", tag="zh-Hans", catalog="zh_Hans")
    True
    """
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError, TypeError) as wrong:
        raise CatalogError(f"“{tag}” is no language that CLDR knows; write a tag like sw, pt-BR or zh-Hans") from wrong
    parts = [locale.language, locale.script or "", locale.territory or ""]
    known = "-".join(part for part in parts if part and part.lower() in tag.lower().split("-"))
    return Language(known.lower(), known, known.replace("-", "_"))


def add_language(tag: str, content: Path, translations: Path, package: Path) -> Language:
    """Add a language to the guide of a content folder. What is there already is kept.

    Raises `CatalogError` for a tag that is none or stands in guide.toml, `ContentError` where that is broken.
    """
    language, path = language_of(tag), content / "guide.toml"
    known = load_guide(content).language(language.code)
    if known is not None:
        raise CatalogError(f"{path}: “{known.code}” is a language of the guide already")
    write_whole(path, _with_row(path, language).encode())
    spoken = content / "pronunciation" / f"{language.code}.toml"
    if not spoken.exists():
        spoken.parent.mkdir(exist_ok=True)
        write_whole(spoken, _PRONUNCIATION.encode())
    update_catalogs(load_guide(content), package, translations)
    return language


def _with_row(path: Path, language: Language) -> str:
    """The text of guide.toml with a row after the last language."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    heads = [number for number, line in enumerate(lines) if line.startswith("[")]
    rows = [number for number in heads if lines[number].strip() == "[[languages]]"]
    if not rows:
        raise ContentError(path, 0, "no [[languages]] stands at the beginning of a line; add the new one by hand")
    after = next((number for number in heads if number > rows[-1]), len(lines))
    row = _ROW.format(code=language.code, tag=language.tag, catalog=language.catalog)
    return "".join((*lines[:after], *([] if lines[after - 1].endswith("\n") else ["\n"]), row, *lines[after:]))
