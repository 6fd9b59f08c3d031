"""The messages that the code speaks of by key: each has its text, and no text is left over."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from .project import DOMAIN, INTEGRATION, translation

SPEAKERS = {
    "exceptions": ("Error", "NotReady", "AuthFailed"),
    "issues": ("Issue",),
}
"""What the names of those end in that take a key of each kind."""


def calls(path: Path) -> Iterator[tuple[str, dict[str, ast.expr]]]:
    """Return what a module calls, by name, with its named arguments."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            yield name, {word.arg: word.value for word in node.keywords if word.arg}


def value_of(expression: ast.expr, path: Path) -> str:
    """Return what an expression is worth at the top of its module."""
    module = import_module(f"custom_components.{DOMAIN}.{path.stem}")
    return str(eval(ast.unparse(expression), vars(module)))  # noqa: S307


@pytest.mark.parametrize("kind", SPEAKERS)
def test_texts(kind: str) -> None:
    used = {
        value_of(words["translation_key"], path)
        for path in INTEGRATION.glob("*.py")
        for name, words in calls(path)
        if name.endswith(SPEAKERS[kind]) and "translation_key" in words
    }
    assert set(translation("en").get(kind, {})) == used
