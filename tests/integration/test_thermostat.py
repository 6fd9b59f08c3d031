"""A thermostat of Home Assistant that switches the demand of a heater."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

from .builders import heater
from .conftest import Build
from .house import House


async def install_thermostat(house: House) -> None:
    """Let a generic thermostat keep the hall at 20 °C."""
    house.hass.states.async_set("sensor.hall", "18", {"unit_of_measurement": "°C"})
    thermostat = {
        "platform": "generic_thermostat",
        "name": "Hall thermostat",
        "heater": house.entity_id("demand", "hall"),
        "target_sensor": "sensor.hall",
        "target_temp": 20,
        "initial_hvac_mode": "heat",
    }
    assert await async_setup_component(house.hass, "climate", {"climate": thermostat})
    await house.settle()
    house.hass.states.async_set("sensor.hall", "17", {"unit_of_measurement": "°C"})
    await house.settle()


async def test_a_thermostat_asks_and_is_served(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    await install_thermostat(house)
    assert house.running == ["hall"]
    hass.states.async_set("sensor.hall", "21", {"unit_of_measurement": "°C"})
    await house.settle()
    assert house.running == []


async def test_a_thermostat_goes_on_asking_through_a_reload(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await install_thermostat(house)
    house.forget()
    hass.config_entries.async_update_entry(house.entry, options={"power_steps": [3000]})
    await house.settle()
    assert house.log == []
    assert house.state("demand", "hall").state == "on"


async def test_a_thermostat_that_is_off_wants_no_heat(hass: HomeAssistant, build: Build) -> None:
    hass.states.async_set("sensor.hall", "15", {"unit_of_measurement": "°C"})
    hass.states.async_set("climate.wish", "heat", {"temperature": 20})
    by_setpoint: dict[str, Any] = {"temperature_sensor": "sensor.hall", "setpoint_entity": "climate.wish"}
    house = await build(heater("hall", demand="temperature", **by_setpoint))
    assert house.reasons == {"hall": "heating"}
    for temperature in (20, None):
        hass.states.async_set("climate.wish", "off", {"temperature": temperature})
        await house.settle()
        assert house.reasons == {"hall": "satisfied"}


@pytest.mark.parametrize("action", ["heating", "idle"])
async def test_a_thermostat_of_another_integration_may_ask(
    hass: HomeAssistant, build: Build, action: str
) -> None:
    house = await build(heater("hall", demand="entity", demand_entity="climate.wish"))
    hass.states.async_set("climate.wish", "heat", {"hvac_action": action})
    await house.settle()
    assert house.running == (["hall"] if action == "heating" else [])
