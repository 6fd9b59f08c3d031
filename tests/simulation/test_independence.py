"""The simulation stands alone: a model must not grade itself."""

import ast
from pathlib import Path
import sys

import pytest

from .builders import FOLDER

PLANNED = {"bounds/foresight.py", "bounds/problem.py"}
"""What may use NumPy and SciPy, because whoever does not ask for the best plan does not import it."""

PLANNERS = {"foresight", "problem"}

MODULES = sorted(path for path in FOLDER.rglob("*.py") if path.relative_to(FOLDER).as_posix() not in PLANNED)


def breach(path: Path) -> str | None:
    """Return what in *path* reaches outside the standard library and the simulation, if anything."""
    depth = len(path.relative_to(FOLDER).parts)
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Import(names=names) if any(outside(name.name) for name in names):
                return ast.unparse(node)
            case ast.ImportFrom(level=0, module=str(name)) if outside(name):
                return ast.unparse(node)
            case ast.ImportFrom(level=0, module=str(name)) if name.rpartition(".")[2] in PLANNERS:
                return ast.unparse(node)
            case ast.ImportFrom(module=str(name)) if name in PLANNERS:
                return ast.unparse(node)
            case ast.ImportFrom(level=level) if level > depth:
                return ast.unparse(node)
    return None


def outside(module: str) -> bool:
    """Return whether a module comes from neither place."""
    return module.split(".", maxsplit=1)[0] not in {*sys.stdlib_module_names, "simulation"}


def test_there_are_modules_to_look_at() -> None:
    assert {"house.py", "run.py"} <= {path.name for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_simulation_imports_the_standard_library_and_itself_only(path: Path) -> None:
    assert breach(path) is None


BREACHES = {
    "a package": "import numpy",
    "a part of a package": "from homeassistant.core import HomeAssistant",
    "the engine": "from custom_components.power_budget import engine",
    "the plan": "from simulation.bounds.foresight import plan",
    "the plan, from beside it": "from .foresight import plan",
    "what lies above": "from ..custom_components import power_budget",
}


@pytest.mark.parametrize("line", BREACHES.values(), ids=BREACHES)
def test_a_breach_is_found(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_text", lambda _: f"def f():\n    {line}\n")
    assert breach(FOLDER / "house.py") == line
