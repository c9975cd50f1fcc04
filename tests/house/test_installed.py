"""How much is installed to serve and to speak: counted from the metadata, as a fresh venv would have it."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires

from packaging.requirements import Requirement

from tests.house.tree import ROOT

SERVING = ("flask", "flask-babel", "babel", "markdown-it-py", "jinja2-fragments", "brotli", "granian")
SERVING_AT_MOST, BASE_AT_MOST = 16, 28  # our own distribution included


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def closure(names: tuple[str, ...]) -> set[str]:
    """The distributions that these need on this machine, themselves included; extras are left out."""
    found: set[str] = set()
    waiting = [Requirement(name) for name in names]
    while waiting:
        need = waiting.pop()
        wanted = need.marker is None or need.marker.evaluate({"extra": ""})
        if wanted and normal(need.name) not in found:
            found.add(normal(need.name))
            waiting += map(Requirement, requires(need.name) or [])
    return found


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("#")[0].strip().split("==") for line in lines)
    return {normal(row[0]): row[1] for row in rows if len(row) == 2}


def test_serving_needs_few_distributions() -> None:
    assert len(closure(SERVING)) + 1 <= SERVING_AT_MOST


def test_the_base_voices_need_few_distributions() -> None:
    assert len(closure(("held-in-mind",))) <= BASE_AT_MOST


def test_everything_needed_is_pinned() -> None:
    assert closure(("held-in-mind",)) - {"held-in-mind"} <= set(pins())


def test_every_test_tool_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tools = tuple(project["dependency-groups"]["dev"])
    assert closure(tools) <= set(pins())


def test_pins_are_exact_and_explained() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"#.*|[\w.-]+==[\w.]+\s+# \S.*|", line), line
