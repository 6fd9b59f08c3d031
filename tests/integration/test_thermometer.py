"""A thermometer that stands still or is silent, and a demand that cannot be read: the user is told."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .conftest import Build
from .house import House

CELSIUS = {"unit_of_measurement": "°C", "device_class": "temperature"}
HOURS_S = 3600
BY_TEMPERATURE: dict[str, Any] = {
    "demand": "temperature",
    "temperature_sensor": "sensor.hall",
    "setpoint_entity": "input_number.hall",
}


async def hall_at(hass: HomeAssistant, build: Build, measured_c: str = "18") -> House:
    """Return a house with one heater by temperature, which is to be 20 degrees."""
    hass.states.async_set("sensor.hall", measured_c, CELSIUS)
    hass.states.async_set("input_number.hall", "20")
    return await build(heater("hall", **BY_TEMPERATURE))


def issues(hass: HomeAssistant) -> dict[str, dict[str, str] | None]:
    """Return the issues of all budgets, and what they name."""
    found = ir.async_get(hass).issues.values()
    return {issue.translation_key or "": issue.translation_placeholders for issue in found if issue.active}


async def unheard(hass: HomeAssistant) -> str | None:
    """Return what the action says of the demand of the heater."""
    told: Any = await hass.services.async_call(DOMAIN, "explain", {}, blocking=True, return_response=True)
    why: str | None = told["budgets"][0]["heaters"][0]["demand_unheard"]
    return why


async def test_one_that_is_stuck_is_told_of_once(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    house = await hall_at(hass, build)
    assert house.running == ["hall"]
    await house.wait(4 * HOURS_S)
    await house.pass_turns()
    assert issues(hass) == {"thermometer_unmoved": {"heater": "Hall", "entity_id": "sensor.hall"}}
    assert await unheard(hass) == "unmoved"
    await house.wait(900)
    assert (house.running, house.reasons) == ([], {"hall": "satisfied"})
    said = "Hall asks for no heat: sensor.hall has shown the same through hours of heating"
    assert caplog.text.count(said) == 1
    hass.states.async_set("sensor.hall", "17.9", CELSIUS)
    await house.settle()
    assert (house.running, issues(hass), await unheard(hass)) == (["hall"], {}, None)
    assert caplog.text.count("Hall can be asked again") == 1


async def test_one_that_is_silent_is_told_of(hass: HomeAssistant, build: Build) -> None:
    house = await hall_at(hass, build, "21")
    await house.wait(6 * HOURS_S - 1)
    await house.pass_turns()
    assert issues(hass) == {}
    await house.wait(1)
    await house.pass_turns()
    assert issues(hass) == {"thermometer_stale": {"heater": "Hall", "entity_id": "sensor.hall"}}
    hass.states.async_set("sensor.hall", "21", CELSIUS)
    await house.pass_turns()
    assert issues(hass) == {}


@pytest.mark.parametrize("lost", ["sensor.hall", "input_number.hall"])
async def test_a_demand_that_cannot_be_read_is_told_of_after_a_quarter_of_an_hour(
    hass: HomeAssistant, build: Build, lost: str
) -> None:
    house = await hall_at(hass, build)
    hass.states.async_set(lost, "unavailable")
    await house.settle()
    await house.wait(899)
    assert (issues(hass), house.running) == ({}, ["hall"])
    await house.wait(1)
    assert issues(hass) == {"demand_lost": {"heater": "Hall", "entity_id": lost}}
    assert house.running == []
    assert await unheard(hass) == "lost"


async def test_an_entity_that_is_not_there_is_told_of_as_that_alone(
    hass: HomeAssistant, build: Build
) -> None:
    house = await hall_at(hass, build)
    hass.states.async_remove("sensor.hall")
    await house.settle()
    await house.wait(900)
    assert list(issues(hass)) == ["entity_missing"]
