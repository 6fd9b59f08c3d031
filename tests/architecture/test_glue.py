"""Around the engine, each thing happens in one file: the table of docs/architecture.md."""

import ast
from collections.abc import Mapping
from pathlib import Path
import re

import pytest

from .source import INTEGRATION, ROOT, Breaks, breaches, nodes, written

PAGE = (ROOT / "docs/architecture.md").read_text()
MODULES = sorted(INTEGRATION.glob("*.py"))

CHANGES = {"new_state", "old_state"}
AMOUNTS = {"amount", "granted", "limit", "needs", "power_steps", "usage"}
"""What the engine counts in watts, beside all whose names end in their unit."""


def called(node: ast.AST) -> str | None:
    """Return the last name of what is called, if anything is."""
    return ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else None


def makes_an_asset(node: ast.AST) -> bool:
    """Return whether an asset is made here."""
    return called(node) == "Asset"


def makes_a_site(node: ast.AST) -> bool:
    """Return whether a site, or a part of one, is made here."""
    return called(node) in {"Budget", "Load", "Site"}


def reads_a_state(node: ast.AST) -> bool:
    """Return whether the state of an entity is looked at, now or as it changed."""
    match node:
        case ast.Attribute(value=owner, attr="states"):
            return ast.unparse(owner).endswith("hass")
        case ast.Subscript(slice=ast.Constant(value=str(key))):
            return key in CHANGES
    return False


def makes_a_snapshot(node: ast.AST) -> bool:
    """Return whether a snapshot, or a part of one, is made here."""
    return called(node) in {"LoadReading", "Snapshot"}


def calls_a_service(node: ast.AST) -> bool:
    """Return whether a service is called."""
    return isinstance(node, ast.Attribute) and (
        node.attr == "async_call" or ast.unparse(node).endswith("services.call")
    )


def uses_the_disk(node: ast.AST) -> bool:
    """Return whether Home Assistant's storage, or a file, is used."""
    match node:
        case ast.ImportFrom(module="homeassistant.helpers.storage"):
            return True
        case ast.ImportFrom(module="homeassistant.helpers", names=names):
            return any(name.name == "storage" for name in names)
    return called(node) in {"open", "read_bytes", "read_text", "write_bytes", "write_text"}


def runs_a_cycle(node: ast.AST) -> bool:
    """Return whether it is observed, or decided."""
    return called(node) in {"decide", "observe"}


def dispatches(node: ast.AST) -> bool:
    """Return whether it is decided what assets are to do."""
    return called(node) == "dispatch"


ONLY_PLACE: Mapping[str, Breaks] = {
    "site_config.py": makes_a_site,
    "observe.py": lambda node: reads_a_state(node) or makes_a_snapshot(node),
    "actuate.py": calls_a_service,
    "store.py": uses_the_disk,
    "cycle.py": runs_a_cycle,
    "asset_config.py": makes_an_asset,
    "dispatching.py": dispatches,
}
"""By file, what happens nowhere else."""

ALSO_IN: Mapping[str, tuple[str, ...]] = {
    "observe.py": (
        "capability.py",
        "observe_assets.py",
        "observe_batteries.py",
        "observe_outdoors.py",
        "observe_prices.py",
        "observe_timetables.py",
    ),
    "store.py": ("card_resource.py", "learned_store.py"),
}
"""Where else states are read, to know what entities can do, and of some of them; and what else is a file."""


def misplaced(path: Path) -> list[str]:
    """Return what happens in a module and should happen in another."""
    return [
        f"{what}: belongs to {place}"
        for place, happens in ONLY_PLACE.items()
        if path.name not in {place, *ALSO_IN.get(place, ())}
        for what in breaches(path, happens)
    ]


def calculates(node: ast.AST) -> bool:
    """Return whether watts are added, subtracted, multiplied or divided."""
    match node:
        case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div(), left=left, right=right):
            return is_amount(left) or is_amount(right)
        case ast.AugAssign(target=target):
            return is_amount(target)
        case ast.Call(func=ast.Name(id="sum")):
            return any(is_amount(part) for part in ast.walk(node))
    return False


