"""Circuits in circuits: one decision for all budgets that stand in each other."""

from itertools import permutations
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from .builders import heater
from .circuits import BuildTree, ask, build_tree, circuit, running, two_floors
from .house import House

__all__ = ["build_tree"]


@pytest.mark.parametrize("order", permutations(["house", "up", "down"]), ids="-".join)
async def test_a_limit_above_holds_in_whatever_order_budgets_are_set_up(
    build_tree: BuildTree, order: tuple[str, ...]
) -> None:
    tree = await two_floors(build_tree, 2500, order)
    await ask(tree)
    assert running(tree) == ["attic"]
    assert tree["down"].reasons == {"hall": "waiting"}


async def test_each_tells_how_it_stands(build_tree: BuildTree) -> None:
    tree = await two_floors(build_tree, 2500)
    await ask(tree)
    states = {name: house.state("radiator_status").state for name, house in tree.items()}
    assert states == {"house": "limited", "up": "heating", "down": "limited"}
    assert tree["house"].state("radiator_status").attributes["radiators"] == ["Attic", "Hall"]
    assert tree["house"].state("granted_power").state == "1500.0"
    assert tree["down"].state("radiator_status").attributes["radiators"] == ["Hall"]
    available = tree["down"].state("available_power")
    assert (available.state, available.attributes["bound_by"]) == ("1000.0", "parent")


async def test_turns_go_round_the_whole_house_as_the_outermost_says(build_tree: BuildTree) -> None:
    pattern = {"hours": "*", "minutes": "*", "seconds": "/5"}
    tree = await build_tree(
        circuit("house", limit=1500),
        circuit("up", heater("attic", 1500), parent="house", cycle=pattern),
        circuit("down", heater("hall", 1500), parent="house", cycle=pattern),
    )
    await ask(tree)
    await tree["up"].wait(20)
    assert running(tree) == ["attic"]
    await tree["up"].wait(100)
    assert running(tree) == ["hall"]
    await tree["up"].pass_turns()
    assert running(tree) == ["attic"]


async def test_one_cycle_is_for_all(build_tree: BuildTree) -> None:
    tree = await two_floors(build_tree, 2500)
    await ask(tree)
    cycles = {id(house.coordinator.data.cycle) for house in tree.values() if house.coordinator.data}
    assert len(cycles) == 1


async def test_budgets_with_nothing_in_common_are_decided_for_themselves(build_tree: BuildTree) -> None:
    tree = await build_tree(circuit("house", heater("hall")), circuit("barn", heater("pump")))
    before = tree["barn"].coordinator.data
    await tree["house"].ask("hall")
    assert tree["barn"].coordinator.data is before


async def test_away_above_is_away_below(build_tree: BuildTree) -> None:
    tree = await two_floors(build_tree, 2500)
    await ask(tree)
    await tree["house"].turn("away")
    assert running(tree) == []
    assert tree["up"].state("away").state == "off"
    assert tree["up"].state("radiator_status").state == "away"
    assert tree["up"].state("radiator_status").attributes["away_status"] == "on"
    await tree["house"].turn("away", on=False)
    assert running(tree) == ["attic"]


async def test_a_meter_above_sheds_below(hass: HomeAssistant, build_tree: BuildTree) -> None:
    hass.states.async_set("sensor.main", "500", {"unit_of_measurement": "W"})
    tree = await build_tree(
        circuit("house", limit=9000, meter="sensor.main", site_limit_w=6000),
        circuit("up", heater("attic", 1500), parent="house"),
    )
    await ask(tree)
    assert running(tree) == ["attic"]
    hass.states.async_set("sensor.main", "8000", {"unit_of_measurement": "W"})
    await tree["house"].settle()
    assert running(tree) == []
    assert tree["up"].state("available_power").attributes["bound_by"] == "parent"


async def test_a_heater_on_two_phases_needs_both(build_tree: BuildTree) -> None:
    boiler = heater("boiler", 3000, also_on=[{"budget": "two", "power_w": 1500}])
    tree = await build_tree(circuit("one", boiler, limit=1500), circuit("two", limit=1500))
    await ask(tree)
    assert running(tree) == ["boiler"]
    assert tree["two"].state("granted_power").state == "1500.0"
    await tree["two"].set("power_budget", 1000)
    assert running(tree) == []
    assert await explanation(tree["one"]) == "It asks for heat and waits: needs 500 W more of Two."


async def explanation(house: House) -> str:
    """Return why the first heater of a budget runs or does not."""
    target = {"entity_id": house.entity_id("status", next(iter(house.entry.subentries)))}
    response: Any = await house.hass.services.async_call(
        "power_budget", "explain", target, blocking=True, return_response=True
    )
    return str(response["budgets"][0]["heaters"][0]["explanation"])
