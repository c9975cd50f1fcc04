"""Fetch what the tests need beside Python: browsers, letters, Java, a screen reader (Debian's), rule engines (npm's).

usage: python tools/parts.py [--proof]

--proof adds a sound device and nginx. Does nothing where everything is there, so a second `make test` needs no
network. What cannot be had is named with its reason; the tests that need it are skipped, or fail where
WEBAPP_SKIPS_FAIL=1 (as in CI).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = {  # the Debian package, and the names its program may go by
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "default-jre-headless": ("java",),
    "npm": ("npm",),
    "nodejs": ("node", "nodejs"),
}
# Makes tests quicker, and none needs it: the same Chromium without a window, whose toolbar costs more than most pages.
QUICKER = {"chromium-headless-shell": ("chromium-headless-shell",)}
# The Debian package, and families that come with it: a machine without them shows boxes for letters, as wide as boxes.
FONTS = {"fonts-noto-core": ("Noto Sans", "Noto Sans Devanagari", "Noto Sans Arabic")}
SCREEN_READER = {
    "orca": ("orca",),
    "firefox-esr": ("firefox-esr",),
    "xvfb": ("Xvfb",),
    "xdotool": ("xdotool",),
    "openbox": ("openbox",),
    "dbus": ("dbus-daemon",),
    "at-spi2-core": ("/usr/libexec/at-spi-bus-launcher",),
}
PROOF_PROGRAMS = {
    "pulseaudio": ("pulseaudio",),
    "pulseaudio-utils": ("parec",),
    "nginx-light": ("nginx", "/usr/sbin/nginx"),
}
APT = {"DEBIAN_FRONTEND": "noninteractive"}


def program(package: str) -> str | None:
    """Where the program of a package named above is, found by name on the path; None where it is not."""
    return next(filter(None, map(shutil.which, (PROGRAMS | QUICKER | SCREEN_READER | PROOF_PROGRAMS)[package])), None)


def font(family: str) -> bool:
    """Whether a browser finds a family of letters on this machine."""
    if not shutil.which("fc-list"):
        return False
    asked = ["fc-list", f":family={family}", "file"]
    return bool(subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip())


def missing(*, proof: bool) -> list[str]:
    """The packages whose programs are not on the path, or whose letters no browser finds."""
    programs = PROGRAMS | SCREEN_READER | (PROOF_PROGRAMS if proof else {})
    fonts = [package for package, families in FONTS.items() if not all(map(font, families))]
    return [*(package for package in programs if not program(package)), *fonts]


def install_programs(packages: list[str]) -> str:
    """Install by apt what is missing. Returns why it could not be done, or ""."""
    if not packages:
        return ""
    if not shutil.which("apt-get"):
        return "this system has no apt-get; install them your own way"
    if os.geteuid() != 0:
        return f"only root may install them; ask: sudo apt-get install {' '.join(packages)}"
    print(f"Installing {', '.join(packages)} (a minute; needs the network once) ...", flush=True)
    return _run(["apt-get", "update", "-qq"], APT) or _run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], APT
    )


def install_rule_engines() -> str:
    """Install what tests need of npm as package-lock.json says. Returns why it could not be done, or ""."""
    stamp, lock = ROOT / "node_modules" / ".package-lock.json", ROOT / "package-lock.json"
    if stamp.is_file() and stamp.stat().st_mtime >= lock.stat().st_mtime:
        return ""
    if not shutil.which("npm"):
        return "npm was not found"
    print("Installing the rule engines (half a minute; needs the network once) ...", flush=True)
    fault = _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {})
    if not fault:
        stamp.touch()
    return fault


def _run(command: list[str], extra: Mapping[str, str]) -> str:
    """Run quietly in the project's folder. Returns the last line of what went wrong, or ""."""
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **extra}, capture_output=True, text=True, check=False)
    said = (done.stderr or done.stdout).strip().splitlines() or ["it gave no reason"]
    return f"{command[0]} failed: {said[-1]}" if done.returncode else ""


def main() -> int:
    """Install what can be installed and say what is missing. Fails only where a skip counts as a failure."""
    proof = "--proof" in sys.argv[1:]
    wanted = [*missing(proof=proof), *(package for package in QUICKER if not program(package))]
    reasons = {"programs": install_programs(wanted), "rule engines": install_rule_engines()}
    gone = [*missing(proof=proof), *(["the rule engines of package.json"] if reasons["rule engines"] else [])]
    for name in gone:
        print(f"SKIPPED: tests that need {name}")
    for reason in filter(None, reasons.values()):
        print(f"  because {reason}")
    return 1 if gone and os.environ.get("WEBAPP_SKIPS_FAIL") == "1" else 0


if __name__ == "__main__":
    sys.exit(main())
