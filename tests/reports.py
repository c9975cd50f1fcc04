"""What an engine said of a page, written down for the report that closes a run (`tools/reports.py`)."""

from __future__ import annotations

from dataclasses import dataclass

from tools.reports import note


@dataclass(frozen=True)
class Reading:
    """One engine's word on one page: how many of its rules held, and one line for each fault it found."""

    passed: int
    findings: tuple[str, ...]


def clean(engine: str, page: str, reading: Reading) -> None:
    """Write the reading down, and assert that the engine really ran and has nothing to say.

    Raises `AssertionError` with every finding, or where no rule passed: an engine that tests nothing finds nothing.
    """
    note(engine, page, reading.passed, reading.findings)
    assert not reading.findings, f"{engine} on {page}:\n" + "\n".join(reading.findings)
    assert reading.passed > 0, f"{engine} on {page}: no rule passed; did it run?"
