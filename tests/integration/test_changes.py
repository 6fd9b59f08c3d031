"""A configuration that is changed while heaters run."""

from asyncio import CancelledError
from types import MappingProxyType
from typing import Any
from unittest.mock import AsyncMock

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .conftest import Build
from .house import House


async def change_options(house: House, **options: Any) -> None:
    """Change options of the budget."""
    house.hass.config_entries.async_update_entry(house.entry, options={**house.entry.options, **options})
    await house.settle()


async def change_heater(house: House, name: str, *, title: str | None = None, **data: Any) -> None:
    """Change a heater."""
    changed = house.entry.subentries[name]
    house.hass.config_entries.async_update_subentry(
        house.entry, changed, title=title or changed.title, data={**changed.data, **data}
    )
    await house.settle()


@pytest.mark.parametrize(
    "changed",
    [
        {"min_on_s": 60},
        {"priority": 3},
        {"turns": 2},
        {"power_w": 900},
        {"demand": "temperature", "temperature_sensor": "sensor.bath"},
        {"power_sensor": "sensor.bath"},
        {"title": "Bathroom"},
    ],
    ids=lambda changed: next(iter(changed)),
)
async def test_changing_a_heater_leaves_the_others_running(
    hass: HomeAssistant, build: Build, changed: dict[str, Any]
) -> None:
    hass.states.async_set("sensor.bath", "18")
    house = await build(heater("hall"), heater("bath"), when_stopped="off")
    await house.ask("hall")
    house.forget()
    await change_heater(house, "bath", **changed)
    assert ("turn_off", "hall") not in house.log
    assert ("off", "hall") not in house.log
    assert house.reasons["hall"] == "heating"


async def test_adding_a_heater_leaves_the_others_running(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), when_stopped="off")
    await house.ask("hall")
    house.forget()
    bath = heater("bath", switch="input_boolean.hall_2")
    hass.states.async_set("input_boolean.hall_2", "off")
    hass.config_entries.async_add_subentry(
        house.entry,
        ConfigSubentry(
            data=MappingProxyType(dict(bath["data"])),
            subentry_id="bath",
            subentry_type="heater",
            title="Bath",
            unique_id=None,
        ),
    )
    await house.settle()
    assert house.log == []
    assert house.reasons == {"hall": "heating", "bath": "satisfied"}


async def test_removing_a_heater_leaves_the_others_running(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"), when_stopped="off")
    await house.ask("hall", "bath")
    house.forget()
    hass.config_entries.async_remove_subentry(house.entry, "bath")
    await house.settle()
    assert house.log == []
    assert house.reasons == {"hall": "heating"}
    assert dr.async_get(hass).async_get_device_by_identifier((DOMAIN, "bath"), "house") is None


async def test_what_a_heater_draws_is_acted_on_at_once(build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall", "bath")
    await change_heater(house, "bath", power_w=1500)
    assert house.running == ["hall"]


async def test_lower_steps_are_acted_on_at_once(build: Build) -> None:
    house = await build(heater("hall"), heater("bath"), when_stopped="off")
    await house.ask("hall", "bath")
    house.forget()
    await change_options(house, power_steps=[1000])
    assert house.commands == [("turn_off", "bath")]
    assert house.state("power_saving_mode").attributes["max"] == 0
    assert house.state("power_budget").attributes["max"] == 1000


async def test_another_time_pattern_counts_at_once(build: Build, freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to("2026-11-21 12:00:30+00:00")
    house = await build(heater("hall"), heater("bath"), power_steps=[1000])
    await house.ask("hall", "bath")
    await change_options(house, cycle={"hours": "*", "minutes": "*", "seconds": "40"})
    await house.wait(10)
    assert house.running == ["bath"]


async def test_another_way_to_stop_counts_at_once(build: Build) -> None:
    house = await build(heater("hall"))
    await house.ask("hall")
    await change_options(house, when_stopped="off")
    assert house.running == ["hall"]
    await house.stop()
    assert house.running == []


async def test_entities_that_there_are_no_more_are_forgotten(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    demand, limit = house.entity_id("demand", "hall"), house.entity_id("power_budget")
    await change_heater(house, "hall", demand="entity", demand_entity="binary_sensor.hall")
    await change_options(house, unit="loads", power_steps=[1])
    entities = er.async_get(hass)
    assert (entities.async_get(demand), entities.async_get(limit)) == (None, None)
    await change_heater(house, "hall", demand="own_switch")
    await change_options(house, unit="watts", power_steps=[1000])
    assert (house.entity_id("demand", "hall"), house.entity_id("power_budget")) == (demand, limit)


async def test_a_demand_that_another_took_over_is_not_taken_up_again(
    hass: HomeAssistant, build: Build
) -> None:
    hass.states.async_set("binary_sensor.hall", "off")
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall", "bath")
    await change_heater(house, "hall", demand="entity", demand_entity="binary_sensor.hall")
    await change_heater(house, "hall", demand="own_switch")
    assert house.state("demand", "hall").state == "off"
    assert house.running == ["bath"]


async def test_new_names_need_no_reload(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    coordinator = house.coordinator
    await change_heater(house, "hall", title="Corridor")
    hass.config_entries.async_update_entry(house.entry, title="Home")
    await house.settle()
    assert house.coordinator is coordinator
    assert house.state("radiator_status").attributes["radiators"] == ["Corridor"]
    assert house.state("status", "hall").name.startswith("Corridor ")
    assert house.state("radiator_status").name.startswith("Home ")


async def test_a_reload_that_breaks_off_is_tried_again_with_the_next_change(
    hass: HomeAssistant, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = await build(heater("hall"), when_stopped="off")
    await house.ask("hall")
    with monkeypatch.context() as broken:
        broken.setattr(hass.config_entries, "async_reload", AsyncMock(side_effect=CancelledError))
        await change_options(house, power_steps=[1500])
    assert house.state("available_power").state == "2000"
    await change_options(house, power_steps=[1000])
    assert house.state("available_power").state == "1000"
    assert house.running == ["hall"]
    await house.stop()
    assert house.running == []


async def test_many_changes_at_once_make_one_reload(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    loads: list[str] = []
    house.entry.async_on_state_change(lambda: loads.append(house.entry.state.value))
    for steps in ([3000], [2500], [1000]):
        hass.config_entries.async_update_entry(house.entry, options={"power_steps": steps})
    await house.settle()
    assert loads.count("loaded") == 1
    assert house.state("available_power").state == "1000"
