"""Own words, and the reading age."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.text.rules.kitchen import tasted, tasted_places
from webapp.text.rules import grade, run_hashes
from webapp.text.rules.grade import measure_for, without_names

ARTICLE = "A loaf of rye bread is best when baked slowly in a heavy iron pot."
HARD = "\n\n".join(
    ["Fermentation metabolises carbohydrates enzymatically."] * 3
    + ["Numerous microorganisms participate considerably."] * 3
)


def runs(text: str) -> str:
    return "# runs\n" + "\n".join(sorted(run_hashes(text))) + "\n"


def overlaps(folder: Path, dough: str) -> list[str]:
    """The places where a page borrows from the article."""
    return [place for place in tasted_places(folder, dough, article_runs_txt=runs(ARTICLE)) if "R29" in place]


@pytest.mark.parametrize(
    ("dough", "found"),
    [
        ("They say rye bread is best when baked slowly in pots.", ["dough.md:3: R29"]),
        ("They say: rye bread\nis “best”, when BAKED\nslowly in pots.", ["dough.md:3: R29"]),
        ("Rye bread is best when baked slowly.", []),
    ],
)
def test_a_run_of_eight_words_is_found_where_it_begins(tmp_path: Path, dough: str, found: list[str]) -> None:
    assert overlaps(tmp_path, dough) == found


def test_a_longer_run_is_one_finding(tmp_path: Path) -> None:
    assert overlaps(tmp_path, ARTICLE) == ["dough.md:3: R29"]


def test_another_spelling_is_no_other_wording() -> None:
    assert run_hashes("the disorganized behavior of a self rising dough here") == run_hashes(
        "The disorganised behaviour of a self-rising dough, here"
    )


def test_what_may_be_quoted_is_left_out(tmp_path: Path) -> None:
    rules = '[overlap]\nquotable = ["bread is best when baked slowly"]\n'
    dough = "They say rye bread is best when baked slowly in pots."
    assert tasted_places(tmp_path, dough, article_runs_txt=runs(ARTICLE), rules_toml=rules) == []


def test_a_hard_page_is_found(tmp_path: Path) -> None:
    found = tasted(tmp_path, HARD, rules_toml="[limits.en]\ngrade = 6\nsmog = 9\n")
    assert [one.message.split()[0] for one in found if one.rule == "R1"] == ["Flesch-Kincaid", "SMOG"]


def test_an_easy_page_passes(tmp_path: Path) -> None:
    dough = "\n\n".join(["You mix the flour in a bowl.", "Then the dough can rest.", "It will rise in time."] * 2)
    assert [
        place for place in tasted_places(tmp_path, dough, rules_toml="[limits.en]\ngrade = 6\n") if "R1" in place
    ] == []


def test_names_are_taken_out_first() -> None:
    assert (
        without_names(["Staphylococcus (SPH) is here:", "SPH.", "SPHs"], ["SPH", "staphylococcus"]) == "is here.\nSPHs."
    )


def test_without_textstat_a_note_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert measure_for("en", "no_such_module") is None
    monkeypatch.setattr(grade, "measure_for", lambda _code: None)
    found = [one for one in tasted(tmp_path, HARD, rules_toml="[limits.en]\ngrade = 6\n") if one.rule == "R1"]
    assert [(one.severity, "textstat is not installed" in one.message) for one in found] == [("warning", True)]
