"""What every room's tests may ask for: the guide and the bread guide, with sound that the mute voice made."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings as invention

from tests.page_rules import PageClient, PoliteClient
from webapp.library import Library, open_library
from webapp.narration import Script
from webapp.settings import Settings
from webapp.text import load_guide
from webapp.web import create_app

# No test is a stopwatch: on a busy machine an invented example may take its time.
invention.register_profile("patient", deadline=None)
invention.load_profile("patient")
ROOT = Path(__file__).resolve().parent.parent
BREAD = ROOT / "tests" / "bread"
SOUND = ROOT / "var" / "test-sound" / ("all" if os.environ.get("WEBAPP_ALL_HEARD") == "1" else "some")
NO_VOICES = ROOT / "var" / "test-sound" / "no-voices"  # whatever this machine has: tests hear the base voices
GUIDES = {
    "guide": Settings(store=SOUND / "guide", voices=NO_VOICES),
    "bread": Settings(
        voices=NO_VOICES,
        content=BREAD / "content",
        translations=BREAD / "translations",
        store=SOUND / "bread",
    ),
}


def environment(settings: Settings) -> dict[str, str]:
    """The environment in which the command `webapp` uses these settings."""
    named = ("content", "translations", "static", "store", "voices")
    return {**os.environ, **{f"WEBAPP_{name.upper()}": str(getattr(settings, name)) for name in named}}


# Heard in `make test`: the source, another language, one from right to left, and the menu of languages. The pages
# of the others show that a guide is whole without sound; `make proof` sets WEBAPP_ALL_HEARD=1 and hears them all.
HEARD = ("en", "es", "ar", "mul")


MUTE = ("web", "templates")  # what no sound is made of: the floor plan keeps the rooms of sound from asking these


def made_of(settings: Settings, command: list[str]) -> str:
    """All that the sound of a guide is made of, in one number: words, program, and what was asked for."""
    program = [path for path in (ROOT / "webapp").iterdir() if path.name not in MUTE]
    told = hashlib.sha256(" ".join(command[1:]).encode())
    for start in (settings.content, settings.translations, *sorted(program)):
        for path in sorted((start, *start.rglob("*"))):
            if path.is_file() and path.suffix != ".pyc":
                told.update(f"{start.name}/{path.relative_to(start)}".encode() + path.read_bytes())
    return told.hexdigest()


def narrated(settings: Settings) -> Settings:
    """The same settings, with every theme said by the mute voice; what an earlier run made of the same is kept.

    One run at a time: `make test` has two at work, and the second finds the sound that the first has made.
    """
    command = [sys.executable, "-m", "webapp", "narrate", "--engine", "silent"]
    codes = {language.code for language in load_guide(settings.content).languages}
    if os.environ.get("WEBAPP_ALL_HEARD") != "1" and codes >= {"en", "es", "ar"}:
        command += [part for code in HEARD for part in ("--language", code)]
    settings.store.mkdir(parents=True, exist_ok=True)
    with settings.store.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made, now = settings.store.with_suffix(".made"), made_of(settings, command)
        if made.is_file() and made.read_text() == now and any(settings.store.iterdir()):
            return settings
        done = subprocess.run(command, env=environment(settings), cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        fresh = made.with_suffix(f".{os.getpid()}")
        fresh.write_text(now)
        fresh.replace(made)  # in a copy of the project it is another's file: never written over
    return settings


def heard(library: Library) -> tuple[Script, ...]:
    """The scripts that the mute voice has read: all, or those of `HEARD` where a guide has more languages."""
    codes = {language.code for language in library.guide.languages}
    everything = os.environ.get("WEBAPP_ALL_HEARD") == "1" or not codes >= {"en", "es", "ar"}
    return tuple(one for one in library.all_scripts() if everything or one.lang in HEARD)


def in_languages(settings: Settings, *codes: str) -> Flask:
    """The app of a guide in some of its languages, where what holds of these holds of the others."""
    whole = open_library(settings)
    chosen = tuple(one for one in whole.guide.languages if one.code in codes)
    return create_app(settings, Library(whole.guide.only(chosen), whole.catalogs, whole.store))


def polite_app(settings: Settings) -> Flask:
    """The app of a guide, whose test clients close what they read."""
    app = create_app(settings)
    app.test_client_class = PoliteClient
    return app


def offers(app: Flask) -> tuple[str, ...]:
    """Which of help and leave the guide of an app has."""
    guide = app.extensions["webapp"].guide
    return tuple(name for name in ("help", "leave") if getattr(guide, name) is not None)


def careful_client(app: Flask, reading: type[PageClient] = PageClient) -> PageClient:
    """A client of the app that reads every page by every rule of `tests.page_rules`."""
    kind = type("GuideClient", (reading,), {"offers": offers(app)})
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
