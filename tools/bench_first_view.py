"""What a reader waits for on slow 3G with a slow processor: until there is text, and from a tap until there is sound.

usage: python tools/bench_first_view.py

Chromium, 360 x 640, a fresh profile for each page: 400 kbit/s, 400 ms a round trip, the processor six times slower,
three visits each, the median counts. Needs the test parts (`make test` brings them), Debian's chromium, and sound
(`webapp narrate`), without which only text is measured.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from math import inf
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tools.bench_serving import free_port, running
from tools.parts import program

PAGES = ("/en/", "/en/left/", "/en/help/", "/en/words/", "/ar/impulse/")
VISITS = 3
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
SLOWER = 6
TEXT_LIMIT, SOUND_LIMIT = 1.5, 3.0  # seconds
FIRST_TEXT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
# Seconds from the tap until the sound has begun.
TAPPED = """async () => {
  const audio = document.querySelector('#player audio');
  const begun = performance.now();
  document.querySelector('.listen__button').click();
  while (!(audio.currentTime > 0)) {
    if (performance.now() - begun > 20000) return null;
    await new Promise((done) => setTimeout(done, 20));
  }
  return (performance.now() - begun) / 1000 - audio.currentTime;
}"""


def measured(address: str, path: str, chromium: str) -> tuple[float, float | None]:
    """Seconds until there is text, and from the tap until there is sound (`waited`)."""
    texts, sounds = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(VISITS):
            context = browser.new_context(viewport={"width": 360, "height": 640}, service_workers="block")
            page = context.new_page()
            page.set_default_timeout(60_000)
            line = context.new_cdp_session(page)
            line.send("Network.enable")
            line.send("Network.emulateNetworkConditions", SLOW_3G)
            line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.goto(address + path)
            texts.append(page.evaluate(FIRST_TEXT) / 1000)
            if page.locator(".listen__button:visible").count():
                sounds.append(page.evaluate(TAPPED))
            context.close()
        browser.close()
    return median(texts), waited(sounds)


def waited(sounds: Sequence[float | None]) -> float | None:
    """The median of some waits for sound; endless where one of them was, and None where there were none."""
    if any(one is None for one in sounds):
        return inf
    return median(one for one in sounds if one is not None) if sounds else None


def main() -> int:
    """Measure and tell; 1 where a limit is passed or nothing can be measured."""
    chromium = program("chromium")
    if chromium is None:
        print("The first view was not measured: chromium is missing (Debian: apt install chromium).")
        return 1
    port = str(free_port())
    address = f"http://127.0.0.1:{port}"
    served = [sys.executable, "-m", "webapp", "serve", "--no-narrate"]
    late, heard = False, 0
    with running(served, f"{address}/healthz", {**os.environ, "PORT": port}):
        for path in PAGES:
            text, sound = measured(address, path, str(Path(chromium)))
            heard += sound is not None
            late = late or text > TEXT_LIMIT or (sound or 0) > SOUND_LIMIT
            said = "" if sound is None else f"   sound {sound:4.2f} s after the tap" if sound < inf else "   NO SOUND"
            print(f"{path:14} text after {text:4.2f} s{said}")
    if not heard:
        print("Sound was not measured: there is none. Run `webapp narrate` first.")
    print(f"limits: text {TEXT_LIMIT} s, sound {SOUND_LIMIT} s{': passed' if late else ''}")
    return int(late or not heard)


if __name__ == "__main__":
    sys.exit(main())
