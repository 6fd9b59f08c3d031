"""Loads that are set to any level, in Home Assistant."""

from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigSubentryDataWithId, SubentryFlowContext
from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import Event, HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.power_budget.const import DOMAIN, SUBENTRY_MODULATING

from .builders import heater
from .conftest import Build
from .forms import Form

NUMBERS: dict[str, dict[str, Any]] = {
    "car": {"min": 0, "max": 32, "step": 1, "unit_of_measurement": "A"},
    "boiler": {"min": 0, "max": 100, "step": 5, "unit_of_measurement": "%"},
    "pump": {"min": 0, "max": 3, "step": 0.1, "unit_of_measurement": "kW"},
    "wallbox": {"min": 6, "max": 32, "step": 1, "unit_of_measurement": "A"},
    "bare": {"min": 0, "max": 5000, "step": 10},
}


def load(name: str, max_power_w: float, **data: Any) -> ConfigSubentryDataWithId:
    """Return a load that an input number of its name sets, which always asks."""
    usual = {"setpoint": f"input_number.{name}", "demand": "always", "min_change_s": 0}
    return ConfigSubentryDataWithId(
        subentry_id=name,
        subentry_type=SUBENTRY_MODULATING,
        title=name.capitalize(),
        unique_id=None,
        data={**usual, "max_power_w": max_power_w, **data},
    )


CAR = {"setpoint_unit": "amperes", "min_power_w": 1380, "step": 1}
BOILER = {"setpoint_unit": "percent", "full_power_w": 2000, "step": 5}


@pytest.fixture(autouse=True)
async def numbers(hass: HomeAssistant) -> None:
    """Let there be numbers to set."""
    assert await async_setup_component(hass, "input_number", {"input_number": NUMBERS})
    assert await async_setup_component(
        hass, "input_boolean", {"input_boolean": {"contactor": {}, "hall": {}}}
    )


def value(hass: HomeAssistant, name: str) -> float:
    """Return to what a number is set."""
    state = hass.states.get(f"input_number.{name}")
    assert state is not None
    return float(state.state)


SET: dict[str, tuple[list[ConfigSubentryDataWithId], dict[str, float]]] = {
    "amperes on one phase": ([load("car", 7360, **CAR)], {"car": 8}),
    "amperes on three phases": ([load("car", 22_000, **CAR | {"phases": 3, "min_power_w": 690})], {"car": 2}),
    "percent": ([load("boiler", 2000, **BOILER)], {"boiler": 100}),
    "kilowatts": ([load("pump", 3000, setpoint_unit="kilowatts", step=0.1)], {"pump": 2}),
    "watts": ([load("bare", 5000, step=10)], {"bare": 2000}),
    "two in proportion": (
        [load("boiler", 2000, **BOILER), load("bare", 2000, step=10)],
        {"boiler": 50, "bare": 1000},
    ),
}


@pytest.mark.parametrize(("loads", "told"), SET.values(), ids=SET)
async def test_a_number_is_set_in_its_own_unit(
    hass: HomeAssistant, build: Build, loads: list[ConfigSubentryDataWithId], told: dict[str, float]
) -> None:
    await build(*loads)
    assert {name: value(hass, name) for name in told} == told


async def test_what_heaters_leave_is_shown_and_explained(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), load("boiler", 2000, **BOILER))
    assert value(hass, "boiler") == 100
    await house.ask("hall")
    assert (house.running, value(hass, "boiler")) == (["hall"], 50)
    assert {key: float(house.state(key, "boiler").state) for key in ("wanted_power", "granted_power")} == {
        "wanted_power": 2000,
        "granted_power": 1000,
    }
    assert float(house.state("granted_share", "boiler").state) == 50
    assert house.state("status", "boiler").state == "heating"
    answer: Any = await hass.services.async_call(DOMAIN, "explain", {}, blocking=True, return_response=True)
    (boiler,) = (told for told in answer["budgets"][0]["heaters"] if told["heater"] == "Boiler")
    assert (boiler["wanted_w"], boiler["granted_w"], boiler["factor"]) == (2000, 1000, 0.5)
    assert boiler["explanation"] == "It wants 2000 W and may draw 1000 W."


