"""Loads that are set to any level, in Home Assistant."""

from typing import Any

from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import Event, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .conftest import Build
from .modulated import BOILER, CAR, NUMBERS, async_add_numbers, load
from .test_killed import slow_disk


@pytest.fixture(autouse=True)
async def numbers(hass: HomeAssistant) -> None:
    """Let there be numbers to set."""
    await async_add_numbers(hass)


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
    assert house.state("granted_share", "boiler").state == "50.0"
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


async def test_a_load_is_not_switched_on_while_it_cannot_be_set(hass: HomeAssistant, build: Build) -> None:
    hass.states.async_set("input_number.wallbox", "unavailable")
    house = await build(load("wallbox", 7360, **CAR, switch="input_boolean.contactor"))
    assert house.state("status", "wallbox").state == "unavailable"
    assert hass.states.is_state("input_boolean.contactor", "off")
    hass.states.async_set("input_number.wallbox", "32", NUMBERS["wallbox"])
    await hass.async_block_till_done()
    assert value(hass, "wallbox") == 8
    assert hass.states.is_state("input_boolean.contactor", "on")


async def test_what_cannot_be_set_any_more_goes_on_and_is_switched_off_where_there_is_no_room(
    hass: HomeAssistant, build: Build
) -> None:
    house = await build(load("wallbox", 7360, **CAR, switch="input_boolean.contactor"), heater("hall"))
    hass.states.async_set("input_number.wallbox", "unavailable")
    await house.ask("hall")
    assert house.state("status", "wallbox").state == "unavailable"
    assert hass.states.is_state("input_boolean.contactor", "on")
    assert house.state("status", "hall").state == "waiting"
    await house.set("power_budget", 1000)
    assert hass.states.is_state("input_boolean.contactor", "off")
    assert house.state("status", "hall").state == "heating"


async def test_what_cannot_be_set_any_more_is_switched_off_when_its_budget_stops(
    hass: HomeAssistant, build: Build
) -> None:
    wallbox = load("wallbox", 7360, **CAR, switch="input_boolean.contactor")
    house = await build(wallbox, when_stopped="off")
    hass.states.async_set("input_number.wallbox", "unavailable")
    await hass.async_block_till_done()
    assert house.state("status", "wallbox").state == "unavailable"
    await house.stop()
    assert hass.states.is_state("input_boolean.contactor", "off")


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


async def test_on_when_stopped_sets_it_to_the_most_that_is_a_whole_number_of_steps(
    hass: HomeAssistant, build: Build
) -> None:
    house = await build(load("car", 7300, **CAR), when_stopped="on", power_steps=[1000])
    assert value(hass, "car") == 0
    await house.stop()
    assert value(hass, "car") == 31


async def test_to_be_set_lower_waits_for_no_disk(
    hass: HomeAssistant, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = await build(load("bare", 5000, step=10))
    disk = slow_disk(house, monkeypatch)
    number = {"entity_id": house.entity_id("power_budget"), "value": 500}
    setting = hass.async_create_task(hass.services.async_call("number", "set_value", number, blocking=True))
    await house.breathe()
    assert value(hass, "bare") == 500
    disk.set()
    await setting
