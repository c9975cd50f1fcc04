"""What is read aloud: everything once, under names that tell nobody what it is about, saying who reads."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import GUIDES
from webapp.errors import ContentError
from webapp.library import LOST, Library, answer_slugs, open_library
from webapp.library.telling import literal
from webapp.text import Answer, load_guide, plain, shown

SAID_WHERE_NOTHING_COMES = (
    "The sound did not load. The text is complete.",
    "El sonido no se cargó. El texto está completo.",
)
PLACE = re.compile(r"[a-z0-9-]+")


def codes(library: Library) -> list[str]:
    return [language.code for language in library.guide.languages]


def test_every_page_and_every_clip_has_one_script(library: Library) -> None:
    guide = library.guide
    for code in ("en", "es"):
        slugs = [one.slug for one in library.scripts(code)]
        assert slugs[: len(guide.themes)] == [theme.slug for theme in guide.themes]
        assert {"front", "family", "help", "words"} <= set(slugs)
        assert [slug for slug in slugs if slug.startswith("words--")] == [f"words--{term}" for term in guide.glossary]
        assert [slug for slug in slugs if slug.startswith("front--")] == list(answer_slugs(guide.answers))
        (lost,) = [one for one in library.scripts(code) if one.slug == LOST]
        assert " ".join(line.text for line in lost.lines("pico")) in SAID_WHERE_NOTHING_COMES
    clips = [f"languages--{language.code}" for language in guide.languages]
    assert [one.slug for one in library.scripts("mul")] == ["languages", *clips]


def test_every_script_has_a_place_of_its_own(library: Library) -> None:
    scripts = library.all_scripts()
    places = [(one.lang, one.slug) for one in scripts]
    assert len(set(places)) == len(places)
    assert all(PLACE.fullmatch(one.lang) and PLACE.fullmatch(one.slug) for one in scripts)
    assert [one for code in (*codes(library), "mul") for one in library.scripts(code)] == list(scripts)
    assert all(library.script(one.slug, one.lang) is one for one in scripts)
    assert library.script("nope", "en") is None


def test_two_answers_that_lead_to_one_page_have_two_names() -> None:
    answers = [Answer("A", "left"), Answer("B", "help"), Answer("C", "left")]
    assert list(answer_slugs(answers)) == ["front--left", "front--help", "front--left-2"]


def test_no_title_or_heading_names_the_subject(library: Library) -> None:
    names = {code: shown(*library.words(code).say(library.guide.name)) for code in codes(library)}
    names["mul"] = names["en"]
    assert names["es"] == "Te tengo presente"
    for one in library.all_scripts():
        assert re.fullmatch(rf"{names[one.lang]}(, \d)?", one.title), one.slug
        assert all(heading.isdecimal() for heading in one.headings.values()), one.slug
    numbers = Counter(one.title for one in library.scripts("en"))
    assert [numbers[f"Held in Mind, {number}"] for number in range(1, 9)] == [1] * 8


def test_a_line_has_an_id_of_its_own_and_something_to_say(library: Library) -> None:
    for one in library.all_scripts():
        lines = one.lines("")
        assert lines, one.slug
        assert len({line.id for line in lines}) == len(lines), one.slug
        assert all(line.spoken.strip() and line.text.strip() and line.gap > 0 for line in lines), one.slug
        assert all(re.fullmatch(r"s-[0-9a-f]{10}(-\d+)?", line.id) for line in lines), one.slug


def test_ids_are_the_same_in_every_language(library: Library) -> None:
    for one in library.scripts("es"):
        source = library.script(one.slug, "en")
        assert source is not None
        assert [line.id for line in one.lines("")] == [line.id for line in source.lines("")], one.slug


def test_chapters_follow_one_another_and_have_headings(library: Library) -> None:
    for one in library.all_scripts():
        chapters = [line.chapter for line in one.lines("")]
        changes = [chapters[0], *(now for before, now in pairwise(chapters) if now != before)]
        assert len(set(changes)) == len(changes), one.slug
        assert set(one.headings) <= set(chapters) or one.slug == "help", one.slug


@pytest.mark.parametrize(
    ("engine", "en", "es"),
    [
        ("pico", "This is a computer voice, called Pico.", "Esta es una voz artificial que se llama Pico."),
        (
            "new",
            "This is a computer voice, called new.",
            "Esta es una voz artificial que se llama new.",
        ),
        ("", "This is a computer voice.", "Esta es una voz artificial."),
        ("silent", "This is a computer voice.", "Esta es una voz artificial."),
        ("recording", "This is a human voice.", "Esta es una voz humana."),
    ],
)
def test_the_voice_says_who_it_is_and_keeps_its_place(library: Library, engine: str, en: str, es: str) -> None:
    for code, said in (("en", en), ("es", es)):
        for slug in ("left", "impulse", "family"):
            script = library.script(slug, code)
            assert script is not None
            lines, unnamed = script.lines(engine), script.lines("")
            assert said in [line.text for line in lines]
            assert [line.id for line in lines] == [line.id for line in unnamed]
            assert sum(mine != theirs for mine, theirs in zip(lines, unnamed, strict=True)) <= 1


def test_only_what_travels_alone_has_a_frame(library: Library) -> None:
    first = library.guide.before[0]
    framed = {one.slug for one in library.scripts("en") if first in [line.text for line in one.lines("")]}
    assert framed == {*(theme.slug for theme in library.guide.themes), "family"}
    family = library.script("family", "en")
    assert family is not None
    assert family.lines("")[-1].text == "This was a page of Held in Mind, November 2026."


def test_the_menu_reads_each_answer_under_its_number(library: Library) -> None:
    menu = library.script("front", "en")
    assert menu is not None
    lines = menu.lines("")
    guide = library.guide
    assert lines[0].text == guide.question
    assert [line.text for line in lines[1:-2]] == [f"{n}: {one.text}" for n, one in enumerate(guide.answers, 1)]
    assert [line.text for line in lines[-2:]] == list(guide.answers_note)


def test_each_language_is_said_in_its_own_voice(library: Library) -> None:
    menu = library.script("languages", "mul")
    assert menu is not None
    said = [(line.lang, line.text) for line in menu.lines("")]
    assert said[:2] == [("en-GB", "1: English"), ("es", "2: Español")]
    assert ("ar", "5: العربية") in said
    assert [lang for lang, _ in said] == [language.tag for language in library.guide.languages]
    clip = library.script("languages--es", "mul")
    assert clip is not None
    assert [(line.lang, line.spoken) for line in clip.lines("")] == [("es", "Español")]


def test_a_word_is_followed_by_its_meaning(library: Library) -> None:
    for slug, term in library.guide.glossary.items():
        clip = library.script(f"words--{slug}", "en")
        assert clip is not None
        assert [line.text for line in clip.lines("")] == [term.term, *term.meaning]


def test_a_guide_of_one_language_has_no_menu_of_languages_and_no_help_it_lacks(bread: Library) -> None:
    slugs = {one.slug for one in bread.all_scripts()}
    assert slugs == {
        *("flour", "water", "oven", "front", "words", "words--gluten", LOST),
        *("front--flour", "front--water", "front--oven"),
    }


def with_voice(folder: Path, *more: str) -> Path:
    """The guide about bread, whose frame names the voice."""
    shutil.copytree(GUIDES["bread"].content, folder)
    guide = folder / "guide.toml"
    named = "\n".join(('before = ["{status}", "Said by {voice}."]', *more))
    guide.write_text(guide.read_text(encoding="utf-8").replace('before = ["{status}"]', named), encoding="utf-8")
    return folder


def test_a_guide_that_names_the_voice_needs_words_for_when_it_has_none(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="voice_unnamed"):
        load_guide(with_voice(tmp_path / "content"))


def test_any_guide_may_name_the_voice(tmp_path: Path) -> None:
    folder = with_voice(tmp_path / "content", 'voice_unnamed = "Said by a voice."', 'voice_human = "Said by a baker."')
    script = open_library(replace(GUIDES["bread"], content=folder)).script("flour", "en")
    assert script is not None
    said = {engine: [line.text for line in script.lines(engine)][2] for engine in ("", "espeak", "recording")}
    assert said == {"": "Said by a voice.", "espeak": "Said by eSpeak.", "recording": "Said by a baker."}


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60))
def test_a_data_string_is_said_as_it_stands(text: str) -> None:
    assert plain(literal(text)) == text.strip()


def test_every_file_says_how_far_its_words_were_checked(library: Library) -> None:
    for language in library.guide.languages:
        line = shown(*library.words(language.code).say(library.guide.statuses["machine"]))
        assert {script.status for script in library.scripts(language.code)} == {line}
    assert {script.status for script in library.scripts("mul")} == {library.guide.statuses["machine"]}
