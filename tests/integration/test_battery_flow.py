"""The form of a battery."""

from typing import Any

from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER, SubentryFlowContext
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.power_budget.const import DOMAIN, SUBENTRY_BATTERY

from .builders import budget, heater
from .dials import battery
from .forms import Form

ENTITIES: dict[str, tuple[str, dict[str, Any]]] = {
    "number.cellar": ("0", {"unit_of_measurement": "W", "min": -5000, "max": 5000}),
    "number.charge": ("0", {"unit_of_measurement": "kW", "min": 0, "max": 5}),
    "number.discharge": ("unknown", {"unit_of_measurement": "kW", "min": 0, "max": 5}),
    "number.never_zero": ("200", {"unit_of_measurement": "W", "min": 100, "max": 5000}),
    "number.volume": ("3", {"unit_of_measurement": "dB"}),
    "number.attic": ("0", {"unit_of_measurement": "W"}),
    "input_number.bare": ("0", {}),
    "sensor.soc": ("50", {"unit_of_measurement": "%"}),
    "sensor.temperature": ("19", {"unit_of_measurement": "°C"}),
}

CELLAR = {
    "name": "Cellar",
    "soc": "sensor.soc",
    "capacity_wh": 10_000,
    "setpoint": "number.cellar",
    "max_charge_w": 3000,
    "max_discharge_w": 2500,
}

DEFAULTS = {
    "positive_discharges": False,
    "min_charge_w": 0,
    "min_discharge_w": 0,
    "soc_min": 10,
    "soc_max": 100,
    "group": "all",
    "soc_exponent": 1,
    "covers_excess": False,
    "takes_rest": False,
    "sensor_positive_discharges": False,
}


@pytest.fixture
async def house(hass: HomeAssistant) -> MockConfigEntry:
    """Return a budget with a heater and a battery in the attic."""
    for entity_id, (state, attributes) in ENTITIES.items():
        hass.states.async_set(entity_id, state, attributes)
    entry = budget(heater("bath"), battery("attic", soc="sensor.soc"))
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def opened(hass: HomeAssistant, battery: str | None = None) -> Form:
    """Open the form of a battery, or of a new one."""
    flow = hass.config_entries.subentries
    context = SubentryFlowContext(source=SOURCE_USER)
    if battery is not None:
        context = SubentryFlowContext(source=SOURCE_RECONFIGURE, subentry_id=battery)
    return Form(flow, await flow.async_init(("house", SUBENTRY_BATTERY), context=context))


def without(entered: dict[str, Any], *keys: str) -> dict[str, Any]:
    """Return what is entered without some of it."""
    return {key: value for key, value in entered.items() if key not in keys}


