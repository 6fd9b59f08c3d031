"""Budgets that stand in each other, of which one is not well."""

from unittest.mock import patch

from homeassistant.config_entries import ConfigEntries, ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from .builders import heater
from .circuits import BuildTree, Tree, ask, build_tree, circuit, running, two_floors
from .relays import Relay, install

__all__ = ["build_tree"]


async def asking(build_tree: BuildTree) -> Tree:
    """Return a house with a floor up and one down, a heater on each, both running."""
    tree = await two_floors(build_tree, 3000)
    await ask(tree)
    assert running(tree) == ["attic", "hall"]
    return tree


async def test_one_whose_setup_fails_runs_no_cycle(
    hass: HomeAssistant, build_tree: BuildTree, caplog: pytest.LogCaptureFixture
) -> None:
    tree = await asking(build_tree)
    await tree["up"].stop()
    with patch.object(ConfigEntries, "async_forward_entry_setups", side_effect=RuntimeError("broken")):
        assert not await hass.config_entries.async_setup("up")
        await tree["down"].settle()
    assert not tree["up"].coordinator.is_running
    caplog.clear()
    await tree["up"].switch("attic", on=False)
    await tree["down"].wait(130)
    assert "Error" not in caplog.text


async def test_one_whose_unload_fails_does_not_keep_the_turns(
    hass: HomeAssistant, build_tree: BuildTree
) -> None:
    tree = await build_tree(
        circuit("house"), circuit("up", heater("attic", 1500), heater("loft", 1500), parent="house")
    )
    await ask(tree)
    with patch.object(ConfigEntries, "async_unload_platforms", return_value=False):
        assert not await hass.config_entries.async_unload("house")
        await tree["up"].settle()
    served = set()
    for _ in range(3):
        await tree["up"].wait(120)
        served.update(running(tree))
    assert served == {"attic", "loft"}


async def test_a_time_pattern_that_does_not_rule_misses_no_cycle(
    hass: HomeAssistant, build_tree: BuildTree, caplog: pytest.LogCaptureFixture
) -> None:
    often = {"hours": "*", "minutes": "*", "seconds": "/10"}
    tree = await build_tree(
        circuit("house"), circuit("up", heater("attic", 1500), parent="house", cycle=often)
    )
    for _ in range(11):
        await tree["up"].wait(10)
        assert ir.async_get(hass).issues == {}
    assert "No cycle" not in caplog.text


async def test_what_stands_above_one_that_is_not_loaded_may_change(
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
    await hass.config_entries.async_remove("phase")
    await tree["circuit"].settle()
    assert running(tree) == ["hall"]


async def test_a_switch_that_hangs_on_one_circuit_keeps_no_other_from_shedding(
    hass: HomeAssistant, build_tree: BuildTree
) -> None:
    relay = Relay("attic")
    await install(hass, relay)
    tree = await build_tree(
        circuit("house", limit=3000),
        circuit("up", heater("attic", 1500, switch="switch.attic"), parent="house"),
        circuit("down", heater("hall", 1500), parent="house"),
    )
    await ask(tree)
    hass.states.async_set("input_boolean.other", "off")
    entry, attic = tree["up"].entry, tree["up"].entry.subentries["attic"]
    relay.answers.clear()
    changed = {**attic.data, "switch": "input_boolean.other"}
    hass.config_entries.async_update_subentry(entry, attic, data=changed)
    await tree["down"].breathe()
    number = {"entity_id": tree["down"].entity_id("power_budget"), "value": 0}
    await hass.services.async_call("number", "set_value", number)
    await tree["down"].breathe()
    assert tree["down"].running == []
    relay.answers.set()
    await tree["down"].settle()


async def test_who_boosts_a_budget_boosts_all_that_stands_in_it(
    hass: HomeAssistant, build_tree: BuildTree
) -> None:
    tree = await build_tree(
        circuit("house", limit=3000), circuit("up", heater("attic", 1500), parent="house")
    )
    target = {"entity_id": tree["house"].entity_id("radiator_status")}
    await hass.services.async_call("power_budget", "set_boost", {**target, "enabled": True}, blocking=True)
    await tree["up"].settle()
    assert running(tree) == ["attic"]
