"""What the web room's tests may ask for besides: the guide before it has any sound."""

from __future__ import annotations

import pytest
from flask import Flask

from webapp.settings import Settings
from webapp.web import create_app


@pytest.fixture(scope="session")
def soundless_app(soundless_settings: Settings) -> Flask:
    """The app that serves our own guide before anything was narrated."""
    return create_app(soundless_settings)
