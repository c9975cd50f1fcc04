"""Google's CSP evaluator finds no hole in the content security policy of any kind of answer."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from flask import Flask

from tests.browser.paths import KINDS
from tests.conftest import ROOT
from tests.reports import Reading, clean
from tests.serving import need, need_file

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).with_name("policy.mjs")
# What it finds, and why it is right all the same: the beginning of the finding, reason.
EXPLAINED = (("50: script-src 'self':", "this site holds no file of anybody else, and takes none"),)
ANSWERS = (*KINDS, "/en/leave/", "/en/nothing-here/", "/nowhere", "/en/start/narration.json")


def holes(policy: str) -> list[str]:
    """Each finding about a policy: severity, directive, value, and what is wrong."""
    need_file(ROOT / "node_modules" / "csp_evaluator" / "package.json")
    command = [need("nodejs"), str(SCRIPT)]
    done = subprocess.run(command, input=policy, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if not line.startswith(tuple(known for known, _ in EXPLAINED))]


def test_the_evaluator_finds_a_planted_hole() -> None:
    assert any("unsafe-inline" in one for one in holes("default-src 'none'; script-src 'self' 'unsafe-inline'"))


def test_no_policy_has_a_hole(guide_app: Flask) -> None:
    client = guide_app.test_client()
    policies = {client.get(path).headers["Content-Security-Policy"]: path for path in ANSWERS}
    for policy, path in policies.items():
        clean("CSP evaluator", path, Reading(len(policy.split(";")), tuple(holes(policy))))
