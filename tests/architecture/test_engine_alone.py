"""The engine decides in a bare Python: no Home Assistant, no other package, only its own folder."""

import json
from pathlib import Path
import subprocess
import sys
from typing import Any

import pytest

from .source import INTEGRATION, written

PREPARED = """
from importlib.util import find_spec
import json
import sys

sys.path.append(sys.argv[1])
importable = [name for name in ("homeassistant", "voluptuous", "custom_components") if find_spec(name)]
"""
"""What comes first: the one folder, and what can be imported that should not be."""

DECIDED = """
from datetime import UTC, datetime
import engine

names = ("hall", "bath", "bedroom")
loads = [engine.Load(id=name, budget="house", name=name, power_w=1000) for name in names]
decision = engine.decide(
    engine.Site(budgets=(engine.Budget(id="house", name="House", power_steps=(2500,)),), loads=tuple(loads)),
    engine.State(loads={load.id: engine.LoadState(requested=True) for load in loads}),
    engine.Snapshot(
        at=datetime(2026, 1, 1, tzinfo=UTC),
        loads={load.id: engine.LoadReading(is_on=False) for load in loads},
    ),
)
packages = {name.partition(".")[0] for name in sys.modules} - sys.stdlib_module_names - {"__main__"}
json.dump(
    {
        "importable": importable,
        "packages": sorted(packages),
        "reasons": {grant.load: grant.reason for grant in decision.grants},
    },
    sys.stdout,
)
"""
"""Three ask for heat, and two fit."""


def run_alone(folder: Path, source: str = DECIDED) -> subprocess.CompletedProcess[str]:
    """Run *source* in a Python that knows the standard library and *folder*."""
    return subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-c", PREPARED + source, folder],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """Return what the engine tells when it is alone."""
    process = run_alone(INTEGRATION)
    assert process.stderr == ""
    answer: dict[str, Any] = json.loads(process.stdout)
    return answer


def test_nothing_else_can_be_imported(told: dict[str, Any]) -> None:
    assert told["importable"] == []


def test_nothing_else_is_imported(told: dict[str, Any]) -> None:
    assert told["packages"] == ["engine"]


def test_it_decides(told: dict[str, Any]) -> None:
    assert told["reasons"] == {"hall": "heating", "bath": "heating", "bedroom": "waiting"}


@pytest.mark.parametrize("package", ["homeassistant", "voluptuous"])
def test_an_engine_that_needs_more_is_found(package: str, tmp_path: Path) -> None:
    written(tmp_path, "engine/__init__.py", f"import {package}")
    assert f"No module named '{package}'" in run_alone(tmp_path).stderr
