"""Files and functions stay short."""

import ast
from pathlib import Path
from statistics import median

import pytest

from .project import INTEGRATION, ROOT

LONGEST_FILE = 250
LONGEST_BODY = 40
USUAL_BODY = 6

FOLDERS = ("benchmarks", "custom_components", "demo", "simulation", "tests")
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def bodies(path: Path) -> dict[str, int]:
    """Return how many lines the body of each function has, its docstring aside."""
    functions = (
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return {f"{path.name}:{node.lineno} {node.name}": length(node) for node in functions}


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines from the first statement to the end, blank ones among them."""
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    return (statements[-1].end_lineno or 0) - statements[0].lineno + 1 if statements else 0


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE
    assert {name: lines for name, lines in bodies(path).items() if lines > LONGEST_BODY} == {}


def test_functions_are_usually_very_short() -> None:
    lengths = [lines for path in INTEGRATION.rglob("*.py") for lines in bodies(path).values()]
    assert median(lengths) <= USUAL_BODY