async def test_a_new_battery(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await opened(hass)
    assert form.step == "user"
    await form.submit(**CELLAR)
    await hass.async_block_till_done()
    *_, added = house.subentries.values()
    assert (added.subentry_type, added.title) == ("battery", "Cellar")
    assert dict(added.data) == {**DEFAULTS, **without(CELLAR, "name")}


async def test_a_battery_with_two_set_points(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await opened(hass)
    two = {"charge_setpoint": "number.charge", "discharge_setpoint": "number.discharge"}
    await form.submit(**without(CELLAR, "setpoint"), two_setpoints=two)
    assert form.result["type"] == "create_entry"
    assert form.result["data"] == {**DEFAULTS, **without(CELLAR, "name", "setpoint"), **two}


async def test_a_battery_that_only_its_inverter_limits(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await opened(hass)
    bounds = {"inverter_max_charge_w": 3000, "inverter_max_discharge_w": 3000}
    await form.submit(**without(CELLAR, "max_charge_w", "max_discharge_w"), bounds=bounds)
    assert form.result["type"] == "create_entry"


async def test_a_battery_is_changed(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await opened(hass, "attic")
    assert form.step == "reconfigure"
    assert form.shown["levelling"] == {"soc_min": 10, "soc_max": 90, "group": "all", "soc_exponent": 1}
    changed = {**CELLAR, "name": "Attic", "setpoint": "number.attic", "levelling": {"group": " Roof "}}
    await form.submit(**changed)
    await hass.async_block_till_done()
    assert form.result["reason"] == "reconfigure_successful"
    assert house.subentries["attic"].data["group"] == "Roof"
    assert house.runtime_data.config.batteries[0].battery.group == "Roof"


async def test_set_points_that_cannot_be_chosen_are_not_offered(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    form = await opened(hass)
    assert "number.attic" in form.hidden("setpoint")
    assert "number.house_power_budget" in form.hidden("setpoint")


WRONG: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "no set-point": ({"setpoint": None}, {"setpoint": "setpoint_required"}),
    "nothing to serve with": (
        {"setpoint": None, "serving": {"power_sensor": "sensor.soc", "takes_rest": True}},
        {"serving": "serves_without_setpoint"},
    ),
    "one set-point and two": (
        {"two_setpoints": {"charge_setpoint": "number.charge"}},
        {"setpoint": "setpoint_or_two"},
    ),
    "half of two set-points": (
        {"setpoint": None, "two_setpoints": {"discharge_setpoint": "number.charge"}},
        {"two_setpoints": "setpoints_incomplete"},
    ),
    "the same set-point twice": (
        {
            "setpoint": None,
            "two_setpoints": {"charge_setpoint": "number.charge", "discharge_setpoint": "number.charge"},
        },
        {"two_setpoints": "setpoints_are_one"},
    ),
    "a set-point of another battery": ({"setpoint": "number.attic"}, {"setpoint": "setpoint_in_use"}),
    "the same in one direction": (
        {
            "setpoint": None,
            "two_setpoints": {"charge_setpoint": "number.charge", "discharge_setpoint": "number.attic"},
        },
        {"two_setpoints": "setpoint_in_use"},
    ),
    "one of Power Budget": ({"setpoint": "number.house_power_budget"}, {"setpoint": "setpoint_is_own"}),
    "one that is no power": ({"setpoint": "number.volume"}, {"setpoint": "setpoint_no_power"}),
    "one that is never zero": ({"setpoint": "number.never_zero"}, {"setpoint": "setpoint_never_zero"}),
    "one that is not there": ({"setpoint": "number.gone"}, {"setpoint": "entity_not_found"}),
    "a temperature for a state of charge": ({"soc": "sensor.temperature"}, {"soc": "soc_no_percentage"}),
    "no capacity": ({"capacity_wh": 0}, {"capacity_wh": "capacity_wh_invalid"}),
    "no most": (
        {"max_charge_w": None, "max_discharge_w": None},
        {"max_charge_w": "max_charge_w_required", "max_discharge_w": "max_discharge_w_required"},
    ),
    "a negative most": ({"max_charge_w": -1}, {"max_charge_w": "max_charge_w_invalid"}),
    "a least above the most": (
        {"bounds": {"min_charge_w": 600, "inverter_max_charge_w": 500}},
        {"bounds": "min_charge_w_above_max"},
    ),
    "bounds of charge that leave nothing": (
        {"levelling": {"soc_min": 90, "soc_max": 90}},
        {"levelling": "soc_min_above_max"},
    ),
    "no group": ({"levelling": {"group": " "}}, {"levelling": "group_name_required"}),
    "a name in use": ({"name": "bath"}, {"name": "name_in_use"}),
}


@pytest.mark.parametrize(("wrong", "errors"), WRONG.values(), ids=WRONG)
async def test_what_makes_no_sense_is_refused(
    hass: HomeAssistant, house: MockConfigEntry, wrong: dict[str, Any], errors: dict[str, str]
) -> None:
    form = await opened(hass)
    entered = {key: value for key, value in {**CELLAR, **wrong}.items() if value is not None}
    await form.submit(**entered)
    assert form.errors == errors


async def test_the_refusal_of_a_set_point_in_use_names_who_has_it(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    form = await opened(hass)
    await form.submit(**{**CELLAR, "setpoint": "number.attic"})
    assert form.placeholders == {"heater": "Attic", "budget": "House"}


async def test_a_set_point_without_a_unit_is_in_watts(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await opened(hass)
    await form.submit(**{**CELLAR, "setpoint": "input_number.bare"})
    assert form.result["type"] == "create_entry"


async def test_a_set_point_may_be_given_by_its_id_in_the_registry(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    registered = er.async_get(hass).async_get_or_create("number", "test", "x", suggested_object_id="shed")
    hass.states.async_set("number.shed", "0", {"unit_of_measurement": "W"})
    form = await opened(hass)
    await form.submit(**{**CELLAR, "setpoint": registered.id})
    assert form.result["data"]["setpoint"] == "number.shed"


async def test_a_battery_that_was_removed_meanwhile(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await opened(hass, "attic")
    hass.config_entries.async_remove_subentry(house, "attic")
    await form.submit(**CELLAR)
    assert form.result["reason"] == "gone"
    assert DOMAIN in hass.config.components
