"""The form of loads that are set to any level."""

from typing import Any

from homeassistant.config_entries import SOURCE_USER, SubentryFlowContext
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.power_budget.const import SUBENTRY_MODULATING

from .builders import heater
from .conftest import Build
from .forms import Form
from .modulated import CAR, async_add_numbers, load


@pytest.fixture(autouse=True)
async def numbers(hass: HomeAssistant) -> None:
    """Let there be numbers to set."""
    await async_add_numbers(hass)


@pytest.fixture
async def budget(hass: HomeAssistant, build: Build) -> MockConfigEntry:
    """Return a budget with a load that the number `car` sets."""
    return (await build(load("car", 7360, **CAR))).entry


async def new_load(hass: HomeAssistant, budget: MockConfigEntry) -> Form:
    """Open the form of a new load."""
    flow = hass.config_entries.subentries
    context = SubentryFlowContext(source=SOURCE_USER)
    return Form(flow, await flow.async_init((budget.entry_id, SUBENTRY_MODULATING), context=context))


def entered(name: str, max_power_w: float, **more: Any) -> dict[str, Any]:
    """Return what is entered of a load."""
    usual = {
        "name": name.capitalize(),
        "setpoint": f"input_number.{name}",
        "min_power_w": 0,
        "demand": "always",
    }
    return {**usual, "max_power_w": max_power_w, **more}


async def test_the_setpoint_tells_its_unit_and_its_step(hass: HomeAssistant, budget: MockConfigEntry) -> None:
    form = await new_load(hass, budget)
    await form.submit(**entered("pump", 3000))
    assert form.result["type"] == "create_entry"
    await hass.async_block_till_done()
    *_, newest = budget.subentries.values()
    assert (newest.data["setpoint_unit"], newest.data["step"]) == ("kilowatts", 0.1)
    assert "full_power_w" not in newest.data


async def test_all_that_can_be_set_may_be_drawn(hass: HomeAssistant, budget: MockConfigEntry) -> None:
    form = await new_load(hass, budget)
    await form.submit(**entered("boiler", 460, setting={"full_power_w": 460}))
    assert form.result["type"] == "create_entry"


REFUSED: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "a set-point of another load": (entered("car", 3000) | {"name": "Bike"}, {"setpoint": "setpoint_in_use"}),
    "no unit": (entered("bare", 3000), {"setting": "setpoint_unit_required"}),
    "percent of nothing": (entered("boiler", 3000), {"setting": "full_power_w_required"}),
    "more than can be set": (entered("pump", 4000), {"max_power_w": "max_power_w_beyond_setpoint"}),
    "less at most than at least": (
        entered("pump", 1000, min_power_w=2000),
        {"min_power_w": "min_power_w_above_max"},
    ),
    "one that is never nothing": (entered("wallbox", 3000), {"switch": "switch_required"}),
    "less than can be set": (
        entered("wallbox", 7360, switch="input_boolean.contactor"),
        {"min_power_w": "min_power_w_below_setpoint"},
    ),
    "another unit than the set-point tells": (
        entered("pump", 3, setting={"setpoint_unit": "amperes"}),
        {"setting": "setpoint_unit_differs"},
    ),
    "steps of more than it may draw": (
        entered("bare", 3000, setting={"setpoint_unit": "watts", "step": 4000}),
        {"setting": "step_above_max"},
    ),
    "no whole step between the lowest power and the highest": (
        entered("pump", 1050, min_power_w=1020),
        {"min_power_w": "min_power_w_between_steps"},
    ),
    "a power sensor that is the set-point": (
        entered("pump", 3000, setting={"power_sensor": "input_number.pump"}),
        {"setting": "power_sensor_is_setpoint"},
    ),
    "no set-point at all": (
        entered("pump", 3000, setpoint="input_number.attic"),
        {"setpoint": "entity_not_found", "setting": "setpoint_unit_required"},
    ),
}


@pytest.mark.parametrize(("fields", "errors"), REFUSED.values(), ids=REFUSED)
async def test_refused(
    hass: HomeAssistant, budget: MockConfigEntry, fields: dict[str, Any], errors: dict[str, str]
) -> None:
    form = await new_load(hass, budget)
    await form.submit(**fields)
    assert form.errors == errors
    assert len(budget.subentries) == 1


async def test_a_number_that_another_load_reads_is_neither_offered_nor_taken(
    hass: HomeAssistant, build: Build
) -> None:
    room: dict[str, Any] = {
        "demand": "temperature",
        "temperature_sensor": "sensor.hall",
        "setpoint_entity": "input_number.pump",
    }
    budget = (await build(heater("hall", **room))).entry
    form = await new_load(hass, budget)
    assert "input_number.pump" in form.hidden("setpoint")
    await form.submit(**entered("pump", 3000))
    assert form.errors == {"setpoint": "setpoint_is_read"}
    assert form.placeholders["heater"] == "Hall"


@pytest.mark.parametrize("number", ["input_number.pump", "input_number.car"], ids=["its own", "of another"])
async def test_a_temperature_is_told_by_nothing_that_sets_a_load(
    hass: HomeAssistant, budget: MockConfigEntry, number: str
) -> None:
    hass.states.async_set("sensor.hall", "19", {"unit_of_measurement": "°C"})
    form = await new_load(hass, budget)
    await form.submit(**entered("pump", 3000) | {"demand": "temperature"})
    assert form.step == "temperature"
    await form.submit(temperature_sensor="sensor.hall", setpoint_entity=number, setpoint_c=20, deadband_k=1)
    assert form.errors == {"setpoint_entity": "setpoint_entity_is_setpoint"}


async def test_the_lowest_power_is_rounded_up_to_a_whole_step(
    hass: HomeAssistant, budget: MockConfigEntry
) -> None:
    form = await new_load(hass, budget)
    await form.submit(**entered("pump", 3000, min_power_w=1250))
    await hass.async_block_till_done()
    *_, newest = budget.subentries.values()
    data = {"power_w": 1250, "entity_id": "sensor.pump_granted_power"}
    answer: Any = await hass.services.async_call(
        "power_budget", "distribute_power", data, blocking=True, return_response=True
    )
    assert (newest.title, answer["bounds"]["exclusion_upper_w"]) == ("Pump", 1300)
