"""A budget is set up, unloaded, reloaded and removed, and leaves nothing behind."""

import asyncio
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er, issue_registry as ir
from homeassistant.util.async_ import get_scheduled_timer_handles
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .conftest import Build
from .house import House


def traces(hass: HomeAssistant) -> dict[str, Any]:
    """Return all that a budget may leave behind."""
    return {
        "listeners": hass.bus.async_listeners(),
        "timers": [handle for handle in get_scheduled_timer_handles(hass.loop) if not handle.cancelled()],
        "tasks": asyncio.all_tasks(),
        "shutdown jobs": list(hass._shutdown_jobs),
        "issues": list(ir.async_get(hass).issues),
    }


async def test_the_devices_stand_behind_one_another(hass: HomeAssistant, build: Build) -> None:
    await build(heater("hall"))
    devices = dr.async_get(hass)
    budget = devices.async_get_device_by_identifier((DOMAIN, "house"), "house")
    hall = devices.async_get_device_by_identifier((DOMAIN, "hall"), "house")
    assert budget is not None
    assert hall is not None
    assert (budget.name, budget.entry_type, budget.via_device_id) == ("House", "service", None)
    assert (hall.name, hall.entry_type, hall.via_device_id) == ("Hall", "service", budget.id)
    assert (budget.config_subentry_id, hall.config_subentry_id) == (None, "hall")


async def test_unloading_leaves_nothing_behind(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("gone"))
    await house.stop()
    await house.wait(600)  # until Home Assistant has saved its registries
    before = traces(hass)
    await house.start()
    await house.ask("hall")
    hass.states.async_remove("input_boolean.gone")
    await house.settle()
    assert traces(hass) != before
    await house.stop()
    await house.wait(600)
    assert traces(hass) == before


async def test_unloading_makes_its_entities_unavailable(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    await house.stop()
    assert house.entry.state is ConfigEntryState.NOT_LOADED
    assert house.state("radiator_status").state == "unavailable"
    assert house.state("boost", "hall").state == "unavailable"


async def test_nothing_is_done_for_a_budget_that_is_unloaded(build: Build) -> None:
    house = await build(heater("hall"))
    await house.ask("hall")
    await house.stop()
    house.forget()
    await house.switch("hall", on=False)
    await house.wait(600)
    assert house.log == [("off", "hall")]


async def test_removing_leaves_no_file(
    hass: HomeAssistant, build: Build, hass_storage: dict[str, Any]
) -> None:
    house = await build(heater("hall"))
    await house.ask("hall")
    await house.wait(10)
    assert "power_budget.house" in hass_storage
    await hass.config_entries.async_remove("house")
    await house.settle()
    assert "power_budget.house" not in hass_storage
    assert er.async_entries_for_config_entry(er.async_get(hass), "house") == []
    assert dr.async_entries_for_config_entry(dr.async_get(hass), "house") == []


async def test_what_is_remembered_is_read_back_as_it_was(build: Build) -> None:
    house = await build(heater("hall", min_on_s=60), heater("bath"), power_steps=[1000])
    await house.ask("hall", "bath")
    for _ in range(3):
        await house.wait(100)
        await house.pass_turns()
    state = house.coordinator.state
    await house.stop()
    await house.start()
    assert house.coordinator.state == state


async def test_two_budgets_decide_each_for_itself(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), power_steps=[1000])
    hass.states.async_set("input_boolean.shed", "off")
    garden = House(
        hass,
        house.freezer,
        MockConfigEntry(
            domain=DOMAIN,
            entry_id="garden",
            title="Garden",
            options={"power_steps": [500]},
            subentries_data=[heater("shed", 400)],
        ),
    )
    garden.entry.add_to_hass(hass)
    await garden.start()
    await house.ask("hall")
    await garden.ask("shed")
    assert (house.reasons, garden.reasons) == ({"hall": "heating"}, {"shed": "heating"})
    await garden.stop()
    assert house.reasons == {"hall": "heating"}


async def test_a_budget_without_heaters_is_idle(build: Build) -> None:
    house = await build()
    await house.pass_turns()
    assert house.state("radiator_status").state == "idle"
    assert house.state("radiator_status").attributes["radiators"] == []


@pytest.mark.parametrize("seconds", [1e9, 1e12, 1e15])
async def test_a_minimum_time_that_was_stored_without_end_ends_after_a_day(
    build: Build, seconds: float
) -> None:
    house = await build(heater("hall", min_on_s=seconds, min_off_s=seconds))
    await house.ask("hall")
    await house.turn("demand", "hall", on=False)
    await house.wait(86399)
    assert house.reasons == {"hall": "held_on"}
    await house.wait(1)
    assert house.running == []


def test_every_platform_lets_its_entities_act_together() -> None:
    from custom_components.power_budget import (  # noqa: PLC0415
        binary_sensor,
        button,
        event,
        number,
        sensor,
        switch,
    )

    assert {
        platform.PARALLEL_UPDATES for platform in (binary_sensor, button, event, number, sensor, switch)
    } == {0}
