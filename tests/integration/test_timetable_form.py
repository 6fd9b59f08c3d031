"""A heater that follows a schedule, as it is entered."""

from math import inf, nan
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .forms import Form, known_heater, new_heater
from .heaters import HALL, HALL_STORED, TIMETABLE, added

BY_TEMPERATURE = {"temperature_sensor": "sensor.temperature", "setpoint_c": 20, "deadband_k": 0.5}
FOLLOWED = {
    "schedule_entity": "schedule.hall",
    "comfort_c": 21,
    "setback_c": 16.5,
    "calendar_entity": "calendar.holidays",
    "calendar_means": "setback",
}


async def second_form(hass: HomeAssistant, house: MockConfigEntry) -> Form:
    """Return the form that asks for the temperature of a new heater."""
    form = await new_heater(hass, house)
    await form.submit(**HALL, demand="temperature")
    return form


async def test_a_schedule_with_its_defaults(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await second_form(hass, house)
    await form.submit(**BY_TEMPERATURE, timetable={"schedule_entity": "schedule.hall"})
    _, data = await added(hass, house, form)
    expected = {**HALL_STORED, "demand": "temperature", **BY_TEMPERATURE, **TIMETABLE}
    assert data == expected | {"schedule_entity": "schedule.hall"}


async def test_a_schedule_with_a_calendar_is_shown_again(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await second_form(hass, house)
    await form.submit(**BY_TEMPERATURE, timetable=FOLLOWED)
    _, data = await added(hass, house, form)
    assert FOLLOWED.items() <= data.items()

    *_, hall = house.subentries
    form = await known_heater(hass, house, hall)
    await form.submit(**HALL, demand="temperature")
    assert form.shown == {**BY_TEMPERATURE, "timetable": FOLLOWED}


async def test_a_schedule_that_is_left_out_is_not_followed_any_more(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    form = await second_form(hass, house)
    await form.submit(**BY_TEMPERATURE, timetable=FOLLOWED)
    await added(hass, house, form)

    *_, hall = house.subentries
    form = await known_heater(hass, house, hall)
    await form.submit(**HALL, demand="temperature")
    await form.submit(**BY_TEMPERATURE, setpoint_entity="input_number.setpoint")
    data = house.subentries[hall].data
    assert data["setpoint_entity"] == "input_number.setpoint"
    assert not {"schedule_entity", "calendar_entity"} & data.keys()


WRONG: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "a schedule that there is not": (
        {"timetable": {"schedule_entity": "schedule.gone"}},
        {"timetable": "entity_not_found"},
    ),
    "a calendar that there is not": (
        {"timetable": FOLLOWED | {"calendar_entity": "calendar.gone"}},
        {"timetable": "entity_not_found"},
    ),
    "a setpoint beside a schedule": (
        {"setpoint_entity": "input_number.setpoint", "timetable": FOLLOWED},
        {"setpoint_entity": "setpoint_entity_with_schedule"},
    ),
    "a calendar alone": (
        {"timetable": {"calendar_entity": "calendar.holidays"}},
        {"timetable": "calendar_entity_without_schedule"},
    ),
    "comfort below setback": (
        {"timetable": FOLLOWED | {"comfort_c": 16}},
        {"timetable": "comfort_c_below_setback"},
    ),
    "endless comfort": ({"timetable": FOLLOWED | {"comfort_c": inf}}, {"timetable": "comfort_c_invalid"}),
    "no number for comfort": (
        {"timetable": FOLLOWED | {"comfort_c": nan}},
        {"timetable": "comfort_c_invalid"},
    ),
    "a deep setback": ({"timetable": FOLLOWED | {"setback_c": -51}}, {"timetable": "setback_c_invalid"}),
}


@pytest.mark.parametrize(("wrong", "errors"), WRONG.values(), ids=WRONG)
async def test_what_cannot_be_is_refused(
    hass: HomeAssistant, house: MockConfigEntry, wrong: dict[str, Any], errors: dict[str, str]
) -> None:
    form = await second_form(hass, house)
    await form.submit(**BY_TEMPERATURE | wrong)
    assert form.step == "temperature"
    assert form.errors == errors
    assert "timetable" in form.open_sections or "timetable" not in errors

    await form.submit(**BY_TEMPERATURE, timetable=FOLLOWED | {"comfort_c": 16.5})
    _, data = await added(hass, house, form)
    assert data["comfort_c"] == data["setback_c"] == 16.5
