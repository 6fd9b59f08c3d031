"""The round-robin script: how it is configured. There it was in code; here it is in forms."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest

from custom_components.power_budget.const import DOMAIN

from ..integration.builders import heater
from ..integration.conftest import Build
from ..integration.forms import known_heater, new_budget, new_heater, next_form, options
from .radiators import ROOMS, radiators, shown

STEPS = {
    "power_steps": {"mode_0": 5, "mode_1": 4, "mode_2": 2, "mode_3": 1},
    "more_power_steps": {"mode_4": 0},
    "rules": {"unit": "loads"},
}


async def test_no_code_is_needed(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"hall": None}})
    budget = await new_budget(hass)
    await budget.submit(name="House", **STEPS)
    radiator = await next_form(hass, budget.result)
    await radiator.submit(name="Hall", switch="input_boolean.hall", power_w=1000)
    await hass.async_block_till_done()
    await hass.services.async_call("switch", "turn_on", {"entity_id": "switch.hall_demand"}, blocking=True)
    await hass.async_block_till_done()
    assert hass.states.is_state("input_boolean.hall", "on")
    assert hass.states.is_state("sensor.house_available_power", "5")


async def test_what_had_to_be_made_by_hand_is_there(hass: HomeAssistant, build: Build) -> None:
    await radiators(build)
    made = {f"switch.{room}_demand" for room in ROOMS}
    made |= {"number.house_power_saving_mode", "switch.house_away"}
    assert made <= set(hass.states.async_entity_ids())


async def test_a_change_counts_without_a_restart(hass: HomeAssistant, build: Build) -> None:
    house = await radiators(build)
    await house.ask(*ROOMS)
    form = await options(hass, house.entry)
    await form.submit(power_steps={"mode_0": 3}, rules={"unit": "loads"})
    await house.settle()
    assert house.running == list(ROOMS[:3])
    assert shown(house, "power_saving_mode_steps") == [3]


async def test_a_changed_radiator_counts_without_a_restart(hass: HomeAssistant, build: Build) -> None:
    house = await build(*(heater(room) for room in ROOMS), power_steps=[2000])
    await house.ask(*ROOMS)
    form = await known_heater(hass, house.entry, "living")
    await form.submit(**form.shown | {"power_w": 2000})
    await house.settle()
    assert house.running == ["living"]


@pytest.mark.parametrize("order", [ROOMS, tuple(reversed(ROOMS))], ids=["one way", "the other way"])
async def test_any_order_will_do(build: Build, order: tuple[str, ...]) -> None:
    house = await radiators(build, *(heater(room) for room in order))
    await house.ask(*ROOMS)
    assert house.running == list(order[:5])
    assert shown(house, "radiators") == [room.capitalize() for room in order]


TWICE: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "a name": ({"name": "Hall", "switch": "input_boolean.free"}, {"name": "name_in_use"}),
    "a switch": ({"name": "Cellar", "switch": "input_boolean.hall"}, {"switch": "switch_in_use"}),
}


@pytest.mark.parametrize(("entered", "errors"), TWICE.values(), ids=TWICE)
async def test_nothing_stands_for_two_radiators(
    hass: HomeAssistant, build: Build, entered: dict[str, Any], errors: dict[str, str]
) -> None:
    house = await radiators(build)
    hass.states.async_set("input_boolean.free", "off")
    form = await new_heater(hass, house.entry)
    await form.submit(power_w=1000, **entered)
    assert form.errors == errors
    assert len(house.entry.subentries) == len(ROOMS)


async def test_a_slip_is_refused_where_it_is_made(hass: HomeAssistant, build: Build) -> None:
    """The script wrote it to the log of Home Assistant."""
    house = await radiators(build)
    form = await new_heater(hass, house.entry)
    await form.submit(name="Cellar", switch="switch.celar", power_w=1000)
    assert form.errors == {"switch": "entity_not_found"}
    form = await options(hass, house.entry)
    await form.submit(power_steps={"mode_0": 4, "mode_1": 5}, rules={"unit": "loads"})
    assert form.errors == {"power_steps": "power_steps_rising"}
    assert house.entry.options["power_steps"] == [5, 4, 2, 1, 0]


async def test_what_is_missing_later_is_named(hass: HomeAssistant, build: Build) -> None:
    house = await radiators(build, heater("cellar", switch="switch.gone"))
    issues = [issue for issue in ir.async_get(hass).issues.values() if issue.domain == DOMAIN]
    assert [(issue.translation_placeholders or {})["entity_id"] for issue in issues] == ["switch.gone"]
    assert house.reasons == {"cellar": "unavailable"}
