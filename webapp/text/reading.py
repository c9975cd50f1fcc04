"""From a content folder to a `Guide`: the one place that knows which files a publisher writes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from webapp.errors import ContentError
from webapp.text.crosscheck import refuse_dead_names
from webapp.text.data import Country, Directory, Helpline, Source, Term
from webapp.text.guide import Answer, Guide, Help, Language, Leave, ThemeEntry
from webapp.text.model import Theme
from webapp.text.parsing import parse_theme
from webapp.text.pronunciation import read_pronunciation
from webapp.text.tables import Table, line_of, read_toml

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")

SPECIAL_PAGES = ("help", "words", "family", "sources", "listen", "kept", "all", "settings", "about", "leave")


def load_guide(content: Path) -> Guide:
    """Everything in the content folder.

    Raises `ContentError` with file and line for the first thing that is missing, malformed, or points nowhere.
    """
    path = content / "guide.toml"
    top = Table(path, read_toml(path))
    languages = tuple(_language(table) for table in top.tables("languages"))
    if not languages:
        raise ContentError(path, 0, "name at least one language under [[languages]]; the first is the source")
    headings = _strings(top.table("headings")) if "headings" in top.values else {}
    entries = tuple(_entry(table, headings) for table in top.tables("themes"))
    lang = languages[0].tag
    names = _page_names(top)
    guide = Guide(
        path=path,
        name=top.take("name", str),
        tagline=top.texts("tagline"),
        edition=top.take("edition", date),
        next_review=top.take("next_review", date),
        languages=languages,
        headings=headings,
        entries=entries,
        themes=tuple(read_theme(content, entry.slug, headings, lang) for entry in entries),
        pages={n: read_theme(content, n, headings, lang) for n in names if (content / f"{n}.md").is_file()},
        page_names=names,
        glossary=_glossary(content / "glossary.toml"),
        sources=_sources(content / "sources.toml"),
        drawings={
            file.stem: file.read_text(encoding="utf-8").strip() for file in sorted(content.glob("drawings/*.svg"))
        },
        pronunciation={file.stem: read_pronunciation(file) for file in sorted(content.glob("pronunciation/*.toml"))},
        **_words_of(top),  # type: ignore[arg-type]  # a mapping of fields cannot be typed one by one
        **_helplines(content / "helplines.toml"),  # type: ignore[arg-type]  # as above
    )
    refuse_dead_names(guide)
    return guide


def read_theme(content: Path, slug: str, headings: Mapping[str, str], lang: str) -> Theme:
    """The page `slug` of a content folder. Raises `ContentError`, also where the file is missing."""
    path = content / f"{slug}.md"
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError as gone:
        raise ContentError(path, 0, "guide.toml names this page, but the file is missing; write it") from gone
    except UnicodeDecodeError as wrong:
        raise ContentError(path, 0, "this file is not UTF-8 text; save it as UTF-8") from wrong
    return parse_theme(source, slug, path, headings, lang)


def _strings(table: Table) -> dict[str, str]:
    return {key: table.take(key, str) for key in table.values}


def _language(table: Table) -> Language:
    more = {key: table.take(key, str, "") for key in ("native", "clinician", "lived", "name")}
    return Language(
        table.take("code", str),
        table.take("tag", str),
        table.take("catalog", str, ""),
        table.take("draft", str, "machine"),
        **more,
    )


def _entry(table: Table, headings: Mapping[str, str]) -> ThemeEntry:
    sections = table.texts("sections", [])
    if unknown := [kind for kind in sections if kind not in headings]:
        raise ContentError(table.path, table.line, f"[headings] does not know the section “{unknown[0]}”")
    return ThemeEntry(
        table.take("slug", str), table.take("hue", str, "sage"), table.take("picture", str, ""), sections, table.line
    )


def _page_names(top: Table) -> tuple[str, ...]:
    names = top.texts("pages", [])
    if unknown := [name for name in names if name not in SPECIAL_PAGES]:
        message = f"there is no special page “{unknown[0]}”; these exist: {', '.join(SPECIAL_PAGES)}"
        raise ContentError(top.path, line_of(top.path, "pages"), message)
    return names


def _words_of(top: Table) -> dict[str, object]:
    front, frame = top.table("front"), top.table("frame")
    return {
        "question": front.take("question", str),
        "answers": tuple(Answer(row.take("text", str), row.take("to", str), row.line) for row in _answers(front)),
        "answers_note": front.texts("note", []),
        "before": frame.texts("before", []),
        "after": frame.texts("after", []),
        "after_page": frame.take("after_page", str, ""),
        **_voices(frame),
        "statuses": _strings(top.table("statuses")),
        "disclaimer": top.texts("disclaimer", []),
        "example_label": top.take("example_label", str, ""),
        "credit": top.texts("credit", []),
        "feedback": top.take("feedback", str, ""),
        "publisher": top.take("publisher", str, ""),
        "mail": _mail(top),
        "help": _help(top.table("help")) if "help" in top.values else None,
        "leave": _leave(top.table("leave")) if "leave" in top.values else None,
    }


def _mail(top: Table) -> str:
    """The publisher's mail address; a rough check, for only a letter that arrives proves one (RFC 5321)."""
    address = top.take("mail", str, "")
    if address and not _MAIL.fullmatch(address):
        raise ContentError(top.path, line_of(top.path, "mail ="), f"“{address}” is no mail address (name@example.org)")
    return address


