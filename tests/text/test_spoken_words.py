"""Our own guide aloud: every abbreviation of it is looked at, and no entry is left over. In every language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest

from webapp.library import Library, open_library
from webapp.library.shelf import speaker
from webapp.library.telling import literal
from webapp.settings import Settings
from webapp.text import spoken_form
from webapp.text.rules.aloud import abbreviations

LIBRARY = open_library(Settings())
CODES = [language.code for language in LIBRARY.guide.languages]
ODD = re.compile(r"[^\W\d_]\d|\d[^\W\d_]|\d[/-]\d|\w\.\w")  # MP3, 24/7, 9-8-8, an address
FIGURES = re.compile(r"(?<![\w.,/-])0?\d{3,4}(?![\w.,/-])")
YEARS_AND_AMOUNTS = range(1900, 2100), {290, 507, 808, 2808, 4507}


def sentences(library: Library, code: str) -> Iterator[str]:
    """The markup of everything that is read aloud or could be: prose and data, with the names of services."""
    guide, words = library.guide, library.words(code)
    for slug in (*(theme.slug for theme in guide.themes), *guide.pages):
        theme = library.edition(slug, code).theme
        yield from (one.markup for one in (*theme.before, *theme.sentences(), *theme.after))
    named = {
        "glossary": [text for term in guide.glossary.values() for text in (term.term, *term.meaning)],
        "sources": [source.note for source in guide.sources.values()],
        "helplines": [
            *(text for line in guide.helplines for text in (line.name, line.note, line.hours)),
            *(country.note for country in guide.countries.values()),
            *(text for place in guide.directories for text in (place.name, place.note)),
        ],
        "guide": [*guide.disclaimer, *guide.credit, *guide.answers_note, guide.question, *guide.statuses.values()],
    }
    for domain, texts in named.items():
        yield from (literal(words.say(text, domain)[0]) for text in texts if text)


@pytest.mark.parametrize("code", CODES)
def test_every_abbreviation_has_a_spoken_form(code: str) -> None:
    aliases = LIBRARY.guide.aliases(code)
    missing = {word for markup in sentences(LIBRARY, code) for word in abbreviations(markup, aliases)}
    assert missing == set()


@pytest.mark.parametrize("code", CODES)
def test_nothing_odd_is_left_for_a_voice_to_guess(code: str) -> None:
    language = LIBRARY.guide.language(code)
    assert language is not None
    aliases, left = LIBRARY.guide.aliases(code), set[str]()
    for markup in sentences(LIBRARY, code):
        said = spoken_form(markup, dict.fromkeys(aliases, "–"), language.tag).spoken
        left |= {found[0] for found in ODD.finditer(said)}
        left |= {found[0] for found in FIGURES.finditer(said) if not _is_amount(found[0])}
    assert left == set()


def _is_amount(figures: str) -> bool:
    years, amounts = YEARS_AND_AMOUNTS
    return figures[0] != "0" and (int(figures) in years or int(figures) in amounts)


@pytest.mark.parametrize("code", CODES)
def test_every_entry_is_used_or_kept_on_purpose(code: str) -> None:
    language = LIBRARY.guide.language(code)
    pronunciation = LIBRARY.guide.pronunciation[code]
    assert language is not None
    marks = {word: f"★{number}★" for number, word in enumerate(pronunciation.entries)}
    said = "\n".join(spoken_form(markup, marks, language.tag).spoken for markup in sentences(LIBRARY, code))
    idle = {word for word, mark in marks.items() if mark not in said and word not in pronunciation.kept}
    assert idle == set()


@pytest.mark.parametrize("code", CODES)
def test_what_is_said_can_be_said_by_every_voice(code: str) -> None:
    for word, entry in LIBRARY.guide.pronunciation[code].entries.items():
        assert not re.search(r"\d|-", entry.alias), word  # figures are read in many ways, a hyphen as “hyphen”
        bare = "".join(sign for sign in entry.alias if not unicodedata.category(sign).startswith("M"))
        alone = re.search(r"(?<!\w)[^\W\da-zA-Z](?!\w)", bare)
        assert not alone or has_vowel_signs(entry.alias), word  # a lone é as “e acute”


def has_vowel_signs(text: str) -> bool:
    """Whether its script writes vowels as signs on a letter, so that one letter can be a syllable."""
    return bool(re.search(r"[\u0600-\u06ff\u0900-\u0dff]", text))


def test_the_theme_names_itself_as_it_is_said() -> None:
    script = LIBRARY.script("start", "en")
    assert script is not None
    (line,) = (line for line in script.lines("") if "EUPD" in line.text and "UK" in line.text)
    assert "E, U, P, D" in line.spoken
    shown = [line.text[token.text_start : token.text_end] for token in line.tokens]
    assert shown == line.text.split()


def test_a_long_number_of_a_helpline_is_said_digit_by_digit_in_running_text() -> None:

    assert speaker(LIBRARY.guide)("Ring 116 123.", "en-GB").spoken == "Ring one, one, six; one, two, three."
