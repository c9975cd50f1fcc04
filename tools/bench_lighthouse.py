"""What Lighthouse gives our pages on a phone, as it plays one: slow 4G, a processor four times slower.

usage: python -m tools.bench_lighthouse

Each of its four scores must reach the floor. Lighthouse is 185 MB, so it is no part of the tests: this installs it by
npm into var/bench, once, and needs a network for that. Needs npm and Debian's chromium.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.bench_serving import free_port, running
from tools.parts import program

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "bench"
WANTED = "lighthouse@12.8.2"  # later ones want a newer Node than Debian's
PAGES = {"front door": "/en/", "theme": "/en/left/", "help": "/en/help/", "words": "/en/words/"}
FLOOR = 0.98
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def installed() -> str:
    """Where Lighthouse is; "" where it cannot be had, which is told."""
    tool = FOLDER / "node_modules" / ".bin" / "lighthouse"
    if not tool.exists() and shutil.which("npm"):
        print(f"Installing {WANTED} into {FOLDER.relative_to(ROOT)} (185 MB; needs the network once) ...", flush=True)
        command = ["npm", "install", "--prefix", str(FOLDER), "--ignore-scripts", "--no-audit", "--no-fund", WANTED]
        subprocess.run([*command, "--loglevel=error"], check=False)
    return str(tool) if tool.exists() else ""


def scores(tool: str, address: str, chromium: str) -> tuple[dict[str, float], list[str]]:
    """The scores of a page, 0.0 to 1.0, and the audits that cost some of them. Raises SystemExit without any."""
    command = [tool, address, "--quiet", f"--chrome-flags={FLAGS}", "--output=json", "--output-path=stdout"]
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{address}: {done.stderr.strip().splitlines()[-1:]}")
    report = json.loads(done.stdout)
    found = {name: one["score"] or 0.0 for name, one in report["categories"].items()}
    weighed = {ref["id"] for one in report["categories"].values() for ref in one["auditRefs"] if ref["weight"]}
    marks = {name: report["audits"][name]["score"] for name in sorted(weighed)}
    low = [name for name, mark in marks.items() if mark is not None and mark < 0.9]
    return found, low


def main() -> int:
    """Measure and tell; 1 where a score is below the floor, or nothing can be measured."""
    chromium, tool = program("chromium"), installed()
    if chromium is None or not tool:
        print(f"Lighthouse was not run: {'chromium' if chromium is None else WANTED} is missing.")
        return 1
    port = str(free_port())
    address = f"http://127.0.0.1:{port}"
    served = [sys.executable, "-m", "webapp", "serve", "--no-narrate"]
    below = False
    with running(served, f"{address}/healthz", {**os.environ, "PORT": port}):
        for name, path in PAGES.items():
            found, low = scores(tool, address + path, chromium)
            below = below or min(found.values()) < FLOOR
            said = "  ".join(f"{one} {score:.2f}" for one, score in found.items())
            print(f"{name:12} {said}  {' '.join(low)}".rstrip(), flush=True)
    print(f"floor: {FLOOR} in each{': not reached' if below else ''}")
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
