"""The source: where it is, and what in it breaks a rule."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
INTEGRATION = ROOT / "custom_components/power_budget"
ENGINE = INTEGRATION / "engine"

type Breaks = Callable[[ast.AST], bool]
"""Tells whether a piece of source breaks a rule."""


def breaches(path: Path, breaks: Breaks) -> list[str]:
    """Return every piece of a module that breaks a rule, with its line."""
    return [
        f"{path.name}:{getattr(node, 'lineno', '?')} {ast.unparse(node).splitlines()[0]}"
        for node in nodes(path)
        if breaks(node)
    ]


def nodes(path: Path) -> Iterator[ast.AST]:
    """Return every piece of a module."""
    return ast.walk(ast.parse(path.read_text()))


def written(folder: Path, name: str, source: str) -> Path:
    """Return a module that holds *source*."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source)
    return path
