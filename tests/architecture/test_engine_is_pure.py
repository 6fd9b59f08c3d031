"""The engine takes values and returns one: no clock, no I/O, no log, no Home Assistant."""

import ast
from pathlib import Path

import pytest

from .source import ENGINE, breaches, written

PURE = """
    abc bisect collections copy dataclasses datetime enum fractions functools heapq itertools math
    operator statistics types typing
"""
"""What the engine may import of the standard library: modules that reach for nothing outside."""

CLOCKS = {"now", "today", "utcnow"}
OUTSIDE = {"__import__", "breakpoint", "compile", "eval", "exec", "input", "open", "print"}
IMPURE = (ast.AsyncFor, ast.AsyncFunctionDef, ast.AsyncWith, ast.Await, ast.Global)
"""Waiting, and remembering between calls."""

MODULES = sorted(ENGINE.rglob("*.py"))


def breach(path: Path, engine: Path = ENGINE) -> str | None:
    """Return what in a module of *engine* is not pure, if anything."""
    depth = len(path.relative_to(engine).parts)
    return next(iter(breaches(path, lambda node: is_impure(node, depth))), None)


def is_impure(node: ast.AST, depth: int) -> bool:
    """Return whether a piece of a module, *depth* folders down, does what the engine must not."""
    match node:
        case ast.Import(names=names):
            return any(is_outside(name.name) for name in names)
        case ast.ImportFrom(level=level, module=module):
            return level > depth or (level == 0 and is_outside(str(module)))
        case ast.Attribute(attr=name):
            return name in CLOCKS
        case ast.Name(id=name):
            return name in OUTSIDE
    return isinstance(node, IMPURE) or (isinstance(node, ast.comprehension) and bool(node.is_async))


def is_outside(module: str) -> bool:
    """Return whether a module is none that the engine may import."""
    return module.partition(".")[0] not in PURE.split()


def test_there_are_modules_to_look_at() -> None:
    assert {"decide.py", "assess.py", "allocate.py", "limit.py"} <= {path.name for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ENGINE)))
def test_pure(path: Path) -> None:
    assert breach(path) is None


BREACHES = {
    "another package": "import numpy",
    "a part of one": "from homeassistant.core import HomeAssistant",
    "the same by its whole name": "from custom_components.power_budget.const import DOMAIN",
    "a second name on the line": "import math, socket",
    "the event loop": "from asyncio import sleep",
    "the log": "import logging",
    "the clock": "from time import monotonic",
    "chance": "import random",
    "files": "from pathlib import Path",
    "the glue": "from ...const import DOMAIN",
    "what lies beside the integration": "from .... import other",
    "what time it is": "started = datetime.now(UTC)",
    "what time it is in UTC": "started = datetime.utcnow()",
    "which day it is": "day = datetime.date.today()",
    "a clock handed on": "at: datetime = field(default_factory=datetime.now)",
    "a coroutine": "async def decide(): ...",
    "waiting": "await grant",
    "waiting in a loop": "async for grant in grants: ...",
    "waiting in a comprehension": "taken = [grant async for grant in grants]",
    "reading a file": "text = open('state').read()",
    "printing": "print(grant)",
    "remembering between calls": "global turn",
}


@pytest.mark.parametrize("line", BREACHES.values(), ids=BREACHES)
def test_a_breach_is_found(line: str, tmp_path: Path) -> None:
    path = written(tmp_path, "demand/assess.py", f'"""Demand."""\n\n{line}\n')
    assert str(breach(path, tmp_path)).startswith("assess.py:")


INNOCENT = {
    "a pure module": "from collections.abc import Mapping",
    "a neighbour": "from .hold import held_until",
    "what lies above, within the engine": "from ..site import Load",
    "time that is given": "until = snapshot.at + load.min_on",
    "a word in a text": 'why = "open the window now"',
}


@pytest.mark.parametrize("line", INNOCENT.values(), ids=INNOCENT)
def test_what_is_pure_passes(line: str, tmp_path: Path) -> None:
    assert breach(written(tmp_path, "demand/assess.py", line), tmp_path) is None
