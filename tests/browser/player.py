"""Listening in a browser: press Listen, point at a sentence, ask what sounds and what is marked."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

AUDIO = "document.querySelector('#player audio')"
HEARD = f"""() => {{
  const sound = {AUDIO};
  const track = sound.querySelector('track')?.track;
  const now = sound.currentTime + 0.03;
  const cue = [...(track?.cues || [])].filter(one => one.startTime <= now).pop();
  return {{
    playing: !sound.paused, time: sound.currentTime, rate: sound.playbackRate,
    id: cue?.id, lang: sound.querySelector('track')?.srclang,
    marked: [...document.querySelectorAll('.sentence--spoken')].map(one => one.id),
    focus: document.activeElement.tagName,
  }};
}}"""
# The moment at which a sentence is marked, by the clock of the sound, less its time in the captions: seconds.
LATENESS = f"""async ([id, rate]) => {{
  const sound = {AUDIO};
  const cue = [...sound.querySelector('track').track.cues].find(one => one.id === id);
  sound.pause();
  sound.playbackRate = rate;
  sound.currentTime = Math.max(0, cue.startTime - 1);
  await new Promise(done => sound.addEventListener('seeked', done, {{ once: true }}));
  const told = new Promise(done => new MutationObserver((_, own) => {{
    if (!document.getElementById(id).classList.contains('sentence--spoken')) return;
    own.disconnect();
    done(sound.currentTime - cue.startTime);
  }}).observe(document.body, {{ subtree: true, attributes: true, attributeFilter: ['class'] }}));
  await sound.play();
  return await told;
}}"""
# Where a sentence begins, in the middle of the window.
BEGINNING = """id => {
  const one = document.getElementById(id);
  one.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, right, top, height } = one.getClientRects()[0];
  return [document.dir === 'rtl' ? right - 5 : left + 5, top + height / 2];
}"""


def listen(page: Page, path: str = "/en/left/") -> None:
    """Open a page and press its Listen button; wait until a sentence of the page is marked."""
    page.goto(path)
    page.locator(".listen__button").click()
    page.wait_for_function(f"() => {AUDIO}.currentTime > 0 && {AUDIO}.querySelector('track').track.cues?.length")


def heard(page: Page) -> dict[str, Any]:
    """What sounds, and what the page shows of it."""
    told: dict[str, Any] = page.evaluate(HEARD)
    assert told["focus"] != "BODY"
    return told


def sentence(page: Page, number: int) -> str:
    """The id of a sentence of the page's text, which the voice says."""
    return page.locator("main .text .sentence[id]").nth(number).get_attribute("id") or ""


def go_to(page: Page, number: int) -> str:
    """Point at a sentence, and wait until it is marked."""
    name = sentence(page, number)
    x, y = page.evaluate(BEGINNING, name)
    page.mouse.click(x, y)
    page.wait_for_function("id => document.getElementById(id).classList.contains('sentence--spoken')", arg=name)
    return name
