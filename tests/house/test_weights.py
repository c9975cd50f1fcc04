"""What was weighed becomes one report, with the heaviest of each kind."""

from __future__ import annotations

import json
from pathlib import Path

from tools.weights import Weight, forget, gather, note, over


def weight(what: str, amount: int, budget: int = 100, kind: str = "a page") -> Weight:
    return Weight(kind=kind, what=what, amount=amount, budget=budget, parts={})


def test_the_heaviest_of_each_kind_stands_in_the_table(tmp_path: Path) -> None:
    notes, report = tmp_path / "notes", tmp_path / "weight.json"
    assert gather(notes) == ""
    assert not report.exists()
    note("one guide", [weight("/a/", 70), weight("/b/", 90), weight("/en/", 1_234, 0, "all")], notes)
    note("another", [weight("/c/", 80)], notes)
    lines = gather(notes).splitlines()
    assert [line.split() for line in lines[1:3]] == [
        ["a", "page", "90", "100", "90", "%", "/b/"],
        ["all", "1,234", "none", "/en/"],
    ]
    assert {one["what"] for one in json.loads(report.read_text(encoding="utf-8"))} == {"/a/", "/b/", "/c/", "/en/"}
    forget(notes)
    assert list(notes.iterdir()) == []


def test_what_is_over_its_budget_is_named() -> None:
    found = over([weight("/a/", 100), weight("/b/", 1_101, 1_100), weight("/c/", 5_000, 0)])
    assert found == ["/b/: 1,101 of 1,100 (a page)"]
