"""The rule book: what is malformed is refused with file and line; what is absent asks for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.text.rules.kitchen import cook
from webapp.errors import ContentError
from webapp.text.rules import RuleBook, read_rules

DENY = '[[deny]]\nlang = "en"\nrule = "R14"\nwords = ["cut"]\ninstead = "x"\ncatch = "Cut."\npass = "Change."\n'
BESIDE = '[[beside]]\nlang = "en"\nrule = "x"\nwords = ["you"]\ninstead = "x"\ncatch = "a"\npass = "b"\n'


def test_no_files_no_rules(tmp_path: Path) -> None:
    assert read_rules(cook(tmp_path)) == RuleBook()


def test_a_sound_book_is_read(tmp_path: Path) -> None:
    (deny,) = read_rules(cook(tmp_path, rules_toml=DENY)).deny
    assert (deny.words, deny.catch, deny.good, deny.line) == (("cut",), ("Cut.",), ("Change.",), 1)


@pytest.mark.parametrize(
    ("rules", "line", "message"),
    [
        ("[[deny]\n", 1, "not valid TOML"),
        (f"\n{DENY.replace('words', 'wrods')}", 2, "nobody reads “wrods”"),
        (f"\n{DENY.replace('lang', '#')}", 2, "“lang” is missing"),
        (f"\n\n{DENY.replace('catch', '#')}", 3, "“catch” is missing"),
        ("\n" + DENY.replace('["cut"]', "[]"), 2, "“words” is empty"),
        (f"{DENY}allow = [1]\n", 1, "must hold only text"),
        ("\n[denny]\n", 2, "nobody reads “denny”"),
        (f"\n{BESIDE}", 2, "say either “never” or “always”"),
        (f'\n{BESIDE}never = ["a"]\nalways = ["b"]\n', 2, "say either “never” or “always”"),
        ("\n[limits.en]\nsentance = 3\n", 2, "nobody reads “sentance”"),
        ('\n[limits.en]\nsentence = "3"\n', 2, "“sentence” must be a whole number"),
        ('\n[limits.zh]\nunit = "signs"\n', 2, "“unit” is words or characters"),
        ('\n[overlap]\nquotable = [\n "a b c d e f g h i",\n]\n', 4, "more than 8 words"),
    ],
)
def test_a_malformed_rule_is_refused_with_its_line(tmp_path: Path, rules: str, line: int, message: str) -> None:
    with pytest.raises(ContentError, match=message) as refused:
        read_rules(cook(tmp_path, rules_toml=rules))
    assert (refused.value.path.name, refused.value.line) == ("rules.toml", line)


@pytest.mark.parametrize(
    ("facts", "line", "message"),
    [
        ('[facts]\nA1 = { gist = "x" }\nA12 = { }\n', 3, "“gist” is missing"),
        ('[facts]\nA1 = { gist = "x", page = [] }\n', 2, "nobody reads “page”"),
        ('[facts]\na1 = { gist = "x" }\n', 2, "“a1” is no fact id"),
        ('[last]\ndough = "A2"\n[facts]\nA1 = { gist = "x" }\n', 2, "has no “A2”"),
    ],
)
def test_a_malformed_fact_is_refused_with_its_line(tmp_path: Path, facts: str, line: int, message: str) -> None:
    with pytest.raises(ContentError, match=message) as refused:
        read_rules(cook(tmp_path, facts_toml=facts))
    assert (refused.value.path.name, refused.value.line) == ("facts.toml", line)


def test_a_malformed_hash_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="not a hash") as refused:
        read_rules(cook(tmp_path, article_runs_txt="# runs\n0123456789ab\nbread\n"))
    assert refused.value.line == 3
