"""Files and functions stay small enough to hold in mind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.house.tree import ROOT, ours, python

FILE_LINES, FUNCTION_LINES, FACTORY_LINES = 250, 40, 40
FILE_MEDIAN, FUNCTION_MEDIAN = 80, 8
COMMITTED_BYTES = 300 * 1024

Function = ast.FunctionDef | ast.AsyncFunctionDef


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function of a file as "file: name" and its lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield f"{path.relative_to(ROOT)}: {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_long() -> None:
    long = {str(path.relative_to(ROOT)): lines(path) for path in python("webapp", "tests", "tools")}
    assert {name: count for name, count in long.items() if count > FILE_LINES} == {}


def test_no_function_is_long() -> None:
    found = [one for path in python("webapp", "tests", "tools") for one in functions(path)]
    assert [(name, count) for name, count in found if count > FUNCTION_LINES] == []


def test_most_files_and_functions_are_short() -> None:
    files = python("webapp")
    assert median(map(lines, files)) <= FILE_MEDIAN
    assert median(count for path in files for _, count in functions(path)) <= FUNCTION_MEDIAN


def test_the_package_itself_holds_one_docstring() -> None:
    tree = ast.parse((ROOT / "webapp" / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assert len(tree.body) == 1


def test_nothing_big_is_committed() -> None:
    big = {str(path.relative_to(ROOT)): path.stat().st_size for path in ours()}
    assert {name: size for name, size in big.items() if size > COMMITTED_BYTES} == {}
