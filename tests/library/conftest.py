"""What the library's tests may ask for: our guide on the shelf, and the one about bread."""

from __future__ import annotations

import pytest

from tests.conftest import GUIDES
from webapp.library import Library, open_library


@pytest.fixture(scope="session")
def library() -> Library:
    """Our own guide; its sound does not matter."""
    return open_library(GUIDES["guide"])


@pytest.fixture(scope="session")
def bread() -> Library:
    """A guide of one language, with neither help nor a family page."""
    return open_library(GUIDES["bread"])