def is_amount(node: ast.AST) -> bool:
    """Return whether a name stands for watts."""
    name = ast.unparse(node).rpartition(".")[2] if isinstance(node, ast.Name | ast.Attribute) else ""
    return name in AMOUNTS or name.endswith("_w")


@pytest.mark.parametrize("place", ONLY_PLACE)
def test_the_page_names_the_place(place: str) -> None:
    assert f"| `{place}` |" in PAGE


@pytest.mark.parametrize("place", ONLY_PLACE)
def test_it_happens_there(place: str) -> None:
    assert any(map(ONLY_PLACE[place], nodes(INTEGRATION / place)))


def test_every_file_that_the_page_names_is_there() -> None:
    named = re.findall(r"`(\w+\.py)`", PAGE)
    assert [name for name in named if not (INTEGRATION / name).is_file()] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_each_thing_happens_in_one_place(path: Path) -> None:
    assert misplaced(path) == []


def test_what_entities_can_do_makes_no_snapshot() -> None:
    others = [name for names in ALSO_IN.values() for name in names]
    assert [name for name in others if breaches(INTEGRATION / name, makes_a_snapshot)] == []
    assert [name for name in others if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_arithmetic_on_watts(path: Path) -> None:
    assert breaches(path, calculates) == []


MISPLACED = {
    "a site": ("site_config.py", "site = Site(budget=budget, loads=())"),
    "a part of a site": ("site_config.py", "load = site.Load(id='hall', name='Hall', power_w=1000)"),
    "a state": ("observe.py", "state = self.coordinator.hass.states.get('switch.hall')"),
    "all states": ("observe.py", "states = hass.states.async_all('switch')"),
    "a state that changed": ("observe.py", "now = event.data['new_state']"),
    "a snapshot": ("observe.py", "snapshot = Snapshot(at=at, loads={})"),
    "a reading": ("observe.py", "reading = LoadReading(is_on=True)"),
    "a service": ("actuate.py", "await hass.services.async_call('switch', 'turn_on')"),
    "a service by another name": ("actuate.py", "call = self.hass.services.async_call"),
    "a service from another thread": ("actuate.py", "hass.services.call('switch', 'turn_on')"),
    "storage": ("store.py", "from homeassistant.helpers.storage import Store"),
    "storage as a module": ("store.py", "from homeassistant.helpers import entity, storage"),
    "a file": ("store.py", "Path('state').write_text('')"),
    "a decision": ("cycle.py", "decision = decide(site, state, snapshot)"),
    "an asset": ("asset_config.py", "one = Asset(id='boiler', name='Boiler')"),
    "what assets are to do": ("dispatching.py", "assignments = dispatch(assets, readings, memories, at)"),
    "an observation": ("cycle.py", "snapshot = observe(hass, watched, at=at)"),
}


@pytest.mark.parametrize(("place", "line"), MISPLACED.values(), ids=MISPLACED)
def test_what_is_misplaced_is_found(place: str, line: str, tmp_path: Path) -> None:
    source = f"async def f():\n    {line}\n"
    (found,) = misplaced(written(tmp_path, "sensor.py", source))
    assert found.endswith(place)
    assert misplaced(written(tmp_path, place, source)) == []


ARITHMETIC = {
    "a difference": "left = decision.limit - decision.granted",
    "a product": "cost = load.power_w * price",
    "a sum": "used = sum(grant.usage for grant in decision.grants)",
    "a sum step by step": "free_w -= 1000",
}


@pytest.mark.parametrize("line", ARITHMETIC.values(), ids=ARITHMETIC)
def test_arithmetic_on_watts_is_found(line: str, tmp_path: Path) -> None:
    assert breaches(written(tmp_path, "sensor.py", line), calculates)
