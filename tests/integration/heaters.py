"""A heater as a person enters it, and as it is stored."""

from typing import Any

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .forms import Form

HALL = {"name": "Hall", "switch": "switch.hall", "power_w": 1500}
DEFAULTS = {
    "demand": "own_switch",
    "inverted": False,
    "min_on_s": 120,
    "min_off_s": 60,
    "turns": 1,
    "priority": 0,
}
HALL_STORED = {**DEFAULTS, "switch": "switch.hall", "power_w": 1500}
TIMETABLE = {"comfort_c": 20, "setback_c": 17, "calendar_means": "sunday"}
"""What is stored with every demand by temperature, where a schedule is followed or not."""
ENTITIES = {
    "binary_sensor.window": "off",
    "calendar.holidays": "off",
    "climate.hall": "heat",
    "input_boolean.bath": "off",
    "input_number.setpoint": "20",
    "schedule.hall": "on",
    "sensor.power": "0",
    "sensor.temperature": "19",
    "switch.hall": "off",
    "switch.kitchen": "off",
}


async def added(hass: HomeAssistant, house: MockConfigEntry, form: Form) -> tuple[str, dict[str, Any]]:
    """Return the title and the data of the heater that a form has created."""
    assert form.result["type"] == "create_entry", form.result
    await hass.async_block_till_done()
    *_, newest = house.subentries.values()
    return newest.title, dict(newest.data)
