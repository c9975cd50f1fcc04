"""What is said for what is shown, and the way back, word by word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.text import SpokenForm, Token, shown, spoken_form, with_number
from webapp.text.inline import InlineError, plain

SIGNS = "abE é1280-+*#/.,()“”’&\u00a0 यीকি人你あـبَّاً\u0301"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=40)
WORDS = st.text(st.sampled_from("abE é128-/人你كبَ"), min_size=1, max_size=6).map(lambda text: " ".join(text.split()))
LEXICONS = st.dictionaries(
    WORDS.filter(lambda word: bool(re.search(r"\w", word))), st.sampled_from(["x", "y z", "人 q"])
)
TAGS = st.sampled_from(["en-GB", "ar", "zh-Hans", "hi", "cy"])


def pairs(form: SpokenForm) -> list[tuple[str, str]]:
    """Each token as what is shown and what is said."""
    return [(form.text[t.text_start : t.text_end], form.spoken[t.spoken_start : t.spoken_end]) for t in form.tokens]


def said(text: str, lexicon: dict[str, str], tag: str = "en") -> str:
    return spoken_form(text, lexicon, tag).spoken


@given(TEXTS, LEXICONS, TAGS)
def test_tokens_stand_in_order_inside_both_texts(text: str, lexicon: dict[str, str], tag: str) -> None:
    form = spoken_form(re.sub(r"[*&]", "", text), lexicon, tag)
    ends = Token(0, 0, 0, 0)
    for token in form.tokens:
        assert ends.text_end <= token.text_start < token.text_end <= len(form.text)
        assert ends.spoken_end <= token.spoken_start < token.spoken_end <= len(form.spoken)
        ends = token


@given(TEXTS, LEXICONS, TAGS)
def test_every_shown_word_is_in_exactly_one_token(text: str, lexicon: dict[str, str], tag: str) -> None:
    form = spoken_form(re.sub(r"[*&]", "", text), lexicon, tag)
    covered = [at for token in form.tokens for at in range(token.text_start, token.text_end)]
    assert len(covered) == len(set(covered))
    shown_words = {at for found in re.finditer(r"\S*\w\S*", form.text) for at in range(*found.span())}
    assert shown_words <= set(covered) | {at for at, sign in enumerate(form.text) if not sign.isalnum()}
    assert {at for at, sign in enumerate(form.text) if sign.isalnum()} <= set(covered)


@given(TEXTS, TAGS)
def test_where_nothing_is_changed_the_same_is_said_as_shown(text: str, tag: str) -> None:
    text = re.sub(r"[*+#0-9]", "", text)
    form = spoken_form(text, {}, tag)
    assert form.spoken == plain(text).replace("\u00a0", " ")
    assert all(shown(heard, tag) == seen.replace("\u00a0", " ") for seen, heard in pairs(form))


@given(TEXTS, LEXICONS, TAGS)
def test_only_what_the_lexicon_or_a_number_changes_is_changed(text: str, lexicon: dict[str, str], tag: str) -> None:
    text = re.sub(r"[*+#0]", "", text)
    form = spoken_form(text, lexicon, tag)
    seen = {shown(word, tag) for word in lexicon}
    for left, right in pairs(form):
        assert shown(right, tag) == left.replace("\u00a0", " ") or any(word in left for word in seen) or "-" in left


def test_a_text_without_spaces_has_a_token_for_each_character() -> None:
    form = spoken_form("患有BPD的人，13个。", {"BPD": "B P D"}, "zh-Hans")
    assert pairs(form) == [
        ("患", "患"),
        ("有", "有"),
        ("BPD", "B P D"),
        ("的", "的"),
        ("人，", "人，"),
        ("13", "13"),
        ("个。", "个。"),
    ]


@pytest.mark.parametrize(
    ("text", "lexicon", "expected"),
    [
        ("EUPD is not **EUPDs**, nor eupd.", {"EUPD": "E U P D"}, "E U P D is not EUPDs, nor eupd."),
        ("The DSM-5 book, a DSM book", {"DSM": "x", "DSM-5": "D S M five"}, "The D S M five book, a x book"),
        ("BPD’s, (BPD) and BPD-like", {"BPD": "B P D"}, "B P D’s, (B P D) and B P D-like"),
        ("800, 1.800, 800-5 and 18005", {"800": "many"}, "many, 1.800, 800-5 and 18005"),
        ("बीपीडी और बीपीडीी", {"बीपीडी": "बी पी डी"}, "बी पी डी और बीपीडीी"),
        ("See it 24/7. [](source:x)", {"24/7": "all day"}, "See it all day."),
        ("A [slow rise](term:proof) of [le pain](lang:fr)", {"pain": "pan"}, "A slow rise of le pan"),
        ("Call 0800 111 now", {"111": "one one one"}, "Call zero, eight, zero, zero; one, one, one now"),
        ("The 9-8-8 line", {"9-8-8": "nine eighty-eight"}, "The nine eighty-eight line"),
        ("Line *4141", {}, "Line star, four, one, four, one"),
    ],
)
def test_hard_words_are_said_by_their_alias(text: str, lexicon: dict[str, str], expected: str) -> None:
    assert said(text, lexicon) == expected


def test_words_said_as_one_thing_are_one_token() -> None:
    form = spoken_form("Ring (116 123), day or night.", {"116 123": "one, one, six", "day or night": "always"}, "en")
    assert pairs(form) == [("Ring", "Ring"), ("(116 123),", "(one, one, six),"), ("day or night.", "always.")]


def test_vowels_are_said_and_not_shown_and_aliases_are_found_in_what_is_shown() -> None:
    form = spoken_form("أَنْتَ لَسْتَ وَحْدَكَ أَبَدًا، TLP.", {"TLP": "تِي إِلْ بِي", "لست": "لَا"}, "ar")
    assert form.text == "أنت لست وحدك أبدًا، TLP."
    assert form.spoken == "أَنْتَ لَا وَحْدَكَ أَبَدًا، تِي إِلْ بِي."
    assert pairs(form)[1:4] == [("لست", "لَا"), ("وحدك", "وَحْدَكَ"), ("أبدًا،", "أَبَدًا،")]


def test_a_number_can_follow_a_sentence() -> None:
    form = with_number(spoken_form("Call the DSM", {"DSM": "book"}, "en"), "1 12", "en")
    assert pairs(form) == [("Call", "Call"), ("the", "the"), ("DSM", "book"), ("1 12", "one; one, two")]
    assert with_number(spoken_form("", {}, "en"), "112", "en").spoken == "one, one, two"


def test_an_alias_changes_only_sentences_with_its_word() -> None:
    before, after = {"EUPD": "x"}, {"EUPD": "x", "BPD": "B P D"}
    assert spoken_form("EUPD or not.", before, "en") == spoken_form("EUPD or not.", after, "en")


def test_markup_that_the_guide_does_not_use_is_refused() -> None:
    with pytest.raises(InlineError):
        spoken_form("a `code`", {}, "en")


def test_a_space_that_does_not_break_is_shown_but_said_like_any_other() -> None:
    form = spoken_form("« Le TPB\u202f: quoi\u202f?\u202f»", {"Le TPB": "le T P B"}, "fr")
    assert form.text == "« Le TPB\u202f: quoi\u202f?\u202f»"
    assert form.spoken == "« le T P B : quoi ? »"
    assert [form.text[one.text_start : one.text_end] for one in form.tokens] == ["Le TPB", "quoi"]
