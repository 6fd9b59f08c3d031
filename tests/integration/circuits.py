"""Budgets that stand in each other, in Home Assistant."""

from collections.abc import Awaitable, Callable, Iterable
from itertools import chain
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .house import House

type Tree = dict[str, House]
"""By entry id, the budgets of a house."""

type BuildTree = Callable[..., Awaitable[Tree]]


def circuit(
    name: str, *heaters: ConfigSubentryDataWithId, limit: float = 2000, **options: Any
) -> MockConfigEntry:
    """Return a budget with one power step; its title is its name."""
    return MockConfigEntry(
        domain=DOMAIN,
        entry_id=name,
        title=name.capitalize(),
        options={"power_steps": [limit], **options},
        subentries_data=heaters,
    )


@pytest.fixture
def build_tree(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> BuildTree:
    """Return what adds budgets, and sets them up in any order."""
    freezer.move_to("2026-11-21 12:00:01+00:00")

    async def build(*entries: MockConfigEntry, order: Iterable[str] = ()) -> Tree:
        heaters = chain.from_iterable(entry.subentries.values() for entry in entries)
        booleans = {heater.data["switch"].partition(".")[2]: None for heater in heaters}
        assert await async_setup_component(hass, "homeassistant", {})
        assert await async_setup_component(hass, "input_boolean", {"input_boolean": booleans})
        for entry in entries:
            entry.add_to_hass(hass)
        tree = {entry.entry_id: House(hass, freezer, entry) for entry in entries}
        for name in order or tree:
            if name in tree and tree[name].entry.state.value == "not_loaded":
                await tree[name].start()
        return tree

    return build


def running(tree: Tree) -> list[str]:
    """Return the heaters of all budgets whose switches are on."""
    return [name for house in tree.values() for name in house.running]


async def ask(tree: Tree) -> None:
    """Let all heaters of all budgets ask for heat."""
    for house in tree.values():
        await house.ask(*house.entry.subentries)


async def two_floors(build_tree: BuildTree, limit: float, order: Iterable[str] = ()) -> Tree:
    """Return a house of that limit with a floor up and one down, a heater of 1500 W on each."""
    return await build_tree(
        circuit("house", limit=limit),
        circuit("up", heater("attic", 1500), parent="house"),
        circuit("down", heater("hall", 1500), parent="house"),
        order=order,
    )
