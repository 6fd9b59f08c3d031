"""From a thermostat that asks for heat to a schedule: what it knew is in the form."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .builders import budget, heater
from .conftest import Build
from .forms import Form, known_heater, new_heater
from .heaters import HALL

SET_TO_21 = {"temperature": 21, "current_temperature": 18.4}


@pytest.fixture
async def house(hass: HomeAssistant) -> MockConfigEntry:
    """Return a budget with a bath that a climate asks for, and a hall that its own switch does."""
    for switch in ("bath", "hall"):
        hass.states.async_set(f"input_boolean.{switch}", "off")
    hass.states.async_set("climate.bath", "heat", SET_TO_21)
    bath = heater("bath", demand="entity", demand_entity="climate.bath")
    entry = budget(bath, heater("hall", demand="own_switch"))
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def changed(hass: HomeAssistant, house: MockConfigEntry, name: str) -> Form:
    """Return the form that asks for the temperature of a heater that was asked otherwise."""
    form = await known_heater(hass, house, name)
    entered = {key: form.shown[key] for key in ("name", "switch", "power_w")}
    await form.submit(**entered, demand="temperature")
    assert form.step == "temperature"
    return form


def thermostat(hass: HomeAssistant, platform: str, name: str, **options: Any) -> er.RegistryEntry:
    """Have a thermostat of an integration, on a device of its own."""
    hass.states.async_remove(f"climate.{name}")
    entry = MockConfigEntry(domain=platform, options=options)
    entry.add_to_hass(hass)
    found = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={(platform, name)}
    )
    registered = er.async_get(hass).async_get_or_create(
        "climate", platform, name, suggested_object_id=name, config_entry=entry, device_id=found.id
    )
    hass.states.async_set(registered.entity_id, "heat", SET_TO_21)
    return registered


async def test_a_thermostat_measures_its_room_itself(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await changed(hass, house, "bath")
    assert (form.shown["temperature_sensor"], form.shown["setpoint_c"]) == ("climate.bath", 21)
    assert form.shown["timetable"] == {"comfort_c": 21, "setback_c": 17, "calendar_means": "sunday"}
    hass.states.async_set("schedule.bath", "off")
    timetable = {**form.shown["timetable"], "schedule_entity": "schedule.bath"}
    await form.submit(**form.shown | {"timetable": timetable})
    await hass.async_block_till_done()
    bath = house.subentries["bath"].data
    assert (bath["temperature_sensor"], bath["comfort_c"]) == ("climate.bath", 21)
    assert "demand_entity" not in bath


async def test_what_it_is_set_to_at_night_is_a_setback(hass: HomeAssistant, house: MockConfigEntry) -> None:
    hass.states.async_set("climate.bath", "heat", {"temperature": 16})
    form = await changed(hass, house, "bath")
    assert form.shown["timetable"] == {"comfort_c": 20, "setback_c": 16, "calendar_means": "sunday"}


async def test_a_thermostat_in_fahrenheit(hass: HomeAssistant, house: MockConfigEntry) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    hass.states.async_set("climate.bath", "heat", {"temperature": 68.5})
    form = await changed(hass, house, "bath")
    assert form.shown["timetable"]["comfort_c"] == 20.3


@pytest.mark.parametrize(("others", "expected"), [(0, "sensor.one"), (1, "climate.bath")])
async def test_the_only_thermometer_of_its_device(
    hass: HomeAssistant, house: MockConfigEntry, others: int, expected: str
) -> None:
    found = thermostat(hass, "test", "bath")
    for name in ["one", "two"][: 1 + others]:
        er.async_get(hass).async_get_or_create(
            "sensor",
            "test",
            name,
            suggested_object_id=name,
            device_id=found.device_id,
            original_device_class="temperature",
        )
    assert (await changed(hass, house, "bath")).shown["temperature_sensor"] == expected


async def test_what_switches_the_demand(hass: HomeAssistant, house: MockConfigEntry) -> None:
    switched = {"heater": "switch.hall_demand", "target_sensor": "sensor.hall"}
    thermostat(hass, "generic_thermostat", "attic", heater="switch.attic", target_sensor="sensor.attic")
    thermostat(hass, "generic_thermostat", "hall", **switched)
    form = await changed(hass, house, "hall")
    assert (form.shown["temperature_sensor"], form.shown["setpoint_c"]) == ("sensor.hall", 21)


async def test_a_heater_that_is_switched_by_its_thermostat(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    form = await new_heater(hass, house)
    hass.states.async_set("climate.attic", "off", {"temperature": None})
    await form.submit(**HALL | {"name": "Attic", "switch": "climate.attic"}, demand="temperature")
    assert (form.shown["temperature_sensor"], form.shown["setpoint_c"]) == ("climate.attic", 20)


async def test_what_was_entered_before_goes_before(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await changed(hass, house, "bath")
    await form.submit(**form.shown | {"setpoint_c": 19})
    await hass.async_block_till_done()
    hass.states.async_set("climate.bath", "heat", {"temperature": 23})
    form = await changed(hass, house, "bath")
    assert form.shown["setpoint_c"] == 19


async def test_without_a_thermostat_nothing_is_suggested(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await changed(hass, house, "hall")
    assert "temperature_sensor" not in form.shown


async def test_a_climate_as_a_thermometer_is_believed(hass: HomeAssistant, build: Build) -> None:
    hass.states.async_set("climate.hall", "heat", {"temperature": 25, "current_temperature": 18})
    house = await build(
        heater("hall", demand="temperature", temperature_sensor="climate.hall", setpoint_c=20)
    )
    assert house.running == ["hall"]
    await house.wait(7 * 3600)
    assert house.running == ["hall"]
    hass.states.async_set("climate.hall", "heat", {"temperature": 25, "current_temperature": 20.5})
    await house.settle()
    assert house.running == []
