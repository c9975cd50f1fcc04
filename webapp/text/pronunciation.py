"""Reading pronunciation/<code>.toml: how hard words are said in one language (grapheme → alias, as in W3C PLS 1.0).

    [words]
    EUPD = "E, U, P, D"
    cookie = { alias = "cuki", phonemes = "ˈkuki" }

    [kept]
    MP3 = "M P three"

`[kept]` are words that no page uses at present. The alias is what every engine says; `phonemes` (IPA, as in PLS) are
carried for those who want to make a lexicon of it: no engine of the base install takes IPA.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from webapp.errors import ContentError
from webapp.text.tables import Table, line_of, read_toml

TABLES = ("words", "kept")
_IPA_MARKS = frozenset(" .|‖‿˥˦˧˨˩↗↘ꜛꜜ")


@dataclass(frozen=True, slots=True)
class Entry:
    """How one word is said: `alias` in letters that any voice reads right; `phonemes` in IPA, or ""."""

    alias: str
    phonemes: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """How words are said in one language. `kept` are those that no page has to use."""

    entries: Mapping[str, Entry]
    kept: frozenset[str] = frozenset()

    @property
    def aliases(self) -> dict[str, str]:
        """Each word and what is said for it."""
        return {word: entry.alias for word, entry in self.entries.items()}


def read_pronunciation(path: Path) -> Pronunciation:
    """The words of a pronunciation file. Raises `ContentError` with the line at fault."""
    top = Table(path, read_toml(path))
    if unknown := sorted(set(top.values) - set(TABLES)):
        raise ContentError(path, line_of(path, f"[{unknown[0]}"), f"“{unknown[0]}” is neither [words] nor [kept]")
    tables = {name: top.table(name) for name in TABLES if name in top.values}
    entries = {name: {word: _entry(table, word) for word in table.values} for name, table in tables.items()}
    words, kept = entries.get("words", {}), entries.get("kept", {})
    if twice := sorted(set(words) & set(kept)):
        raise ContentError(path, kept[twice[0]].line, f"“{twice[0]}” stands under [words] as well; keep one of them")
    return Pronunciation(words | kept, frozenset(kept))


def _entry(table: Table, word: str) -> Entry:
    line, value = _line(table.path, word), table.values[word]
    row = Table(table.path, {"alias": value} if isinstance(value, str) else _row(table, word, line), line)
    entry = Entry(row.take("alias", str), row.take("phonemes", str, ""), line)
    if fault := _fault(word, entry):
        raise ContentError(table.path, line, f"“{word}”: {fault}")
    return entry


def _row(table: Table, word: str, line: int) -> Mapping[str, object]:
    row = Table(table.path, table.values, line).take(word, dict)
    if unknown := sorted(set(row) - {"alias", "phonemes"}):
        message = f"“{unknown[0]}” means nothing here; write alias, and phonemes if you like"
        raise ContentError(table.path, line, message)
    return row


def _fault(word: str, entry: Entry) -> str:
    if not _is_said(word):
        return "write the word as it stands on the page, with single spaces"
    if not _is_said(entry.alias):
        return f"the alias “{entry.alias}” must be words to say, with single spaces"
    if odd := next((sign for sign in entry.phonemes if not _is_ipa(sign)), ""):
        return f"“{odd}” is no sign of the International Phonetic Alphabet"
    return ""


def _is_said(words: str) -> bool:
    return bool(re.search(r"\w", words)) and words == " ".join(words.split())


def _is_ipa(sign: str) -> bool:
    return sign in _IPA_MARKS or unicodedata.category(sign) in ("Ll", "Lm", "Lo", "Mn")


def _line(path: Path, word: str) -> int:
    """The line that begins with the word as a key, bare or quoted; 0 where it is written in another way."""
    key = re.compile(rf"""\s*(["']?){re.escape(word)}\1\s*=""")
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if key.match(line)), 0)
