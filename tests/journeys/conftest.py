"""The walks that needed a second try: a run says which."""

from __future__ import annotations

import pytest

AGAIN = pytest.StashKey[list[str]]()
"""What went wrong in walks that got there only the second time: one that often does so is to be mended."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Close with the walks that needed a second try."""
    for fault in terminalreporter.config.stash.get(AGAIN, []):
        terminalreporter.write_line(f"got there only the second time: {fault}")
