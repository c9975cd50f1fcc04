"""A running server for the screen reader; Orca's own modules are not ours to collect."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.serving import need, serving
from tools.parts import SCREEN_READER
from webapp.settings import Settings

collect_ignore = ["orca"]
AGAIN = pytest.StashKey[list[str]]()
"""The flows that held only the second time: a run says which, for one that often does so is to be mended."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Close with the flows that needed a second walk."""
    for fault in terminalreporter.config.stash.get(AGAIN, []):
        terminalreporter.write_line(f"held only the second time: {fault}")


@pytest.fixture(scope="session")
def origin(guide_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running `webapp serve` over our guide, where all that Orca needs is installed."""
    for package in SCREEN_READER:
        need(package)
    with serving(guide_settings, tmp_path_factory.mktemp("server")) as address:
        yield address
