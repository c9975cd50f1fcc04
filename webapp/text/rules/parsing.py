"""From rules.toml and rules/<language>.toml to the rule book.

A fault names its line; a key that nobody reads is a fault: it may be a slip.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from webapp.errors import ContentError
from webapp.text.rules.book import Beside, Deny, Few, Limits, Never, Require, RuleBook, Scope, Tagged, WrongNumber
from webapp.text.rules.factfile import read_facts, read_last, read_runs
from webapp.text.rules.finding import Severity
from webapp.text.rules.overlap import RUN, run_words
from webapp.text.tables import Table, line_of, read_toml

_SCOPE = ("pages", "except_pages", "except_sections", "except_blocks")
_NUMBERS = ("sentence", "mean", "heading", "paragraph_sentences", "paragraph_words", "grade", "smog", "ease")
_RHYTHM = ("short_words", "short_run", "same_openings")
_LISTS = ("linking", "series", "abbreviations")
_TOP = (
    "limits",
    "deny",
    "beside",
    "few",
    "require",
    "tagged",
    "titles",
    "grade",
    "initials",
    "sections",
    "wrong_numbers",
    "overlap",
)
_OF_A_LANGUAGE = ("prefixes", "limits", "deny", "beside", "titles", "grade", "initials")


def read_rules(content: Path) -> RuleBook:
    """The rule book of a content folder; empty where it has no rules.toml, facts.toml or article-runs.txt.

    What holds for one language may stand in rules/<its code>.toml. Raises `ContentError` with file and line for what
    cannot be a rule.
    """
    books = [_of_language(path) for path in sorted(content.glob("rules/*.toml"))]
    return replace(
        whole := _common(content),
        limits=whole.limits | {code: limits for book in books for code, limits in book.limits.items()},
        deny=(*whole.deny, *(one for book in books for one in book.deny)),
        beside=(*whole.beside, *(one for book in books for one in book.beside)),
        titles=(*whole.titles, *(one for book in books for one in book.titles)),
        names=(*whole.names, *(one for book in books for one in book.names)),
        initials=(*whole.initials, *(one for book in books for one in book.initials)),
    )


def _of_language(path: Path) -> RuleBook:
    top = Table(path, read_toml(path))
    refuse_unknown(top, _OF_A_LANGUAGE)
    clitics, code = top.texts("prefixes", []), path.stem
    return RuleBook(
        limits={code: _limits(top.table("limits"))} if "limits" in top.values else {},
        deny=tuple(replace(_deny(row, code), clitics=clitics) for row in _all(top, "deny")),
        beside=tuple(replace(_beside(row, code), clitics=clitics) for row in _all(top, "beside")),
        titles=_never(top, clitics),
        names=_maybe(top, "grade").texts("names", []),
        initials=_maybe(top, "initials").texts("known", []),
    )


def _never(top: Table, clitics: tuple[str, ...] = ()) -> tuple[Never, ...]:
    words = _maybe(top, "titles").texts("never", [])
    return (Never(words, clitics),) if words else ()


def _common(content: Path) -> RuleBook:
    path = content / "rules.toml"
    top = Table(path, read_toml(path) if path.is_file() else {})
    refuse_unknown(top, _TOP)
    facts = read_facts(content / "facts.toml")
    return RuleBook(
        limits={
            code: _limits(Table(path, _child(top, "limits", code).values, line_of(path, f"[limits.{code}]")))
            for code in _maybe(top, "limits").values
        },
        deny=tuple(_deny(row) for row in _all(top, "deny")),
        beside=tuple(_beside(row) for row in _all(top, "beside")),
        few=tuple(_few(row) for row in _all(top, "few")),
        require=tuple(_require(row) for row in _all(top, "require")),
        tagged=tuple(_tagged(row) for row in _all(top, "tagged")),
        titles=_never(top),
        names=_maybe(top, "grade").texts("names", []),
        initials=_maybe(top, "initials").texts("known", []),
        counted={kind: _maybe(top, "sections").take(kind, int) for kind in _maybe(top, "sections").values},
        wrong_numbers=tuple(_wrong_number(row) for row in _all(top, "wrong_numbers")),
        quotable=_quotable(_maybe(top, "overlap")),
        facts=facts,
        last=read_last(content / "facts.toml", facts),
        runs=read_runs(content / "article-runs.txt"),
    )


def refuse_unknown(table: Table, known: Collection[str]) -> None:
    """Raise `ContentError` for the first key that nobody reads."""
    for key in table.values:
        if key not in known:
            at = table.line or line_of(table.path, key)
            raise ContentError(table.path, at, f"nobody reads “{key}”; these are read: {', '.join(sorted(known))}")


def _maybe(top: Table, key: str) -> Table:
    return top.table(key) if key in top.values else Table(top.path, {})


def _child(top: Table, key: str, name: str) -> Table:
    return top.table(key).table(name)


def _all(top: Table, key: str) -> tuple[Table, ...]:
    return top.tables(key) if key in top.values else ()


def _limits(row: Table) -> Limits:
    refuse_unknown(row, ("unit", *_NUMBERS, *_RHYTHM, *_LISTS))
    unit = row.take("unit", str, "words")
    if unit not in ("words", "characters"):
        raise ContentError(row.path, row.line, "“unit” is words or characters")
    numbers = {key: row.take(key, int) for key in (*_NUMBERS, *_RHYTHM) if key in row.values}
    lists = {key: row.texts(key) for key in _LISTS if key in row.values}
    return Limits(unit=unit, **numbers, **lists)  # type: ignore[arg-type]  # a mapping of fields cannot be typed one by one


def _scope(row: Table) -> Scope:
    return Scope(*(row.texts(key, []) for key in _SCOPE))


def _severity(row: Table) -> Severity:
    return "warning" if row.take("warning", bool, False) else "error"


def _some(row: Table, key: str) -> tuple[str, ...]:
    """A list that may not be empty."""
    found = (row.take(key, str),) if isinstance(row.values.get(key), str) else row.texts(key)
    if not found or not all(text.strip() for text in found):
        raise ContentError(row.path, row.line, f"“{key}” is empty; write at least one")
    return found


def _deny(row: Table, code: str = "") -> Deny:
    refuse_unknown(
        row, ("lang", "rule", "words", "instead", "catch", "pass", "allow", "quoted", "bracketed", "warning", *_SCOPE)
    )
    return Deny(
        lang=code or row.take("lang", str),
        rule=row.take("rule", str),
        words=_some(row, "words"),
        instead=row.take("instead", str),
        catch=_some(row, "catch"),
        good=_some(row, "pass"),
        allow=row.texts("allow", []),
        quoted=row.take("quoted", bool, False),
        bracketed=row.take("bracketed", bool, False),
        severity=_severity(row),
        scope=_scope(row),
        line=row.line,
    )


def _beside(row: Table, code: str = "") -> Beside:
    refuse_unknown(
        row, ("lang", "rule", "words", "never", "always", "instead", "catch", "pass", "allow", "warning", *_SCOPE)
    )
    never, always = row.texts("never", []), row.texts("always", [])
    if bool(never) == bool(always):
        raise ContentError(
            row.path, row.line, "say either “never” or “always”: what may not, or must, stand in the same sentence"
        )
    return Beside(
        lang=code or row.take("lang", str),
        rule=row.take("rule", str),
        words=_some(row, "words"),
        never=never,
        always=always,
        instead=row.take("instead", str),
        catch=_some(row, "catch"),
        good=_some(row, "pass"),
        allow=row.texts("allow", []),
        severity=_severity(row),
        scope=_scope(row),
        line=row.line,
    )


def _few(row: Table) -> Few:
    refuse_unknown(row, ("lang", "rule", "words", "most", "mark", "instead"))
    words, most = _some(row, "words"), row.take("most", int, 1)
    return Few(
        row.take("lang", str), row.take("rule", str), words, most, row.take("mark", str, ""), row.take("instead", str)
    )


def _require(row: Table) -> Require:
    refuse_unknown(row, ("rule", "pages", "note", "around", "sources", "words", "facts"))
    around, words, facts = (row.texts(key, []) for key in ("around", "words", "facts"))
    note, sources = row.take("note", bool, False), row.take("sources", int, 0)
    return Require(row.take("rule", str), _some(row, "pages"), note, around, sources, words, facts)


def _tagged(row: Table) -> Tagged:
    refuse_unknown(row, ("rule", "section", "pages", "facts"))
    return Tagged(row.take("rule", str), row.take("section", str, ""), row.texts("pages", []), _some(row, "facts"))


def _wrong_number(row: Table) -> WrongNumber:
    refuse_unknown(row, ("country", "number", "why"))
    return WrongNumber(row.take("country", str), row.take("number", str), row.take("why", str))


def _quotable(row: Table) -> tuple[str, ...]:
    refuse_unknown(row, ("quotable",))
    phrases = row.texts("quotable", [])
    for phrase in phrases:
        if len(run_words(phrase)) > RUN:
            raise ContentError(
                row.path, line_of(row.path, phrase), f"a phrase of more than {RUN} words may not be quoted"
            )
    return phrases
