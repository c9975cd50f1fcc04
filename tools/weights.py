"""What pages, scripts and sound weigh: noted by the tests as they run, gathered into one report at the end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

from tools.reports import FOLDER, ROOT

NOTES = FOLDER / "weights"
REPORT = "weight.json"


class Weight(TypedDict):
    """One thing that was weighed: the kind of budget, the page or file, its amount in bytes (or requests).

    `budget` is 0 where nothing limits it. `parts` says what else was found of the same thing, such as gzip.
    """

    kind: str
    what: str
    amount: int
    budget: int
    parts: dict[str, int]


def note(name: str, weights: Iterable[Weight], folder: Path = NOTES) -> None:
    """Write down what one test weighed. Each has a file of its own: two processes may write at the same time."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / (re.sub(r"\W+", "-", name) + ".json")
    file.write_text(json.dumps(list(weights)), encoding="utf-8")


def forget(folder: Path = NOTES) -> None:
    """Begin anew: a report tells of one run."""
    for old in folder.glob("*.json"):
        old.unlink()


def over(weights: Iterable[Weight]) -> list[str]:
    """What exceeds its budget, a line each."""
    return [
        f"{one['what']}: {one['amount']:,} of {one['budget']:,} ({one['kind']})"
        for one in weights
        if one["budget"] and one["amount"] > one["budget"]
    ]


def gather(notes: Path = NOTES) -> str:
    """Write the report beside the notes, and return a table with the heaviest of each kind; "" where there is none."""
    found: list[Weight] = [
        one for file in sorted(notes.glob("*.json")) for one in json.loads(file.read_text(encoding="utf-8"))
    ]
    if not found:
        return ""
    report = notes.parent / REPORT
    report.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    heaviest: dict[str, Weight] = {}
    for one in found:
        best = heaviest.setdefault(one["kind"], one)
        if one["amount"] > best["amount"]:
            heaviest[one["kind"]] = one
    wide = max(map(len, heaviest))
    lines = [f"{'heaviest of its kind':{wide}}   amount   budget  share  which"]
    lines += [_line(one, wide) for one in heaviest.values()]
    shown = report.relative_to(ROOT) if report.is_relative_to(ROOT) else report
    return "\n".join([*lines, f"bytes as Brotli packs them, but for sound; each page, in {shown}"])


def _line(one: Weight, wide: int) -> str:
    budget = f"{one['budget']:8,}" if one["budget"] else f"{'none':>8}"
    share = f"{100 * one['amount'] / one['budget']:4.0f} %" if one["budget"] else f"{'':6}"
    return f"{one['kind']:{wide}} {one['amount']:8,} {budget} {share}  {one['what']}"
