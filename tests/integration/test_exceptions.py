"""What keeps a budget from its rounds: hands, absence, tests, and what cannot be seen or entered."""

from math import inf, nan

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util
import pytest

from .builders import heater
from .conftest import Build

# Only differences are commanded


async def test_what_is_as_it_should_be_is_not_commanded(build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall")
    await house.pass_turns()
    await house.set("power_budget", 1500)
    assert house.commands == [("turn_on", "hall")]


async def test_a_switch_moved_by_hand_is_put_back(build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall")
    await house.switch("hall", on=False)
    await house.switch("bath", on=True)
    assert house.running == ["hall"]
    assert house.commands == [("turn_on", "hall"), ("turn_on", "hall"), ("turn_off", "bath")]


async def test_minimum_times_count_from_what_was_done_by_hand(build: Build) -> None:
    house = await build(heater("hall", min_off_s=60))
    await house.ask("hall")
    await house.wait(300)
    await house.switch("hall", on=False)
    assert (house.running, house.reasons) == ([], {"hall": "held_off"})
    assert house.coordinator.state.of("hall").since == dt_util.utcnow()
    await house.wait(60)
    assert house.running == ["hall"]


# Away and test mode


async def test_away_stops_all_at_once(build: Build) -> None:
    house = await build(heater("hall", min_on_s=600), heater("bath", min_on_s=600))
    await house.ask("hall")
    await house.turn("boost", "bath")
    await house.turn("away")
    assert house.running == []
    assert house.reasons == {"hall": "away", "bath": "away"}
    assert house.state("radiator_status").state == "away"
    assert house.state("radiator_status").attributes["away_status"] == "on"
    await house.turn("away", on=False)
    assert house.running == ["hall", "bath"]


async def test_test_mode_decides_and_commands_nothing(build: Build) -> None:
    house = await build(heater("hall"), heater("bath", 1500))
    await house.turn("test_mode")
    await house.ask("hall", "bath")
    assert house.log == []
    assert house.reasons == {"hall": "heating", "bath": "waiting"}
    assert house.state("decision").attributes["event_type"] == "started"
    assert house.state("radiator_status").attributes["test_mode"] is True
    await house.turn("test_mode", on=False)
    assert house.running == ["hall"]


# Start: see test_restart.py

# An unavailable switch


async def test_an_unavailable_switch_that_was_on_counts(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"), power_steps=[1000])
    await house.ask("hall", "bath")
    assert house.running == ["hall"]
    hass.states.async_set("input_boolean.hall", "unavailable")
    await house.pass_turns()
    assert house.running == []
    assert house.reasons == {"hall": "unavailable", "bath": "waiting"}
    assert house.state("granted_power").state == "0.0"
    hass.states.async_set("input_boolean.hall", "off")
    await house.settle()
    assert house.reasons["hall"] in {"heating", "waiting"}
    assert len(house.running) == 1


async def test_an_unavailable_switch_that_was_off_does_not_count(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"), power_steps=[1000])
    hass.states.async_set("input_boolean.hall", "unavailable")
    await house.ask("hall", "bath")
    assert house.running == ["bath"]
    assert house.reasons == {"hall": "unavailable", "bath": "heating"}


# Bad input


@pytest.mark.parametrize("reading", ["unknown", "unavailable", "warm", "nan", "inf", "-inf", ""])
async def test_without_a_temperature_the_demand_stays_for_a_while(
    hass: HomeAssistant, build: Build, reading: str
) -> None:
    hass.states.async_set("sensor.hall", "18")
    house = await build(heater("hall", demand="temperature", temperature_sensor="sensor.hall"))
    assert house.running == ["hall"]
    hass.states.async_set("sensor.hall", reading)
    await house.settle()
    await house.wait(15 * 60 - 1)
    assert house.running == ["hall"]
    await house.wait(1)
    assert house.running == []
    hass.states.async_set("sensor.hall", "18")
    await house.settle()
    assert house.running == ["hall"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("power_saving_mode", -1),
        ("power_saving_mode", 3),
        ("power_saving_mode", 0.5),
        ("power_saving_mode", nan),
        ("power_budget", -1),
        ("power_budget", 2001),
        ("power_budget", nan),
        ("power_budget", inf),
    ],
)
async def test_a_number_out_of_range_is_refused(build: Build, key: str, value: float) -> None:
    house = await build(heater("hall"))
    before = house.state(key).state
    with pytest.raises(ServiceValidationError, match=r"outside valid range|cannot be set to"):
        await house.set(key, value)
    assert house.state(key).state == before
