"""What every room's tests may ask for: the guide and the bread guide, with sound that the mute voice made."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings as invention

from tests.page_rules import PageClient, PoliteClient
from webapp.settings import Settings
from webapp.web import create_app

# No test is a stopwatch: on a busy machine an invented example may take its time.
invention.register_profile("patient", deadline=None)
invention.load_profile("patient")
ROOT = Path(__file__).resolve().parent.parent
BREAD = ROOT / "tests" / "bread"
GUIDES = {
    "guide": Settings(store=ROOT / "var" / "test-sound" / "guide"),
    "bread": Settings(
        content=BREAD / "content",
        translations=BREAD / "translations",
        store=ROOT / "var" / "test-sound" / "bread",
    ),
}


def environment(settings: Settings) -> dict[str, str]:
    """The environment in which the command `webapp` uses these settings."""
    named = ("content", "translations", "static", "store")
    return {**os.environ, **{f"WEBAPP_{name.upper()}": str(getattr(settings, name)) for name in named}}


def narrated(settings: Settings) -> Settings:
    """The same settings, with every theme said by the mute voice; what an earlier run made is kept.

    One run at a time: `make test` has two at work, and the second finds the sound that the first has made.
    """
    command = [sys.executable, "-m", "webapp", "narrate", "--engine", "silent"]
    settings.store.mkdir(parents=True, exist_ok=True)
    with settings.store.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(command, env=environment(settings), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return settings


def polite_app(settings: Settings) -> Flask:
    """The app of a guide, whose test clients close what they read."""
    app = create_app(settings)
    app.test_client_class = PoliteClient
    return app


def offers(app: Flask) -> tuple[str, ...]:
    """Which of help and leave the guide of an app has."""
    guide = app.extensions["webapp"].guide
    return tuple(name for name in ("help", "leave") if getattr(guide, name) is not None)


def careful_client(app: Flask) -> PageClient:
    """A client of the app that reads every page by every rule of `tests.page_rules`."""
    kind = type("GuideClient", (PageClient,), {"offers": offers(app)})
    return kind(app, use_cookies=True)  # type: ignore[no-any-return]  # a class made by type() is Any


@pytest.fixture(scope="session")
def guide_settings() -> Settings:
    """Our own guide, with mute sound for every theme in every language."""
    return narrated(GUIDES["guide"])


@pytest.fixture(scope="session")
def bread_settings() -> Settings:
    """The guide about bread, with mute sound."""
    return narrated(GUIDES["bread"])


@pytest.fixture(scope="session", params=list(GUIDES))
def any_settings(request: pytest.FixtureRequest) -> Settings:
    """Each guide in turn: what holds of pages must hold of both."""
    return narrated(GUIDES[request.param])


@pytest.fixture(scope="session")
def guide_app(guide_settings: Settings) -> Flask:
    """The app that serves our own guide."""
    return polite_app(guide_settings)


@pytest.fixture(scope="session")
def any_app(any_settings: Settings) -> Flask:
    """The app that serves each guide in turn."""
    return polite_app(any_settings)


@pytest.fixture(scope="session")
def soundless_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Our own guide before anything was narrated."""
    return replace(GUIDES["guide"], store=tmp_path_factory.mktemp("nothing"))


@pytest.fixture
def reader(guide_app: Flask) -> PageClient:
    """A careful client of our own guide, without cookies from other tests."""
    return careful_client(guide_app)
