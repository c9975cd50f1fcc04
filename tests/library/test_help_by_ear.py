"""Help by ear: at most a minute, danger first, every number twice; in the country's languages and in English."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from webapp.library import Library, dialled, numbers, rows_of
from webapp.library.countries import CALL, MORE
from webapp.library.helplines import is_heard_in, name_language
from webapp.library.telling import SECONDS, estimate
from webapp.narration import AudioStore, Line
from webapp.text import Language, said_number, shown
from webapp.translation import INTERFACE

MANY = ("GB", "PH", "DE", "AR", "AE")
"""Countries with more numbers than there is time to say twice."""


def lines(library: Library, code: str, language: str = "en") -> tuple[Line, ...]:
    script = library.script(f"help--{code.lower()}", language)
    assert script is not None, (code, language)
    return script.lines("")


def heard(library: Library) -> list[tuple[str, str]]:
    """Every country with each language in which it is heard."""
    slugs = [(one.slug, one.lang) for one in library.all_scripts() if one.slug.startswith("help--")]
    return [(slug.removeprefix("help--").upper(), lang) for slug, lang in slugs]


def test_every_country_is_heard_in_english_and_in_its_own_languages(library: Library) -> None:
    countries = set(library.guide.countries)
    assert {code for code, lang in heard(library) if lang == "en"} == countries
    assert {code for code, lang in heard(library) if lang == "es"} == {"ES", "MX", "AR", "CL", "US"}


def test_official_languages_of_a_country_count_and_kinds_of_a_language_are_one(library: Library) -> None:
    countries, guide = library.guide.countries, library.guide
    heard_in = [("BE", "nl"), ("IN", "bn"), ("PT", "pt-BR"), ("HK", "zh-Hans"), ("KE", "sw"), ("PH", "fil")]
    assert all(is_heard_in(countries[code], guide, Language(tag.lower(), tag, "")) for code, tag in heard_in)
    assert not is_heard_in(countries["GB"], guide, Language("fr", "fr", ""))


def test_nothing_takes_longer_than_a_minute(library: Library) -> None:
    for language in (one.code for one in library.guide.languages):
        general = library.script("help", language)
        assert general is not None
        assert 20 < estimate(general.lines("")) <= SECONDS < 60
    for code, language in heard(library):
        assert 10 < estimate(lines(library, code, language)) <= SECONDS, (code, language)


def times(library: Library, code: str, language: str) -> dict[str, int]:
    """How often each number that the page lets one call is said; each time digit by digit."""
    told = lines(library, code, language)
    rows = rows_of(library.guide, code)
    called = [*library.guide.countries[code].emergency, *(one for row in rows for one in numbers(row.number))]
    found = dict.fromkeys(called, 0)
    call = shown(*library.words(language).say(CALL, INTERFACE))
    for line in told:
        number = next((one for one in called if line.text in (one, f"{call} {one}")), None)
        if number is not None:
            assert line.spoken.endswith(said_number(number, line.lang)), line
            found[number] += 1
    return found


def test_every_number_is_said_twice(library: Library) -> None:
    for code, language in heard(library):
        found = times(library, code, language)
        assert found[library.guide.countries[code].emergency[0]] == 2, (code, language)
        if code not in MANY:
            assert min(found.values()) >= 2, (code, language)


def test_where_there_are_many_every_number_is_said_or_that_there_are_more(library: Library) -> None:
    for code in MANY:
        found = times(library, code, "en")
        texts = [line.text for line in lines(library, code)]
        assert found[library.guide.countries[code].emergency[0]] == 2
        assert sum(count >= 2 for count in found.values()) >= 2
        assert min(found.values()) > 0 or texts[-1] == MORE
        assert (texts[-1] == MORE) == (code not in ("AR", "AE")), code


@pytest.mark.parametrize("code", ["GB", "IN", "KE"])
def test_every_number_to_call_is_said_in_the_countries_we_promised(library: Library, code: str) -> None:
    assert min(times(library, code, "en").values()) >= 1


def test_numbers_to_write_to_are_said_too(library: Library) -> None:
    texts = [line.text for line in lines(library, "IE")]
    assert texts.count("50808") == texts.count("Text 50808") == 1


def test_a_said_number_keeps_every_digit_in_order(library: Library) -> None:
    for code, language in heard(library):
        for line in lines(library, code, language):
            digits = re.sub(r"\D", "", line.text)
            if line.text == digits:
                assert re.sub(r"\D", "", line.spoken) in (digits, ""), line
                assert len(re.findall(r"\w+", line.spoken)) >= len(digits), line


def test_danger_comes_first(library: Library) -> None:
    words = library.guide.help
    assert words is not None
    for code, country in library.guide.countries.items():
        texts = [line.text for line in lines(library, code)]
        assert texts[0].startswith(f"{words.label}: ")
        assert texts[1] == words.emergency
        assert texts[2:4] == [f"Call {country.emergency[0]}", country.emergency[0]], code
        names = [row.name for row in rows_of(library.guide, code)] or ["In every country"]
        before = texts[: texts.index(names[0])]
        assert all(f"Call {number}" in before for number in country.emergency), code
        assert not country.note or before[-1] == country.note, code


def test_without_a_service_the_directories_are_said(library: Library) -> None:
    texts = [line.text for line in lines(library, "TZ")]
    assert texts[-3:] == [
        "Find A Helpline: findahelpline.com",
        "Befrienders Worldwide: befrienders.org",
        "IASP: iasp.info",
    ]
    general = library.script("help", "en")
    assert general is not None
    assert [line.text for line in general.lines("")][-3:] == texts[-3:]
    told = [line.text for line in general.lines("")]
    assert told[:2] == ["Get help now", "Are you in danger now?"]
    assert "You can talk to someone now." in told


def test_where_there_is_time_remarks_are_said_too(library: Library) -> None:
    texts = [line.text for line in lines(library, "ID")]
    assert "Call the number, then choose 8. Written replies can take hours, so call first." in texts


def test_too_many_services_are_cut_to_those_that_answer_day_and_night(library: Library) -> None:
    guide = library.guide
    row = rows_of(guide, "KE")[0]
    by_day = replace(row, name="By day", number="1000", hours="From 9 to 5.")
    many = [replace(row, name=f"Line {letter}", number=f"0800 123 45{n}") for n, letter in enumerate("ABCDEFGHIJ")]
    fuller = Library(replace(guide, helplines=(by_day, *many)), library.catalogs, AudioStore(library.store.folder))
    told = lines(fuller, "KE")
    texts = [line.text for line in told]
    assert estimate(told) <= SECONDS
    assert texts[-1] == MORE
    assert "Line A" in texts
    assert "Line J" not in texts
    assert "By day" not in texts or texts.index("By day") > texts.index("Line A")
    said = [f"Line {letter}" for letter in "ABCDEFGHIJ" if f"Line {letter}" in texts]
    assert said == [f"Line {letter}" for letter in "ABCDEFGHIJ"][: len(said)]
    assert [texts.count(f"0800 123 45{n}") for n in range(len(said))] == [1] * len(said)
    assert texts.count("All day, every day.") == 1


def test_a_blocked_service_is_never_said(library: Library) -> None:
    guide = library.guide
    blocked = tuple(replace(row, status="blocked") if row.country == "KE" else row for row in guide.helplines)
    without = Library(replace(guide, helplines=blocked), library.catalogs, AudioStore(library.store.folder))
    assert not any("1199" in line.text for line in lines(without, "KE"))


@pytest.mark.parametrize(
    ("name", "languages", "tag"),
    [
        ("Samaritans", ("en",), "en-GB"),
        ("Tele-MANAS", ("hi", "en"), "en-GB"),
        ("Moner Jotno (BRAC)", ("bn",), "en-GB"),
        ("Telefon zaufania", ("pl",), "pl"),
        ("Healing119", ("id",), "id"),
        ("Línea 024", ("es",), "es"),
        ("よりそいホットライン", ("ja",), "ja"),
        ("安心專線", ("zh-Hant",), "zh-Hant"),
        ("3114", ("fr",), "sw"),
        ("*4141", ("es",), "sw"),
    ],
)
def test_a_name_is_said_in_its_own_language(library: Library, name: str, languages: tuple[str, ...], tag: str) -> None:
    row = replace(rows_of(library.guide, "KE")[0], name=name, languages=languages)
    assert name_language(row, "sw", "en-GB") == tag


def test_a_dialled_number_keeps_its_first_sign() -> None:
    assert [dialled(number) for number in ("*4141", "0800-0113", "+1 800")] == ["*4141", "08000113", "+1800"]
