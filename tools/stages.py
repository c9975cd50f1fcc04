"""Run every check, one after the other, and close with a table of what each one took.

usage: python tools/stages.py [--fast]      --fast leaves out what needs a browser, Java or Node
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# What is checked is what is committed: sound that happens to lie on this machine is not.
ENVIRONMENT = {**os.environ, "WEBAPP_STORE": str(ROOT / "var" / "test-sound" / "none")}


@dataclass(frozen=True)
class Stage:
    """One check: what it proves, and the command (its first word is a program of .venv/bin)."""

    proves: str
    command: tuple[str, ...]
    slow: bool = False


@dataclass(frozen=True)
class Outcome:
    """How a stage ended, and the seconds it took."""

    stage: Stage
    passed: bool
    seconds: float


STAGES = (
    Stage("code is in the house format", ("ruff", "format", "--check", "--quiet", ".")),
    Stage("lint: likely bugs, names, docstrings", ("ruff", "check", "--quiet", ".")),
    Stage("types", ("mypy",)),
    Stage("the floor plan", ("lint-imports",)),
    Stage("templates: lint", ("djlint", "webapp/templates", "--lint", "--quiet")),
    Stage("content keeps the rules", ("webapp", "check")),
    Stage("tests without a browser", ("pytest", "-q", "-m", "not browser")),
    Stage("tests in a browser, and valid HTML", ("pytest", "-q", "-m", "browser", "tests/browser"), slow=True),
)


def run(stage: Stage) -> Outcome:
    """Run one stage; its words are shown only where it fails, but for the tests, which always close with theirs."""
    begun = time.monotonic()
    print(f"\n== {stage.proves}: {' '.join(stage.command)}", flush=True)
    loud = stage.command[0] == "pytest"
    command = [str(BIN / stage.command[0]), *stage.command[1:]]
    done = subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=not loud, text=True, check=False
    )
    passed = done.returncode == 0
    if not loud and not passed:
        print(done.stdout, done.stderr, sep="\n")
    return Outcome(stage, passed, time.monotonic() - begun)


def table(outcomes: list[Outcome]) -> str:
    """The closing table: one line a stage, then the count."""
    wide = max(len(one.stage.proves) for one in outcomes)
    lines = [
        f"{one.stage.proves:{wide}}  {'ok    ' if one.passed else 'FAILED'}  {one.seconds:6.1f} s" for one in outcomes
    ]
    total = sum(one.seconds for one in outcomes)
    passed = sum(one.passed for one in outcomes)
    return "\n".join(
        [
            *lines,
            f"{'all':{wide}}          {total:6.1f} s",
            "",
            f"stages: {passed} passed, {len(outcomes) - passed} failed",
        ]
    )


def main() -> int:
    """Run the stages; 1 where any failed."""
    fast = "--fast" in sys.argv[1:]
    outcomes = [run(stage) for stage in STAGES if not (fast and stage.slow)]
    print("\n" + table(outcomes))
    return 0 if all(one.passed for one in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
