"""Adding a heater."""

from math import inf, nan
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import InvalidData
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .forms import known_heater, new_heater
from .heaters import HALL, HALL_STORED, TIMETABLE, added


async def test_what_is_left_out_has_its_default(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    assert form.step == "user"
    await form.submit(**HALL)
    assert await added(hass, house, form) == ("Hall", HALL_STORED)


async def test_what_is_shown_at_first_is_the_default(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    assert form.shown == {
        "demand": "own_switch",
        "switching": {"inverted": False, "min_on_s": 120, "min_off_s": 60},
        "sharing": {"turns": 1, "priority": 0},
    }
    await form.submit(**form.shown | HALL)
    assert await added(hass, house, form) == ("Hall", HALL_STORED)


async def test_switches_that_cannot_be_chosen_are_not_offered(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    own = {"switch.house_away", "switch.house_test_mode", "switch.bath_demand", "switch.bath_boost"}
    form = await new_heater(hass, house)
    assert set(form.hidden("switch")) == own | {"input_boolean.bath"}
    form = await known_heater(hass, house, "bath")
    assert set(form.hidden("switch")) == own


async def test_numbers_are_stored_as_numbers(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    await form.submit(**HALL | {"power_w": 1500.0}, switching={"min_on_s": 0.5}, sharing={"turns": 2.0})
    _, data = await added(hass, house, form)
    numbers = {key: data[key] for key in ("power_w", "min_on_s", "min_off_s", "turns", "priority")}
    assert repr(numbers) == repr(
        {"power_w": 1500, "min_on_s": 0.5, "min_off_s": 60, "turns": 2, "priority": 0}
    )


async def test_a_heater_asked_by_an_entity(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    await form.submit(
        **HALL,
        demand="entity",
        switching={"inverted": True, "min_on_s": 0, "min_off_s": 30, "power_sensor": "sensor.power"},
        sharing={"turns": 5, "priority": 10},
    )
    assert form.step == "entity"
    await form.submit()
    assert form.errors == {"demand_entity": "demand_entity_required"}

    await form.submit(demand_entity="climate.hall")
    assert await added(hass, house, form) == (
        "Hall",
        {
            "switch": "switch.hall",
            "power_w": 1500,
            "demand": "entity",
            "demand_entity": "climate.hall",
            "inverted": True,
            "min_on_s": 0,
            "min_off_s": 30,
            "power_sensor": "sensor.power",
            "turns": 5,
            "priority": 10,
        },
    )


async def test_a_heater_asked_by_temperature(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    await form.submit(**HALL, demand="temperature")
    assert form.step == "temperature"
    assert form.shown == {"setpoint_c": 20, "deadband_k": 0.5, "timetable": TIMETABLE}
    await form.submit(setpoint_entity="input_number.setpoint", setpoint_c=19)
    assert form.errors == {"temperature_sensor": "temperature_sensor_required"}
    entered = {"setpoint_entity": "input_number.setpoint", "setpoint_c": 19, "deadband_k": 0.5}
    assert form.shown == {**entered, "timetable": TIMETABLE}

    await form.submit(temperature_sensor="sensor.temperature", setpoint_c=18.5)
    assert await added(hass, house, form) == (
        "Hall",
        {
            **HALL_STORED,
            "demand": "temperature",
            "temperature_sensor": "sensor.temperature",
            "setpoint_c": 18.5,
            "deadband_k": 0.5,
            **TIMETABLE,
        },
    )


async def test_a_form_that_is_opened_again_goes_on(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    await form.submit(**HALL, demand="entity")
    await form.reopen()
    assert form.step == "entity"
    await form.submit(demand_entity="climate.hall")
    _, data = await added(hass, house, form)
    assert data["demand_entity"] == "climate.hall"


async def test_a_form_of_a_budget_that_is_gone_ends(hass: HomeAssistant, house: MockConfigEntry) -> None:
    first, second, changed = [
        await new_heater(hass, house),
        await new_heater(hass, house),
        await known_heater(hass, house, "bath"),
    ]
    await second.submit(**HALL, demand="entity")
    await hass.config_entries.async_remove(house.entry_id)
    for form, entered in (first, HALL), (second, {"demand_entity": "climate.hall"}), (changed, HALL):
        await form.submit(**entered)
        assert (form.result["type"], form.result["reason"]) == ("abort", "gone")


async def test_a_form_of_a_heater_that_is_gone_ends(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await known_heater(hass, house, "bath")
    hass.config_entries.async_remove_subentry(house, "bath")
    await form.submit(**HALL)
    assert (form.result["type"], form.result["reason"]) == ("abort", "gone")
    assert not house.subentries


WRONG_HEATERS = {
    "no name": ({"name": " "}, {"name": "name_required"}),
    "a name that cannot be seen": ({"name": "\u202e\u200b"}, {"name": "name_required"}),
    "a name without end": ({"name": "x" * 256}, {"name": "name_too_long"}),
    "a name that another heater has": ({"name": " bAth"}, {"name": "name_in_use"}),
    "a switch that there is not": ({"switch": "switch.gone"}, {"switch": "entity_not_found"}),
    "a switch of another heater": ({"switch": "input_boolean.bath"}, {"switch": "switch_in_use"}),
    "a switch of ours": ({"switch": "switch.house_away"}, {"switch": "switch_is_own"}),
    "no power": ({"power_w": 0}, {"power_w": "power_w_invalid"}),
    "power that is no number": ({"power_w": nan}, {"power_w": "power_w_invalid"}),
    "all the power there is": ({"power_w": inf}, {"power_w": "power_w_invalid"}),
    "more power than there can be": ({"power_w": 1_000_001}, {"power_w": "power_w_invalid"}),
    "power that cannot be stored": ({"power_w": 1e300}, {"power_w": "power_w_invalid"}),
    "negative power": ({"power_w": -1500}, {"power_w": "power_w_invalid"}),
    "a meter that there is not": (
        {"switching": {"power_sensor": "sensor.gone"}},
        {"switching": "entity_not_found"},
    ),
    "a negative time on": ({"switching": {"min_on_s": -1}}, {"switching": "min_on_s_invalid"}),
    "an endless time off": ({"switching": {"min_off_s": inf}}, {"switching": "min_off_s_invalid"}),
    "a time on of more than a day": ({"switching": {"min_on_s": 86401}}, {"switching": "min_on_s_invalid"}),
    "a time off of ages": ({"switching": {"min_off_s": 1e12}}, {"switching": "min_off_s_invalid"}),
    "no time to obey": ({"switching": {"command_timeout_s": 0}}, {"switching": "command_timeout_s_invalid"}),
    "hardly any wait": ({"sharing": {"max_off_s": 59}}, {"sharing": "max_off_s_invalid"}),
    "one and a half turns": ({"sharing": {"turns": 1.5}}, {"sharing": "turns_invalid"}),
    "turns that are no number": ({"sharing": {"turns": nan}}, {"sharing": "turns_invalid"}),
    "half a priority": ({"sharing": {"priority": 0.5}}, {"sharing": "priority_invalid"}),
    "much at once": (
        {"name": "", "power_w": 0, "sharing": {"turns": 1.5}},
        {"name": "name_required", "power_w": "power_w_invalid", "sharing": "turns_invalid"},
    ),
}


@pytest.mark.parametrize(("wrong", "errors"), WRONG_HEATERS.values(), ids=WRONG_HEATERS)
async def test_wrong_heaters_are_refused(
    hass: HomeAssistant, house: MockConfigEntry, wrong: dict[str, Any], errors: dict[str, str]
) -> None:
    form = await new_heater(hass, house)
    await form.submit(**HALL | wrong)
    assert form.step == "user"
    assert form.errors == errors
    assert len(house.subentries) == 1

    await form.submit(**HALL)
    assert await added(hass, house, form) == ("Hall", HALL_STORED)


OUT_OF_REACH = {
    "six turns": {"sharing": {"turns": 6}},
    "a priority below the lowest": {"sharing": {"priority": -1}},
    "a switch that is none": {"switch": "sensor.power"},
    "no switch": {"switch": ""},
    "nobody asks": {"demand": "nobody"},
    "a truth value for power": {"power_w": True},
    "text for power": {"power_w": "1500"},
    "text for a truth value": {"switching": {"inverted": "no"}},
    "a switch for a power sensor": {"switching": {"power_sensor": "switch.kitchen"}},
    "another budget without its name": {"sharing": {"also_on": [{"power_w": 500}]}},
    "another budget that is a number": {"sharing": {"also_on": [3]}},
    "text for the power from another budget": {
        "sharing": {"also_on": [{"budget": "house", "power_w": "500"}]}
    },
}


@pytest.mark.parametrize("wrong", OUT_OF_REACH.values(), ids=OUT_OF_REACH)
async def test_what_cannot_be_entered_is_refused(
    hass: HomeAssistant, house: MockConfigEntry, wrong: dict[str, Any]
) -> None:
    form = await new_heater(hass, house)
    with pytest.raises(InvalidData):
        await form.submit(**HALL | wrong)
    assert len(house.subentries) == 1


async def test_what_was_entered_stays_when_it_is_refused(hass: HomeAssistant, house: MockConfigEntry) -> None:
    entered = {
        **HALL,
        "power_w": -1,
        "demand": "entity",
        "switching": {"inverted": True, "min_on_s": 10, "min_off_s": 20, "power_sensor": "sensor.power"},
        "sharing": {"turns": 3, "priority": 4},
    }
    form = await new_heater(hass, house)
    await form.submit(**entered)
    assert form.errors == {"power_w": "power_w_invalid"}
    assert form.shown == entered
