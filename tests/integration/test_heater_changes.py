"""Changing and removing a heater."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .builders import heater
from .conftest import Build
from .forms import known_heater, new_heater
from .heaters import DEFAULTS, HALL, TIMETABLE


async def test_changing_a_heater_begins_with_what_is_stored(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    form = await known_heater(hass, house, "bath")
    assert form.step == "reconfigure"
    assert form.shown == {
        "name": "Bath",
        "switch": "input_boolean.bath",
        "power_w": 1000,
        "demand": "own_switch",
        "switching": {"inverted": False, "min_on_s": 0, "min_off_s": 0},
        "sharing": {"turns": 1, "priority": 0},
    }
    await form.submit(**form.shown)
    assert form.result["reason"] == "reconfigure_successful"
    bath = house.subentries["bath"]
    assert bath.title == "Bath"
    assert bath.data == {
        **DEFAULTS,
        "switch": "input_boolean.bath",
        "power_w": 1000,
        "min_on_s": 0,
        "min_off_s": 0,
    }


async def test_changing_what_asks_for_heat(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await known_heater(hass, house, "bath")
    await form.submit(**form.shown | {"name": "Spa", "demand": "temperature"})
    await form.submit(temperature_sensor="sensor.temperature", setpoint_c=24, deadband_k=1)
    assert form.result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    bath = house.subentries["bath"]
    assert bath.title == "Spa"
    assert bath.data["temperature_sensor"] == "sensor.temperature"

    form = await known_heater(hass, house, "bath")
    await form.submit(**form.shown)
    assert form.shown == {
        "temperature_sensor": "sensor.temperature",
        "setpoint_c": 24,
        "deadband_k": 1,
        "timetable": TIMETABLE,
    }
    form = await known_heater(hass, house, "bath")
    await form.submit(**form.shown | {"demand": "own_switch"})
    await hass.async_block_till_done()
    assert set(bath.data) == set(DEFAULTS) | {"switch", "power_w"}


async def test_wrong_changes_are_refused_until_they_are_right(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    before = dict(house.subentries["bath"].data)
    form = await known_heater(hass, house, "bath")
    shown = form.shown
    await form.submit(**shown | {"switch": "switch.gone", "power_w": 0})
    assert form.step == "reconfigure"
    assert form.errors == {"switch": "entity_not_found", "power_w": "power_w_invalid"}
    assert house.subentries["bath"].data == before

    await form.submit(**shown | {"power_w": 2000})
    assert house.subentries["bath"].data["power_w"] == 2000


async def test_of_two_entities_that_are_missing_the_first_is_named(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    form = await known_heater(hass, house, "bath")
    shown, missing = form.shown, {"switch": "switch.gone", "switching": {"power_sensor": "sensor.gone"}}
    await form.submit(**shown | missing | {"power_w": 0})
    assert form.errors == {"switch": "entity_not_found", "power_w": "power_w_invalid"}
    assert form.placeholders == {"entity": "switch.gone"}

    await form.submit(**shown | missing | {"switch": "switch.hall"})
    assert form.errors == {"switching": "entity_not_found"}
    assert form.placeholders == {"entity": "sensor.gone"}


async def test_a_chosen_sensor_may_go(hass: HomeAssistant, house: MockConfigEntry) -> None:
    for switching in ({"power_sensor": "sensor.power"}, {}):
        form = await known_heater(hass, house, "bath")
        await form.submit(**form.shown | {"switching": switching})
        await hass.async_block_till_done()
        assert ("power_sensor" in house.subentries["bath"].data) is bool(switching)


async def test_heaters_come_and_go_without_a_restart(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("bath"))
    hass.states.async_set("switch.hall", "off")
    form = await new_heater(hass, house.entry)
    await form.submit(**HALL)
    await house.settle()
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), house.entry.entry_id)
    assert {device.name for device in devices} == {"House", "Bath", "Hall"}
    assert hass.states.get("switch.hall_demand")

    form = await known_heater(hass, house.entry, "bath")
    await form.submit(**form.shown | {"name": "Spa"})
    hass.config_entries.async_remove_subentry(
        house.entry, next(key for key, value in house.entry.subentries.items() if value.title == "Hall")
    )
    await house.settle()
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), house.entry.entry_id)
    assert {device.name for device in devices} == {"House", "Spa"}
    assert hass.states.get("switch.hall_demand") is None
