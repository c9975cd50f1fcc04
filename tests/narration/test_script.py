"""Which lines are read, in which order, with how much silence between."""

from __future__ import annotations

from pathlib import Path

from webapp.narration import Line, script
from webapp.text import SpokenForm, Token
from webapp.text.model import Block, Callout, Items, Paragraph, Section, Sentence, Theme


def sentence(markup: str, lang: str = "en-GB") -> Sentence:
    return Sentence(f"s-{markup}", markup, lang)


def paragraph(*markups: str) -> Paragraph:
    return Paragraph(tuple(map(sentence, markups)))


NOTE = Callout("note", None, (paragraph("note 1", "note 2"),))


def theme(*opening: Block, sections: tuple[Section, ...] = ()) -> Theme:
    frame = (sentence("before 1"), sentence("before 2")), (sentence("after 1"), sentence("after 2"))
    return Theme("left", sentence("title"), opening, sections, Path("left.md"), *frame)


def speak(markup: str, lang: str) -> SpokenForm:
    words = "" if markup.startswith("mute") else f"{markup} in {lang}"
    return SpokenForm(markup.upper(), words, (Token(0, len(markup), 0, len(words)),))


def read(one: Theme) -> list[tuple[str, float]]:
    return [(line.text.lower(), line.gap) for line in script(one, speak)]


def test_the_note_comes_first_and_leaves_two_seconds_to_stop() -> None:
    assert read(theme(paragraph("opening"), NOTE)) == [
        ("title", 0.9),
        ("note 1", 0.5),
        ("note 2", 2.0),
        ("before 1", 0.5),
        ("before 2", 1.2),
        ("opening", 1.2),
        ("after 1", 0.5),
        ("after 2", 1.2),
    ]


def test_headings_blocks_and_sentences_have_their_own_silences() -> None:
    items = Items(((sentence("item 1"), sentence("more of 1")), (sentence("item 2"),)))
    example = Callout("example", sentence("an example"), (paragraph("made up"), paragraph("also made up")))
    section = Section("part", "part", sentence("heading"), (paragraph("one", "two"), items, example))
    assert read(theme(sections=(section,)))[3:-2] == [
        ("heading", 0.9),
        ("one", 0.5),
        ("two", 1.2),
        ("item 1", 0.5),
        ("more of 1", 0.5),
        ("item 2", 1.2),
        ("an example", 0.9),
        ("made up", 1.2),
        ("also made up", 1.2),
    ]


def test_a_sentence_with_nothing_to_speak_is_skipped_and_its_silence_is_not_lost() -> None:
    section = Section("part", "part", sentence("heading"), (paragraph("one", "mute"), paragraph("mute")))
    assert read(theme(sections=(section,)))[3:-2] == [("heading", 0.9), ("one", 1.2)]


def test_a_line_knows_its_language_its_spoken_form_with_the_way_back_and_its_chapter() -> None:
    section = Section("part", "part", sentence("heading"), (Paragraph((sentence("hola", "es"),)),))
    lines = script(theme(paragraph("opening"), sections=(section,)), speak)
    assert lines[-3] == Line("s-hola", "es", "HOLA", "hola in es", 1.2, "part", (Token(0, 4, 0, 10),))
    assert [line.chapter for line in lines] == ["s-title"] * 4 + ["part"] * 4


def test_every_sentence_of_the_theme_is_read_once() -> None:
    section = Section("part", "part", sentence("heading"), (paragraph("one"), NOTE))
    one = theme(paragraph("opening"), sections=(section,))
    expected = {*one.sentences(), *one.before, *one.after}
    ids = [line.id for line in script(one, speak)]
    assert sorted(ids) == sorted(sentence.id for sentence in expected)