def _voices(frame: Table) -> dict[str, object]:
    """The sentences that say who reads: where one names the voice, its two other forms must be there."""
    named = any("{voice}" in text for key in ("before", "after") for text in frame.texts(key, []))
    keys = ("voice_unnamed", "voice_human")
    return {key: frame.take(key, str, None if named else "") for key in keys}


def _answers(front: Table) -> list[Table]:
    rows = front.take("answers", list, [])
    return [
        Table(front.path, row, line_of(front.path, "[[front.answers]]", f'"{row.get("text", "")}"')) for row in rows
    ]


def _help(table: Table) -> Help:
    keys = ("label", "choose_country", "emergency", "worldwide", "unchecked", "last_seen", "not_watching")
    headings = _strings(table.table("headings")) if "headings" in table.values else {}
    always = table.take("always", str, "")
    return Help(**{key: table.take(key, str) for key in keys}, always=always, headings=headings)


def _leave(table: Table) -> Leave:
    return Leave(table.take("label", str), table.take("how_label", str), table.take("address", str, ""))


def _rows(path: Path) -> dict[str, Table]:
    if not path.is_file():
        return {}
    top = Table(path, read_toml(path))
    return {slug: top.table(slug) for slug in top.values}


def _glossary(path: Path) -> dict[str, Term]:
    return {
        slug: Term(slug, row.take("term", str), row.texts("meaning"), row.take("say", str, ""), row.line)
        for slug, row in _rows(path).items()
    }


def _sources(path: Path) -> dict[str, Source]:
    keys = ("text", "url", "sure", "note", "seen", "short")
    return {
        slug: Source(slug, line=row.line, **{key: row.take(key, str, "") for key in keys})
        for slug, row in _rows(path).items()
    }


def _helplines(path: Path) -> dict[str, object]:
    top = Table(path, read_toml(path) if path.is_file() else {})
    countries = (_country(row) for row in top.tables("countries")) if top.values else ()
    return {
        "countries": {country.code: country for country in countries},
        "helplines": tuple(_helpline(row) for row in top.tables("lines")) if top.values else (),
        "directories": tuple(_directory(row) for row in top.tables("directories")) if top.values else (),
    }


def _country(row: Table) -> Country:
    return Country(
        row.take("code", str),
        row.texts("emergency", []),
        row.texts("languages", []),
        row.take("note", str, ""),
        row.line,
    )


def _directory(row: Table) -> Directory:
    return Directory(**{key: row.take(key, str, "") for key in ("name", "url", "note", "evidence")}, line=row.line)


def _helpline(row: Table) -> Helpline:
    texts = (
        "sms",
        "chat",
        "url",
        "note",
        "evidence",
        "last_seen",
        "source_url",
        "verified_on",
        "verified_by",
        "next_check",
    )
    return Helpline(
        country=row.take("country", str),
        name=row.take("name", str),
        number=row.take("number", str, ""),
        narration=row.take("narration", str, ""),
        hours=row.take("hours", str, ""),
        languages=row.texts("languages", []),
        who_for=row.take("who_for", str, "anyone"),
        free=bool(row.values["free"]) if "free" in row.values else None,
        status=row.take("status", str),
        line=row.line,
        **{key: row.take(key, str, "") for key in texts},
    )
