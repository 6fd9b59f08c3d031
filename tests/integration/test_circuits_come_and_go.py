"""Budgets that stand in each other and are added, changed, reloaded and removed."""

from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.power_budget.engine import Outcome

from .builders import heater
from .circuits import BuildTree, Tree, ask, build_tree, circuit, running, two_floors
from .house import House

__all__ = ["build_tree"]


async def asking(build_tree: BuildTree) -> Tree:
    """Return a house of 1500 W with a floor up and one down, a heater of that power on each, asking."""
    tree = await two_floors(build_tree, 1500)
    await ask(tree)
    assert running(tree) == ["attic"]
    for house in tree.values():
        house.forget()
    return tree


async def boost(house: House, name: str) -> None:
    """Boost a heater, and wait for nothing that waits."""
    await house.hass.services.async_call(
        "switch", "turn_on", {"entity_id": house.entity_id("boost", name)}, blocking=True
    )
    await house.breathe()


def outcome(house: House) -> Outcome:
    """Return what was decided for a budget."""
    assert house.coordinator.data is not None
    return house.coordinator.data.outcome


def issues(hass: HomeAssistant) -> list[str]:
    """Return the issues that there are."""
    return sorted(issue for domain, issue in ir.async_get(hass).issues if domain == "power_budget")


@pytest.mark.parametrize("name", ["house", "up", "down"])
async def test_reloading_one_switches_nothing(hass: HomeAssistant, build_tree: BuildTree, name: str) -> None:
    tree = await asking(build_tree)
    assert await hass.config_entries.async_reload(name)
    await tree["house"].settle()
    assert [house.log for house in tree.values()] == [[], [], []]
    assert issues(hass) == []
    await tree["down"].turn("boost", "hall")
    assert running(tree) == ["hall"]


async def test_while_one_is_reloaded_its_limit_holds_and_what_runs_counts(
    hass: HomeAssistant, build_tree: BuildTree
) -> None:
    tree = await asking(build_tree)
    async with tree["up"].entry.setup_lock:
        assert await hass.config_entries.async_unload("up", _lock=False)
        await boost(tree["down"], "hall")
        assert running(tree) == ["attic"]
    await tree["up"].settle()
    assert running(tree) == ["attic", "hall"]
    async with tree["house"].entry.setup_lock:
        assert await hass.config_entries.async_unload("house", _lock=False)
        await tree["down"].breathe()
        assert [grant.reason for grant in outcome(tree["down"]).grants] == ["boosted"]
        assert outcome(tree["down"]).limit == 1500
    await tree["down"].settle()
    assert outcome(tree["down"]).limit == 2000


async def test_without_its_parent_it_goes_on_under_its_own_limits(
    hass: HomeAssistant, build_tree: BuildTree
) -> None:
    tree = await asking(build_tree)
    await hass.config_entries.async_set_disabled_by("house", ConfigEntryDisabler.USER)
    await tree["up"].settle()
    assert running(tree) == ["attic", "hall"]
    assert issues(hass) == ["parent_missing_down", "parent_missing_up"]
    await hass.config_entries.async_set_disabled_by("house", None)
    await tree["up"].settle()
    assert len(running(tree)) == 1
    assert issues(hass) == []


async def test_without_its_parent_the_one_above_that_holds(
    hass: HomeAssistant, build_tree: BuildTree
) -> None:
    tree = await build_tree(
        circuit("house", limit=1000),
        circuit("phase", parent="house"),
        circuit("circuit", heater("hall", 1500), parent="phase"),
    )
    await hass.config_entries.async_set_disabled_by("phase", ConfigEntryDisabler.USER)
    await ask({"circuit": tree["circuit"]})
    assert running(tree) == []
    assert issues(hass) == ["parent_missing_circuit"]


async def test_a_parent_that_is_removed_is_missed(hass: HomeAssistant, build_tree: BuildTree) -> None:
    tree = await asking(build_tree)
    await hass.config_entries.async_remove("house")
    await tree["up"].settle()
    assert running(tree) == ["attic", "hall"]
    assert issues(hass) == ["parent_missing_down", "parent_missing_up"]
    await hass.config_entries.async_remove("up")
    await hass.config_entries.async_remove("down")
    assert issues(hass) == []


async def test_a_budget_moves_to_another_without_a_break(hass: HomeAssistant, build_tree: BuildTree) -> None:
    tree = await asking(build_tree)
    hass.config_entries.async_update_entry(tree["down"].entry, options={"power_steps": [2000]})
    await tree["down"].settle()
    assert running(tree) == ["attic", "hall"]
    assert tree["up"].log == []
    hass.config_entries.async_update_entry(
        tree["down"].entry, options={"power_steps": [2000], "parent": "house"}
    )
    await tree["down"].settle()
    assert len(running(tree)) == 1


async def test_a_budget_that_stands_in_itself_goes_on_alone(
    hass: HomeAssistant, build_tree: BuildTree
) -> None:
    tree = await build_tree(
        circuit("one", heater("hall", 1500), parent="two"),
        circuit("two", heater("bath", 1500), parent="one"),
    )
    await ask(tree)
    assert running(tree) == ["hall", "bath"]
    assert issues(hass) == ["parent_missing_one", "parent_missing_two"]


async def test_what_comes_from_a_budget_that_is_missing_counts_on_its_own(
    hass: HomeAssistant, build_tree: BuildTree
) -> None:
    boiler = heater("boiler", 2000, also_on=[{"budget": "gone", "power_w": 1000}])
    tree = await build_tree(circuit("one", boiler, limit=1500))
    await ask(tree)
    assert running(tree) == []
    assert issues(hass) == ["also_on_missing_boiler"]


async def test_who_waited_has_waited_after_a_restart_too(build_tree: BuildTree) -> None:
    tree = await asking(build_tree)
    for name in ("down", "up", "house"):
        await tree[name].stop()
    for name in ("down", "up", "house"):
        await tree[name].start()
    assert running(tree) == ["attic"]
    await tree["house"].pass_turns()
    assert running(tree) == ["hall"]
