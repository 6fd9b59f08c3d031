"""A switch has one heater, and a demand is not its own."""

from math import inf, nan
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .builders import budget, heater
from .forms import known_heater, new_heater
from .heaters import HALL, HALL_STORED, added


async def test_who_has_the_switch_is_named(hass: HomeAssistant, house: MockConfigEntry) -> None:
    other = MockConfigEntry(domain=house.domain, title="Garage", options={"power_steps": [3000]})
    other.add_to_hass(hass)
    form = await new_heater(hass, other)
    await form.submit(**HALL | {"switch": "input_boolean.bath"})
    assert form.errors == {"switch": "switch_in_use"}
    assert form.placeholders == {"heater": "Bath", "budget": "House"}


async def test_a_renamed_switch_still_belongs_to_its_heater(hass: HomeAssistant) -> None:
    registry = er.async_get(hass)
    relay = registry.async_get_or_create("switch", "test", "relay", suggested_object_id="relay")
    entry = budget(heater("bath", switch="switch.relay"))
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    registry.async_update_entity("switch.relay", new_entity_id="switch.renamed")
    await hass.async_block_till_done()

    form = await new_heater(hass, entry)
    for switch in ("switch.renamed", relay.id):
        await form.submit(**HALL | {"switch": switch})
        assert form.errors == {"switch": "switch_in_use"}


async def test_a_switch_named_by_the_registry_is_stored_by_name(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    relay = er.async_get(hass).async_get_or_create("switch", "test", "relay", suggested_object_id="relay")
    form = await new_heater(hass, house)
    await form.submit(**HALL | {"switch": relay.id})
    assert await added(hass, house, form) == ("Hall", {**HALL_STORED, "switch": "switch.relay"})


async def test_a_switch_that_was_taken_meanwhile_is_refused(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    slow, quick = await new_heater(hass, house), await new_heater(hass, house)
    await slow.submit(**HALL, demand="entity")
    await quick.submit(**HALL | {"name": "Quick"})
    await slow.submit(demand_entity="climate.hall")
    assert slow.step == "user"
    assert slow.errors == {"switch": "switch_in_use"}

    await slow.submit(**HALL | {"switch": "switch.kitchen"}, demand="entity")
    await slow.submit(demand_entity="climate.hall")
    title, data = await added(hass, house, slow)
    assert (title, data["switch"], data["demand_entity"]) == ("Hall", "switch.kitchen", "climate.hall")


WRONG_DEMANDS = {
    "an entity that there is not": ("entity", {"demand_entity": "switch.gone"}, "entity_not_found"),
    "its own switch": ("entity", {"demand_entity": "switch.hall"}, "demand_entity_is_switch"),
    "what its demand decides": (
        "entity",
        {"demand_entity": "binary_sensor.house_limited"},
        "demand_entity_is_own",
    ),
    "a sensor that there is not": ("temperature", {"temperature_sensor": "sensor.gone"}, "entity_not_found"),
    "a setpoint that there is not": ("temperature", {"setpoint_entity": "number.gone"}, "entity_not_found"),
    "absolute heat": ("temperature", {"setpoint_c": inf}, "setpoint_c_invalid"),
    "a setpoint that is no number": ("temperature", {"setpoint_c": nan}, "setpoint_c_invalid"),
    "no deadband": ("temperature", {"deadband_k": 0}, "deadband_k_invalid"),
}


@pytest.mark.parametrize(("demand", "wrong", "reason"), WRONG_DEMANDS.values(), ids=WRONG_DEMANDS)
async def test_wrong_demands_are_refused(
    hass: HomeAssistant, house: MockConfigEntry, demand: str, wrong: dict[str, Any], reason: str
) -> None:
    needed = (
        {"demand_entity": "binary_sensor.window"}
        if demand == "entity"
        else {"temperature_sensor": "sensor.temperature"}
    )
    form = await new_heater(hass, house)
    await form.submit(**HALL, demand=demand)
    await form.submit(**needed | wrong)
    assert form.step == demand
    assert form.errors == dict.fromkeys(wrong, reason)

    await form.submit(**needed)
    _, data = await added(hass, house, form)
    assert needed.items() <= data.items()


async def test_two_heaters_may_share_a_demand(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    await form.submit(**HALL, demand="entity")
    await form.submit(demand_entity="switch.bath_demand")
    _, data = await added(hass, house, form)
    assert data["demand_entity"] == "switch.bath_demand"


async def test_a_heater_may_not_wait_for_its_own_demand(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await known_heater(hass, house, "bath")
    await form.submit(**form.shown | {"demand": "entity"})
    await form.submit(demand_entity="switch.bath_demand")
    assert form.errors == {"demand_entity": "demand_entity_is_own"}
