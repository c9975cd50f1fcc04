"""By ear alone: what a browser plays on the chooser, the front door and help is what somebody must hear there.

Nothing here looks at the pages but to compare: a keyboard goes to the player, and an ear records what sounds.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import QUIET, tab
from tests.conftest import NO_VOICES
from tests.ear import RATE, Ear, heard, listening
from tests.narration.helpers import Samples, best_fit, decoded
from tests.serving import need, serving
from webapp.cli import cli
from webapp.library import Library, open_library
from webapp.narration import Narration
from webapp.settings import Settings

pytestmark = pytest.mark.proof

# The page, its sound, the language of the sound, and what of the page must be said.
PAGES = {
    "/languages/": ("languages", "mul", "main .tiles__link"),
    "/en/": ("front", "en", "main [id^=answer-] .card__words"),
    "/en/help/gb/": ("help--gb", "en", "main .call--first .call__number"),
    "/ar/help/eg/": ("help--eg", "ar", "main .call--first .call__number"),
}
# The words of each, without what stands beside them: its number in a list, how long a theme is.
WORDS = """ones => ones.filter(one => one.closest('li')).map(one => {
  const copy = one.cloneNode(true);
  for (const part of copy.querySelectorAll('.card__number, .card__note')) part.remove();
  return copy.textContent.trim();
})"""
RECORDINGS = 3  # at most
MOST = 150  # seconds of one page's sound
ALIKE = 0.8  # of 1: a recording of the same samples
PIECE = RATE // 5  # a sentence is compared in pieces: a machine that stumbles may lose a moment of it
MOST_PIECES = 0.5  # of a sentence's pieces must be heard; of another sentence's, less than half as many are
LATE = RATE // 8  # how far a piece may lie from where the store's file has it
SETTLE = 1.5  # seconds in which nothing may sound by itself


@dataclass(frozen=True)
class Stage:
    """A guide that serves what the base voices said, a browser that plays it, and an ear."""

    browser: Browser
    origin: str
    ear: Ear
    library: Library


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """All of it, once."""
    own = replace(Settings(), store=tmp_path_factory.mktemp("heard") / "sound", voices=NO_VOICES)
    for slug, code, _ in PAGES.values():
        page = slug.partition("--")[0]
        done = CliRunner().invoke(cli, ["narrate", "--language", code, "--theme", page, "--quiet"], obj=own)
        assert done.exit_code == 0, done.output
    with (
        listening(tmp_path_factory.mktemp("ear")) as ear,
        serving(own, tmp_path_factory.mktemp("server")) as origin,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=need("chromium"),
            args=QUIET,
            env=dict(ear.environment),
            ignore_default_args=["--mute-audio"],
        )
        yield Stage(browser, origin, ear, open_library(own))
        browser.close()


def start_by_keyboard(page: Page) -> None:
    """Tab to the page's Listen button, and press it."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "listen__button":
            page.keyboard.press("Enter")
            return
    pytest.fail("Tab never came to a player")


def played(stage: Stage, path: str) -> tuple[Samples, Samples, list[str]]:
    """What sounded before a key was pressed; what sounded after it, to the end; and what the page's links say."""
    with tab(stage.browser, stage.origin) as page, stage.ear.hearing(path.strip("/").replace("/", "-")) as file:
        page.goto(path)
        time.sleep(SETTLE)
        before = len(heard(file))
        start_by_keyboard(page)
        page.wait_for_function("() => document.querySelector('#player audio').ended", timeout=MOST * 1000)
        names: list[str] = page.locator(PAGES[path][2]).evaluate_all(WORDS)
    whole = heard(file)
    return whole[:before], whole[before:], names


def sentences(stage: Stage, read: Narration) -> Iterator[tuple[str, float, Samples]]:
    """Each sentence of a narration: its words, its place in the file in seconds, its samples as the file has them."""
    file = read.file("webm")
    assert file is not None
    path = stage.library.store.path_of(file.name, "webm")
    assert path is not None
    samples, rate = decoded(path)
    at = np.arange(int(len(samples) * RATE / rate)) * (rate / RATE)
    same = np.interp(at, np.arange(len(samples)), samples).astype(np.float32)
    for cue in read.cues:
        yield cue.text, cue.start, same[int(cue.start * RATE) : int(cue.end * RATE)]


def alike(whole: Samples, sentence: Samples, start: int) -> float:
    """The share of a sentence's pieces, 0 to 1, that sound in the whole about where they belong."""
    places = range(0, max(len(sentence) - PIECE, 1), PIECE)
    pieces = [(place, sentence[place : place + PIECE]) for place in places]
    loud = [(place, piece) for place, piece in pieces if np.abs(piece).max() > 0.02]
    found = [best_fit(whole, piece, start + place, LATE)[1] >= ALIKE for place, piece in loud]
    return sum(found) / len(found) if found else 1.0


@pytest.mark.parametrize("path", PAGES)
def test_the_ear_hears_what_must_be_said(stage: Stage, path: str) -> None:
    """Each sentence in one of three recordings at least: on a busy machine each of them stumbles somewhere."""
    slug, code, _ = PAGES[path]
    read = stage.library.narration(slug, code)
    assert read is not None
    lines = list(sentences(stage, read))
    unheard, names = {text: 0.0 for text, _, _ in lines}, list[str]()
    for _ in range(RECORDINGS):
        before, after, names = played(stage, path)
        assert not before.any(), "something sounded by itself"
        first = best_fit(after, lines[0][2], 0, min(len(after), 4 * RATE))[0] - int(lines[0][1] * RATE)
        shares = {text: alike(after, samples, first + int(start * RATE)) for text, start, samples in lines}
        unheard = {text: shares[text] for text in unheard if shares[text] < MOST_PIECES}
        if not unheard:
            break
    assert unheard == {}, "not heard, and how much of it was"
    told = " ".join(text for text, _, _ in lines)
    assert names
    assert [name for name in names if name not in told] == []


def test_another_sentence_is_told_apart(stage: Stage) -> None:
    read = stage.library.narration("help", "en")
    assert read is not None
    lines = list(sentences(stage, read))
    one, other = lines[0][2], lines[1][2]
    whole = np.concatenate([np.zeros(RATE, np.float32), one, np.zeros(RATE, np.float32)])
    assert alike(whole, one, RATE) >= MOST_PIECES
    assert alike(whole, other, RATE) < MOST_PIECES / 2
    stumbled = np.concatenate([whole[: RATE + PIECE], whole[RATE + PIECE + RATE // 20 :]])
    assert alike(stumbled, one, RATE) >= MOST_PIECES
