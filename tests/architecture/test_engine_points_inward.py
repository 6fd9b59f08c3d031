"""Inside the engine, who imports whom: each question alone, and ``decide`` above them all."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from .source import ENGINE, nodes, written

PLAIN = "duty health obedience phase quantity rota trouble value"
VALUES = f"{PLAIN} attended buffer known limits metering modulation scale tree"
NOUNS = "budget site snapshot state decision"
QUESTIONS = "demand supply allocation"
STEPS = "begin contend serving switching remember outcome"

MAY_IMPORT = {
    "value": "",
    "attended": "",
    "quantity": "",
    "phase": "",
    "health": "",
    "obedience": "quantity value",
    "modulation": "quantity value",
    "scale": "quantity",
    "rota": "",
    "trouble": "attended health",
    "duty": "quantity",
    "tree": "quantity",
    "known": "modulation quantity tree",
    "limits": "quantity",
    "metering": "quantity",
    "setpoint": "quantity",
    "asset": "health quantity setpoint",
    "buffer": "health quantity",
    "budget": VALUES,
    "site": f"{VALUES} budget",
    "snapshot": VALUES,
    "controls": "budget quantity",
    "state": f"{VALUES} budget controls",
    "decision": f"{VALUES} state",
    "demand": f"{VALUES} site snapshot state",
    "supply": f"{VALUES} budget site snapshot state",
    "allocation": f"{VALUES} {NOUNS} asset",
    "begin": f"{VALUES} {NOUNS}",
    "contend": f"{VALUES} {NOUNS} {QUESTIONS} begin",
    "outcome": f"{VALUES} {NOUNS} {QUESTIONS} begin",
    "layers": "budget decision quantity site",
    "serving": f"{VALUES} {NOUNS} {QUESTIONS} begin",
    "switching": f"{VALUES} {NOUNS} {QUESTIONS}",
    "remember": f"{VALUES} {NOUNS} {QUESTIONS}",
    "decide": f"{VALUES} {NOUNS} {QUESTIONS} {STEPS}",
    "anticipation": f"{VALUES} {NOUNS} supply begin",
    "forest": "quantity site tree",
    "joining": "attended budget obedience site state",
    "plain": "",
    "__init__": f"{NOUNS} controls decide limits modulation plain",
}
"""By module or folder of the engine, which others it may import; a folder also knows itself."""

MODULES = sorted(ENGINE.rglob("*.py"))


def place(path: Path, engine: Path = ENGINE) -> str:
    """Return the row of the table that a module belongs to."""
    return path.relative_to(engine).parts[0].removesuffix(".py")


def imported(path: Path, engine: Path = ENGINE) -> Iterator[Path]:
    """Find the modules of the engine that a module imports."""
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and node.level:
            folder = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            for name in node.names:
                yield module(folder / name.name) or module(folder) or folder / name.name


def module(stem: Path) -> Path | None:
    """Return the file of a module or of a package, if there is one."""
    files = (stem.with_suffix(".py"), stem / "__init__.py")
    return next((file for file in files if file.is_file()), None)


def outward(path: Path, engine: Path = ENGINE) -> set[str]:
    """Return the rows that a module imports from, and may not."""
    own = place(path, engine)
    found = {place(other, engine) for other in imported(path, engine)}
    return found - {own} - set(MAY_IMPORT[own].split())


def circle(engine: Path = ENGINE) -> list[Path]:
    """Return modules that import each other in a circle, if any do."""
    try:
        TopologicalSorter({path: set(imported(path, engine)) for path in engine.rglob("*.py")}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_every_module_has_a_row() -> None:
    assert {place(path) for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ENGINE)))
def test_points_inward(path: Path) -> None:
    assert outward(path) == set()


def test_goes_in_no_circle() -> None:
    assert circle() == []


OUTWARD = {
    "demand asks supply": ("demand/assess.py", "from ..supply.limit import limits", "supply"),
    "supply asks demand": ("supply/limit.py", "from ..demand.hold import held_until", "demand"),
    "demand asks allocation": ("demand/hold.py", "from ..allocation import order", "allocation"),
    "demand knows a decision": ("demand/hold.py", "from ..decision import Reason", "decision"),
    "allocation asks demand": ("allocation/order.py", "from .. import demand", "demand"),
    "a question knows the verb": ("allocation/order.py", "from ..decide import decide", "decide"),
    "a noun asks a question": ("site.py", "from .supply.limit import limits", "supply"),
    "a step knows another": ("remember.py", "from .switching import commands", "switching"),
    "within a function": ("supply/limit.py", "def f():\n    from ..demand import hold", "demand"),
    "through the front door": ("supply/limit.py", "from .. import Site", "__init__"),
}


@pytest.mark.parametrize(("name", "line", "what"), OUTWARD.values(), ids=OUTWARD)
def test_what_points_outward_is_found(name: str, line: str, what: str, tmp_path: Path) -> None:
    for package in ("", "demand/", "supply/", "allocation/"):
        written(tmp_path, f"{package}__init__.py", "")
    assert outward(written(tmp_path, name, line), tmp_path) == {what}


def test_a_circle_is_found(tmp_path: Path) -> None:
    written(tmp_path, "demand/assess.py", "from .hold import held_until")
    written(tmp_path, "demand/hold.py", "from . import assess")
    assert {path.name for path in circle(tmp_path)} == {"assess.py", "hold.py"}
