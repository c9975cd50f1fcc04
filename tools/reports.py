"""What the rule engines said of every page: noted by the tests as they run, gathered into one report at the end."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "var" / "reports"
RUN = "WEBAPP_RUN"
"""The variable that says which command runs: each has a folder of its own, so that one leaves what another wrote."""
FOLDER = HOME / os.environ.get(RUN, "by-hand")
REPORT = "accessibility.json"


class Note(TypedDict):
    """One engine's word on one page, as a line of its notes holds it."""

    engine: str
    page: str
    passed: int
    findings: list[str]


def note(engine: str, page: str, passed: int, findings: Iterable[str], folder: Path = FOLDER) -> None:
    """Add a line to an engine's notes. Tests run beside each other: a line is written at once, at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    entry = Note(engine=engine, page=page, passed=passed, findings=list(findings))
    line = json.dumps(entry, ensure_ascii=False) + "\n"
    file = folder / (re.sub(r"\W+", "-", engine) + ".jsonl")
    place = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        os.write(place, line.encode())
    finally:
        os.close(place)


def forget(folder: Path = FOLDER) -> None:
    """Begin anew: a report tells of one run."""
    for old in folder.glob("*.json*"):
        old.unlink()


def notes(folder: Path = FOLDER) -> list[Note]:
    """All notes of a run, by engine and page."""
    lines = [line for file in folder.glob("*.jsonl") for line in file.read_text(encoding="utf-8").splitlines()]
    found: list[Note] = [json.loads(line) for line in lines]
    return sorted(found, key=lambda one: (one["engine"], one["page"]))


def gather(folder: Path = FOLDER) -> str:
    """Write the report `accessibility.json`, and return the table that sums it up; "" where no engine ran."""
    found = notes(folder)
    if not found:
        return ""
    report = folder / REPORT
    report.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    names = list(dict.fromkeys(one["engine"] for one in found))
    wide = max(map(len, names))
    lines = [f"{'engine':{wide}}  pages  rules passed a page  findings"]
    for name in names:
        own = [one for one in found if one["engine"] == name]
        passed = sorted(one["passed"] for one in own)
        faults = sum(len(one["findings"]) for one in own)
        span = f"{passed[0]}-{passed[-1]}" if passed[0] != passed[-1] else str(passed[0])
        lines.append(f"{name:{wide}}  {len({one['page'] for one in own}):5}  {span:>19}  {faults:8}")
    shown = report.relative_to(ROOT) if report.is_relative_to(ROOT) else report
    return "\n".join([*lines, f"each page, in {shown}"])
