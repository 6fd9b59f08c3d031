"""The round-robin script: who asks for heat, by hand or by thermostat, and for how many radiators."""

from typing import Any

from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

from ..integration.builders import heater
from ..integration.conftest import Build
from ..integration.house import House
from ..integration.relays import Relay, install
from .radiators import ROOMS, radiators, served, shown


def asked_by(entity_id: str) -> dict[str, Any]:
    """Return the settings of a radiator for which *entity_id* asks."""
    return {"demand": "entity", "demand_entity": entity_id}


async def virtual_switch(hass: HomeAssistant, name: str) -> Relay:
    """Return a switch that switches nothing: it only shows that somebody wants heat."""
    switch = Relay(name)
    await install(hass, switch)
    return switch


async def thermostat(hass: HomeAssistant, switch: str) -> None:
    """Let a thermostat of Home Assistant, set to 20 °C, switch what asks for heat."""
    await measure(hass, 20)
    config = {
        "platform": "generic_thermostat",
        "name": "Thermostat",
        "heater": switch,
        "target_sensor": "sensor.temperature",
        "target_temp": 20,
        "cold_tolerance": 0.5,
        "hot_tolerance": 0.5,
        "initial_hvac_mode": "heat",
    }
    assert await async_setup_component(hass, "climate", {"climate": config})
    await hass.async_block_till_done()


async def measure(hass: HomeAssistant, temperature_c: float) -> None:
    """Let the sensor of the thermostat measure something else."""
    hass.states.async_set("sensor.temperature", str(temperature_c), {"unit_of_measurement": "°C"})
    await hass.async_block_till_done()


# By hand


async def test_a_radiator_is_controlled_by_its_virtual_switch(build: Build) -> None:
    """The script wanted a virtual switch to be made for each thermostat; here each radiator has one."""
    house = await radiators(build)
    await house.turn("demand", "office")
    assert house.running == ["office"]
    await house.turn("demand", "office", on=False)
    assert house.running == []


async def test_a_virtual_switch_of_ones_own_will_do(hass: HomeAssistant, build: Build) -> None:
    await virtual_switch(hass, "wish")
    house = await radiators(build, heater("hall", **asked_by("switch.wish")), heater("bath"))
    await house.call("switch", "turn_on", "switch.wish")
    assert house.running == ["hall"]
    await house.call("switch", "turn_off", "switch.wish")
    assert house.running == []


async def test_a_toggle_helper_will_do(hass: HomeAssistant, build: Build) -> None:
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"wish": None}})
    await install(hass, Relay("hall"))
    house = await radiators(build, heater("hall", switch="switch.hall", **asked_by("input_boolean.wish")))
    await house.call("input_boolean", "turn_on", "input_boolean.wish")
    assert house.running == ["hall"]


# By thermostat


@pytest.mark.parametrize("owned", [True, False], ids=["its own switch", "a virtual switch"])
async def test_a_radiator_is_controlled_by_a_thermostat(
    hass: HomeAssistant, build: Build, owned: bool
) -> None:
    await virtual_switch(hass, "wish")
    house = await radiators(build, heater("hall", **({} if owned else asked_by("switch.wish"))))
    await thermostat(hass, house.entity_id("demand", "hall") if owned else "switch.wish")
    running = []
    for temperature_c in (20, 19.4, 20, 20.6, 20):
        await measure(hass, temperature_c)
        running.append(len(house.running))
    assert running == [0, 1, 1, 0, 0]


async def test_a_thermostat_that_asks_has_to_wait_its_turn(hass: HomeAssistant, build: Build) -> None:
    house = await radiators(build, power_steps=[1])
    await thermostat(hass, house.entity_id("demand", "bath"))
    await house.ask("living")
    await measure(hass, 19)
    assert (house.running, house.reasons["bath"]) == (["living"], "waiting")
    assert hass.states.is_state("switch.bath_demand", "on")
    await house.pass_turns()
    assert house.running == ["bath"]


# Several radiators with one thermostat


def pair() -> list[ConfigSubentryDataWithId]:
    """Return two radiators of a room, of which the first one's switch asks for both."""
    return [heater("left"), heater("right", **asked_by("switch.left_demand"))]


async def test_one_thermostat_controls_two_radiators(hass: HomeAssistant, build: Build) -> None:
    house = await radiators(build, *pair())
    await thermostat(hass, house.entity_id("demand", "left"))
    await measure(hass, 19)
    assert house.running == ["left", "right"]
    assert shown(house, "radiator_requested_mode") == [1, 1]
    await measure(hass, 21)
    assert house.running == []


async def test_two_radiators_of_one_switch_have_turns_of_their_own(build: Build) -> None:
    house = await radiators(build, *pair(), heater("bath"), power_steps=[1])
    await house.ask("left", "bath")
    assert await served(house, 4) == ["left", "right", "bath", "left"]


async def test_the_boost_of_one_is_not_that_of_the_other(build: Build) -> None:
    house = await radiators(build, *pair())
    await house.turn("boost", "left")
    assert house.running == ["left"]


@pytest.mark.parametrize("with_thermostat", [True, False], ids=["a thermostat", "a switch alone"])
async def test_one_request_is_enough_for_the_whole_house(
    hass: HomeAssistant, build: Build, with_thermostat: bool
) -> None:
    await virtual_switch(hass, "house")
    house = await radiators(build, *(heater(room, **asked_by("switch.house")) for room in ROOMS))
    await house.set("power_saving_mode", 2)
    await request(house, with_thermostat=with_thermostat)
    assert await served(house, 4) == ["living kitchen", "office hall", "parents children", "living bath"]


async def request(house: House, *, with_thermostat: bool) -> None:
    """Ask for heat in the whole house."""
    if with_thermostat:
        await thermostat(house.hass, "switch.house")
        await measure(house.hass, 18)
    else:
        await house.call("switch", "turn_on", "switch.house")


# A radiator with a thermostat of its own


async def test_a_radiator_that_draws_nothing_keeps_its_place(hass: HomeAssistant, build: Build) -> None:
    house = await radiators(build, heater("hall", power_sensor="sensor.hall"), heater("bath"))
    await house.set("power_saving_mode", 3)
    hass.states.async_set("sensor.hall", "0", {"unit_of_measurement": "W"})
    await house.ask("hall", "bath")
    assert (house.running, house.reasons["bath"]) == (["hall"], "waiting")


async def test_nor_are_its_watts_given_to_another(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall", 1500, power_sensor="sensor.hall"), heater("bath"))
    await house.ask("hall")
    hass.states.async_set("sensor.hall", "0", {"unit_of_measurement": "W"})
    await house.ask("bath")
    assert (house.running, house.reasons["bath"]) == (["hall"], "waiting")
