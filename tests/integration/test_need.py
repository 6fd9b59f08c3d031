"""Those that go first: rooms that freeze, and heaters that have waited for too long."""

from typing import Any

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .conftest import Build
from .forms import new_heater
from .heaters import HALL, added

CELSIUS = {"unit_of_measurement": "°C", "device_class": "temperature"}
BY_TEMPERATURE: dict[str, Any] = {
    "demand": "temperature",
    "temperature_sensor": "sensor.hall",
    "setpoint_c": 18,
}
ONE_AT_A_TIME: dict[str, Any] = {"power_steps": [1000]}


async def test_a_room_that_freezes_is_heated_though_nobody_is_at_home(
    hass: HomeAssistant, build: Build
) -> None:
    hass.states.async_set("sensor.hall", "4", CELSIUS)
    house = await build(
        heater("hall", frost_c=5, **BY_TEMPERATURE), heater("bath", priority=1), **ONE_AT_A_TIME
    )
    await house.ask("bath")
    assert house.running == ["hall"]
    await house.turn("away")
    assert house.reasons == {"hall": "heating", "bath": "away"}
    response: Any = await hass.services.async_call(DOMAIN, "explain", {}, blocking=True, return_response=True)
    sentence = response["budgets"][0]["heaters"][0]["explanation"]
    assert sentence == "Its room is about to freeze: it goes first, and may draw 1000 W."
    await house.set("power_budget", 900)
    response = await hass.services.async_call(DOMAIN, "explain", {}, blocking=True, return_response=True)
    sentence = response["budgets"][0]["heaters"][0]["explanation"]
    assert sentence == "Its room is about to freeze, and it waits: needs 100 W more."
    await house.set("power_budget", 1000)
    hass.states.async_set("sensor.hall", "6", CELSIUS)
    await house.turn("away", on=False)
    await house.turn("away")
    assert house.running == []


async def test_one_that_has_waited_for_too_long_goes_first(build: Build) -> None:
    house = await build(heater("hall", max_off_s=600), heater("bath", priority=1), **ONE_AT_A_TIME)
    await house.ask("hall", "bath")
    assert house.running == ["bath"]
    await house.wait(599)
    assert house.running == ["bath"]
    await house.wait(1)
    assert house.running == ["hall"]


async def test_what_makes_a_heater_go_first_is_entered(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    needs = {"sharing": {"max_off_s": 3600}, "switching": {"command_timeout_s": 20}}
    await form.submit(**HALL, **needs, demand="temperature")
    await form.submit(temperature_sensor="sensor.temperature", frost_c=51)
    assert form.errors == {"frost_c": "frost_c_invalid"}
    await form.submit(temperature_sensor="sensor.temperature", frost_c=5)
    _, data = await added(hass, house, form)
    assert (data["max_off_s"], data["command_timeout_s"], data["frost_c"]) == (3600, 20, 5)


async def test_a_frost_protection_needs_a_temperature(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    await form.submit(**HALL, demand="entity")
    await form.submit(demand_entity="binary_sensor.wish", frost_c=5)
    assert form.errors["frost_c"] == "frost_c_without_temperature"
    await form.submit(demand_entity="climate.hall", frost_c=5)
    _, data = await added(hass, house, form)
    assert data["frost_c"] == 5
