"""Inside a sentence: what is shown, and what it points to."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from webapp.text import plain
from webapp.text.inline import InlineError, pages, sources, terms

SENTENCE = "A [slow *rise*](term:proof) is **good** for [le pain](lang:fr), see [here](page:salt). [](source:a-2001)"


def test_markup_and_source_marks_are_not_shown_as_words() -> None:
    assert plain(SENTENCE) == "A slow rise is good for le pain, see here."


def test_a_sentence_says_what_it_points_to() -> None:
    assert (terms(SENTENCE), sources(SENTENCE), pages(SENTENCE)) == (("proof",), ("a-2001",), ("salt",))


def test_an_apostrophe_and_an_ampersand_stay_as_they_are() -> None:
    assert plain("It’s R&D, 5 < 6 * 7 * 8") == "It’s R&D, 5 < 6 * 7 * 8"


@given(st.text(alphabet=st.characters(blacklist_characters="\n\r", blacklist_categories=["Cs"]), max_size=60))
def test_any_line_is_read_or_refused_clearly(text: str) -> None:
    with suppress(InlineError):
        assert "\n" not in plain(text) or "\n" in text
