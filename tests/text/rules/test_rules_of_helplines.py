"""Helplines, dates and the call sheet. No rule can tell whether a line answers; the sheet says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.text.rules.kitchen import COUNTRY, GUIDE, HELPLINES, LINE, TODAY, cook, tasted, tasted_places
from webapp.text import load_guide
from webapp.text.rules import helpline_sheet


def test_a_sound_row_passes(tmp_path: Path) -> None:
    assert tasted_places(tmp_path, helplines_toml=HELPLINES) == []


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('evidence = "Own site, August 2025."', 'evidence = ""', "no evidence for Bread Line"),
        ('"seen"', '"sure"', "status “sure”"),
        ('"2025-08"', '"August 2025"', "last_seen “August 2025”"),
        ('"2025-08"', '"2025-13"', "last_seen “2025-13”"),
        ('"0800 111"', '"0800/111"', "number “0800/111”"),
        ('"0 8 0 0 1 1 1"', '"0 8 0 0 111"', "“111” in the narration"),
        ('"0 8 0 0 1 1 1"', '"0 8 0 0 1 1"', "the narration says 080011"),
        ('"0 8 0 0 1 1 1"', '""', "has no narration"),
        ('"all day, every day"', '"24/7"', "hours “24/7”"),
        (
            'status = "seen"',
            'status = "seen"\nverified_on = "2026-01-01"',
            "verified_on and verified_by belong together",
        ),
        ('status = "seen"', 'status = "seen"\nurl = "http://bread.example"', "Begin it with https://"),
        ('status = "seen"', 'status = "seen"\nnext_check = "soon"', "next_check “soon”"),
        ('number = "0800 111"\nnarration = "0 8 0 0 1 1 1"', "", "has no number, text, chat or address"),
    ],
)
def test_a_faulty_row_is_found_on_its_line(tmp_path: Path, before: str, after: str, message: str) -> None:
    assert before in HELPLINES
    found = [
        one for one in tasted(tmp_path, helplines_toml=HELPLINES.replace(before, after)) if one.rule == "helplines"
    ]
    assert [(one.path.name, one.line) for one in found] == [("helplines.toml", 5)]
    assert message in found[0].message


def test_a_way_to_reach_someone_stands_once(tmp_path: Path) -> None:
    assert tasted_places(tmp_path, helplines_toml=HELPLINES + LINE) == ["helplines.toml:15: helplines"]
    other = LINE.replace("Bread Line", "Bread Line, second number").replace("111", "222").replace("1 1 1", "2 2 2")
    assert tasted_places(tmp_path, helplines_toml=HELPLINES + other) == []


def test_who_a_row_is_for_has_a_heading(tmp_path: Path) -> None:
    words = "".join(
        f'{key} = "x."\n'
        for key in ("label", "choose_country", "emergency", "worldwide", "unchecked", "last_seen", "not_watching")
    )
    guide = f'{GUIDE}[help]\n{words}[help.headings]\nyoung = "Are you young?"\n'
    assert "helplines.toml:5: helplines" in tasted_places(tmp_path, guide_toml=guide, helplines_toml=HELPLINES)


def test_an_emergency_number_can_be_dialled(tmp_path: Path) -> None:
    odd = COUNTRY.replace("999", "nine") + COUNTRY.replace("GB", "gb")
    assert tasted_places(tmp_path, helplines_toml=odd) == ["helplines.toml:1: helplines", "helplines.toml:4: helplines"]
    none = COUNTRY.replace('"999"', "")
    assert tasted_places(tmp_path, helplines_toml=none) == ["helplines.toml:1: helplines (warning)"]


def test_a_number_known_to_be_wrong_is_not_shown(tmp_path: Path) -> None:
    rules = '[[wrong_numbers]]\ncountry = "GB"\nnumber = "0800111"\nwhy = "it is a mill."\n'
    assert tasted_places(tmp_path, helplines_toml=HELPLINES, rules_toml=rules) == ["helplines.toml:5: helplines"]
    blocked = HELPLINES.replace('"seen"', '"blocked"')
    assert tasted_places(tmp_path, helplines_toml=blocked, rules_toml=rules) == []


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (None, []),
        (TODAY, []),
        (date(2027, 8, 31), []),
        (date(2027, 9, 1), ["helplines.toml:5: helplines (warning)"]),
        (date(2031, 1, 1), ["guide.toml:0: R27 (warning)", "helplines.toml:5: helplines (warning)"]),
    ],
)
def test_time_makes_warnings_and_never_errors(tmp_path: Path, today: date | None, found: list[str]) -> None:
    assert tasted_places(tmp_path, today=today, helplines_toml=HELPLINES) == found


def test_a_planned_check_is_remembered(tmp_path: Path) -> None:
    planned = HELPLINES.replace('status = "seen"', 'status = "seen"\nnext_check = "2026-11"')
    assert tasted_places(tmp_path, helplines_toml=planned) == []
    assert tasted_places(tmp_path, today=date(2026, 12, 1), helplines_toml=planned) == [
        "helplines.toml:5: helplines (warning)"
    ]


def test_the_next_review_comes_after_the_edition(tmp_path: Path) -> None:
    guide = GUIDE.replace("next_review = 2027-11-24", "next_review = 2026-11-24")
    assert tasted_places(tmp_path, guide_toml=guide) == ["guide.toml:0: R27"]


def test_the_call_sheet_has_the_oldest_first_and_room_to_write(tmp_path: Path) -> None:
    old = (
        LINE.replace("Bread Line", "Old Line")
        .replace("111", "222")
        .replace("1 1 1", "2 2 2")
        .replace("2025-08", "2020-01")
    )
    gone = (
        LINE.replace("Bread Line", "Lost Line")
        .replace("111", "333")
        .replace("1 1 1", "3 3 3")
        .replace('"2025-08"', '""')
    )
    gone = gone.replace('"seen"', '"blocked"')
    guide = load_guide(cook(tmp_path, helplines_toml=HELPLINES + old + gone))
    sheet = helpline_sheet(guide, TODAY)
    assert sheet.index("Lost Line") < sheet.index("Old Line") < sheet.index("Bread Line")
    assert "cannot tell whether a line answers" in sheet
    assert "3 rows to look at again, oldest evidence first; 1 overdue" in sheet
    assert "Old Line  [OVERDUE: it was last seen in 2020-01]" in sheet
    assert "Lost Line  [BLOCKED: not shown to readers until checked]" in sheet
    assert sheet.count("looked at on ____________  by") == 3