async def test_a_load_is_set_lower_before_a_heater_is_started(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), load("boiler", 2000, **BOILER))
    calls = async_capture_events(hass, EVENT_CALL_SERVICE)
    await house.ask("hall")
    assert [_told(call) for call in calls if call.data["domain"] in {"input_number", "input_boolean"}] == [
        ("set_value", "input_number.boiler"),
        ("turn_on", "input_boolean.hall"),
    ]


def _told(call: Event[Any]) -> tuple[str, str]:
    named = call.data["service_data"]["entity_id"]
    return call.data["service"], named if isinstance(named, str) else named[0]


async def test_a_load_with_a_switch_is_set_before_it_is_switched_on_and_keeps_its_setpoint(
    hass: HomeAssistant, build: Build
) -> None:
    hass.states.async_set("input_number.wallbox", "16", NUMBERS["wallbox"])
    calls = async_capture_events(hass, EVENT_CALL_SERVICE)
    house = await build(load("wallbox", 7360, **CAR, switch="input_boolean.contactor"))
    told = [_told(call) for call in calls if call.data["domain"].startswith("input")]
    assert told == [("set_value", "input_number.wallbox"), ("turn_on", "input_boolean.contactor")]
    await house.set("power_budget", 1000)
    assert hass.states.is_state("input_boolean.contactor", "off")
    assert value(hass, "wallbox") == 8
    assert house.state("status", "wallbox").state == "waiting"


async def test_a_plug_connects_and_disconnects(hass: HomeAssistant, build: Build) -> None:
    hass.states.async_set("binary_sensor.plug", "off")
    car = CAR | {"demand": "entity", "demand_entity": "binary_sensor.plug"}
    await build(load("car", 7360, **car), load("bare", 5000, step=10), power_steps=[6000])
    assert (value(hass, "car"), value(hass, "bare")) == (0, 5000)
    hass.states.async_set("binary_sensor.plug", "on")
    await hass.async_block_till_done()
    assert (value(hass, "car"), value(hass, "bare")) == (15, 2550)
    hass.states.async_set("binary_sensor.plug", "off")
    await hass.async_block_till_done()
    assert (value(hass, "car"), value(hass, "bare")) == (0, 5000)


async def test_one_set_by_hand_is_put_back(hass: HomeAssistant, build: Build) -> None:
    await build(load("bare", 5000, step=10))
    await hass.services.async_call(
        "input_number", "set_value", {"entity_id": "input_number.bare", "value": 4000}, blocking=True
    )
    await hass.async_block_till_done()
    assert value(hass, "bare") == 2000


async def test_everything_goes_on_after_a_reload(hass: HomeAssistant, build: Build) -> None:
    house = await build(load("bare", 5000, step=10))
    calls = async_capture_events(hass, EVENT_CALL_SERVICE)
    assert await hass.config_entries.async_reload(house.entry.entry_id)
    await hass.async_block_till_done()
    assert [call for call in calls if call.data["domain"] == "input_number"] == []
    assert value(hass, "bare") == 2000


async def test_test_mode_sets_nothing(hass: HomeAssistant, build: Build) -> None:
    house = await build(load("bare", 5000, step=10))
    await house.turn("test_mode")
    await house.set("power_budget", 500)
    assert float(house.state("granted_power", "bare").state) == 500
    assert value(hass, "bare") == 2000


async def test_off_when_stopped_sets_it_to_nothing(hass: HomeAssistant, build: Build) -> None:
    house = await build(load("bare", 5000, step=10), when_stopped="off")
    await house.stop()
    assert value(hass, "bare") == 0


# The form


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


async def test_a_setpoint_that_is_renamed_is_followed(hass: HomeAssistant, budget: MockConfigEntry) -> None:
    assert budget.runtime_data.config.wiring["car"].renamed(
        {"input_number.car": "input_number.auto"}
    ).dial == (
        "input_number.auto",
        budget.runtime_data.config.wiring["car"].dial.scale,
    )
