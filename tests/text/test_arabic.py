"""What a page shows of vowelled Arabic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.text.arabic import shown, shown_at

VOWELS = "\u064c\u064d\u064e\u064f\u0650\u0652\u0670"  # all that is never shown
FATHATAN, SHADDA = "\u064b", "\u0651"
ARABIC = st.text(st.sampled_from("ابتةىلم ،." + VOWELS + FATHATAN + SHADDA + "A1"), max_size=30)


@pytest.mark.parametrize(
    ("vowelled", "page"),
    [
        ("أَنْتَ لَسْتَ وَحْدَكَ", "أنت لست وحدك"),
        ("يُحِبُّ الشَّمْسَ", "يحبّ الشّمس"),
        ("أَبَدًا، أَيْضاً", "أبدًا، أيضاً"),
        ("هُدًى", "هدًى"),
        ("مَدْرَسَةً كَبِيرَةٌ فِي بَيْتٍ", "مدرسة كبيرة في بيت"),
        ("هٰذَا", "هذا"),
        ("حَقًّا", "حقًّا"),
        ("لا marks, 3", "لا marks, 3"),
    ],
)
def test_short_vowels_are_left_out_as_in_print(vowelled: str, page: str) -> None:
    assert shown(vowelled, "ar") == page


@given(ARABIC)
def test_nothing_but_vowels_and_sukun_is_left_out(text: str) -> None:
    left_out = [sign for at, sign in enumerate(text) if at not in shown_at(text, "ar")]
    assert set(left_out) <= {*VOWELS, FATHATAN}
    assert not set(shown(text, "ar")) & set(VOWELS)
    assert shown(text, "ar").count(SHADDA) == text.count(SHADDA)


@given(ARABIC)
def test_tanwin_stays_on_an_alif_and_nowhere_else(text: str) -> None:
    bare = "".join(sign for sign in text if sign not in VOWELS + SHADDA)
    on_alif = sum(
        sign == FATHATAN and bool({*bare[at - 1 : at].strip(FATHATAN), *bare[at + 1 : at + 2]} & {"ا", "ى"})
        for at, sign in enumerate(bare)
    )
    if FATHATAN * 2 not in bare:
        assert shown(text, "ar").count(FATHATAN) == on_alif


@given(ARABIC)
def test_what_is_shown_needs_no_second_look(text: str) -> None:
    assert shown(shown(text, "ar"), "ar-EG") == shown(text, "ar-EG")


@given(st.text(max_size=30))
def test_other_languages_are_shown_as_they_are(text: str) -> None:
    assert shown(text, "fa") == text
    assert shown_at(text, "fa") == tuple(range(len(text)))
