"""The form of an asset."""

from math import inf, nan
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.power_budget.const import SUBENTRY_ASSET

from .builders import asset, budget, heater
from .forms import Form, known_load, new_load
from .heaters import added

BOILER = {
    "name": "Boiler",
    "target": "sensor.plan",
    "potential": "input_number.possible",
    "setpoint": "number.boiler",
}
DEFAULTS = {"min_power_w": 0, "potential_timeout_s": 300, "always_send": False}
STORED = {**DEFAULTS, **{key: value for key, value in BOILER.items() if key != "name"}}

ENTITIES = {
    "input_number.possible": "W",
    "number.boiler": "kW",
    "number.pump": "W",
    "sensor.plan": None,
    "sensor.warmth": "°C",
    "schedule.day": None,
}


@pytest.fixture
async def house(hass: HomeAssistant) -> MockConfigEntry:
    """Return a budget with a bath and a pump, in a house with more to set."""
    for entity_id, unit in ENTITIES.items():
        hass.states.async_set(entity_id, "0", {"unit_of_measurement": unit, "min": 0, "max": 3000})
    entry = budget(heater("bath"), asset("pump"))
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def entered(hass: HomeAssistant, house: MockConfigEntry, **changes: Any) -> Form:
    """Return the form of a new asset after a boiler was entered in it."""
    form = await new_load(hass, house, SUBENTRY_ASSET)
    await form.submit(**BOILER | changes)
    return form


async def test_an_asset_is_added(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_load(hass, house, SUBENTRY_ASSET)
    assert form.step == "user"
    assert form.shown == {
        "limits": {"min_power_w": 0},
        "sending": {"potential_timeout_s": 300, "always_send": False},
    }
    await form.submit(**form.shown | BOILER)
    assert await added(hass, house, form) == ("Boiler", STORED)


async def test_all_is_stored_that_is_entered(hass: HomeAssistant, house: MockConfigEntry) -> None:
    limits = {"min_power_w": 100, "max_power_w": 100, "group": "Cellar"}
    sending = {"potential_timeout_s": 10, "command_timeout_s": 1, "always_send": True}
    form = await entered(hass, house, target="schedule.day", limits=limits, sending=sending)
    stored = {**STORED, "target": "schedule.day", **limits, **sending}
    assert await added(hass, house, form) == ("Boiler", stored)


async def test_an_asset_is_changed(hass: HomeAssistant, house: MockConfigEntry) -> None:
    for name in ("sensor.pump_target", "sensor.pump_potential"):
        hass.states.async_set(name, "0", {"unit_of_measurement": "W"})
    form = await known_load(hass, house, "pump")
    assert form.step == "reconfigure"
    assert form.shown["setpoint"] == "number.pump"
    await form.submit(**{**form.shown, "name": "Pond", "limits": {"max_power_w": 500}})
    await hass.async_block_till_done()
    assert house.subentries["pump"].title == "Pond"
    assert house.subentries["pump"].data["max_power_w"] == 500


async def test_set_points_that_cannot_be_chosen_are_not_offered(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    own = {"number.house_power_budget", "number.house_power_saving_mode"}
    form = await new_load(hass, house, SUBENTRY_ASSET)
    assert set(form.hidden("setpoint")) == own | {"number.pump"}


REFUSED: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "a name that is taken": ({"name": "bath"}, {"name": "name_in_use"}),
    "an entity that is not there": ({"target": "sensor.gone"}, {"target": "entity_not_found"}),
    "a temperature": ({"target": "sensor.warmth"}, {"target": "target_no_power"}),
    "a temperature as potential": ({"potential": "sensor.warmth"}, {"potential": "potential_no_power"}),
    "what is set as target": ({"target": "number.boiler"}, {"target": "target_is_setpoint"}),
    "what is set as potential": ({"potential": "number.boiler"}, {"potential": "potential_is_setpoint"}),
    "the set-point of another": ({"setpoint": "number.pump"}, {"setpoint": "setpoint_in_use"}),
    "our own number": ({"setpoint": "number.house_power_budget"}, {"setpoint": "setpoint_is_own"}),
    "a least above the most": (
        {"limits": {"min_power_w": 200, "max_power_w": 100}},
        {"limits": "min_power_w_above_max"},
    ),
    "a group without a name": ({"limits": {"group": " "}}, {"limits": "group_name_required"}),
    "a group with a long name": ({"limits": {"group": "x" * 256}}, {"limits": "group_name_too_long"}),
}


@pytest.mark.parametrize(("changes", "errors"), REFUSED.values(), ids=REFUSED)
async def test_refused(
    hass: HomeAssistant, house: MockConfigEntry, changes: dict[str, Any], errors: dict[str, str]
) -> None:
    form = await entered(hass, house, **changes)
    assert form.errors == errors


@pytest.mark.parametrize("key", ["min_power_w", "max_power_w", "potential_timeout_s", "command_timeout_s"])
@pytest.mark.parametrize("value", [-1, 1e9, nan, inf])
async def test_a_number_that_makes_no_sense_is_refused(
    hass: HomeAssistant, house: MockConfigEntry, key: str, value: float
) -> None:
    where = "limits" if key.endswith("_w") else "sending"
    form = await entered(hass, house, **{where: {key: value}})
    assert form.errors == {where: f"{key}_invalid"}


@pytest.mark.parametrize(
    ("unit", "span", "reason"),
    [
        ("A", (0, 9), "setpoint_no_power"),
        ("W", (100, 900), "setpoint_never_zero"),
        ("W", (-900, -100), "setpoint_never_zero"),
    ],
)
async def test_a_set_point_that_cannot_do_it_is_refused(
    hass: HomeAssistant, house: MockConfigEntry, unit: str, span: tuple[float, float], reason: str
) -> None:
    least, most = span
    hass.states.async_set("number.boiler", "0", {"unit_of_measurement": unit, "min": least, "max": most})
    form = await entered(hass, house)
    assert form.errors == {"setpoint": reason}


async def test_who_has_the_set_point_is_named(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await entered(hass, house, setpoint="number.pump")
    assert form.placeholders == {"heater": "Pump", "budget": "House"}
    assert house.subentries["pump"].title == "Pump"
