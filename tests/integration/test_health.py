"""Heaters that do not obey: what is shown, told and reported, and what becomes of the others."""

from datetime import timedelta
from typing import Any

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .conftest import Build
from .house import House
from .relays import Relay, install

ONE_AT_A_TIME: dict[str, Any] = {"power_steps": [1000]}
POWER = {"unit_of_measurement": "W", "device_class": SensorDeviceClass.POWER}


def issues(hass: HomeAssistant) -> dict[str, str]:
    """Return the repair issues that there are, and how bad each is."""
    found = ir.async_get(hass).issues
    return {issue: entry.severity or "" for (domain, issue), entry in found.items() if domain == DOMAIN}


def last_event(hass: HomeAssistant) -> State:
    """Return the event of the budget that tells of heaters that fail."""
    entity_id = er.async_get(hass).async_get_entity_id("event", DOMAIN, "house_health")
    state = hass.states.get(entity_id or "")
    assert state is not None
    return state


async def hall_and_bath(hass: HomeAssistant, build: Build, **data: Any) -> tuple[House, Relay]:
    """Return a house in which a heater whose relay does not obey goes before another, and the relay."""
    hall = Relay("hall")
    hall.obeys = False
    await install(hass, hall)
    house = await build(
        heater("hall", switch="switch.hall", priority=1, **data), heater("bath"), **ONE_AT_A_TIME
    )
    await house.ask("hall", "bath")
    return house, hall


async def test_one_that_does_not_start_is_told_once_more_and_then_others_run(
    hass: HomeAssistant, build: Build
) -> None:
    house, _ = await hall_and_bath(hass, build)
    assert house.state("health", "hall").state == "working"
    await house.wait(5)
    assert house.state("health", "hall").state == "suspect"
    assert house.running == []
    await house.wait(5)
    assert house.state("health", "hall").state == "blocked"
    assert house.reasons == {"hall": "blocked", "bath": "heating"}
    await house.wait(5)
    assert house.running == ["bath"]


async def test_its_health_says_since_when_and_how_often(hass: HomeAssistant, build: Build) -> None:
    house, _ = await hall_and_bath(hass, build)
    await house.wait(5)
    since = dt_util.utcnow()
    await house.wait(5)
    until = dt_util.utcnow() + timedelta(seconds=30)
    shown = house.state("health", "hall").attributes
    assert (shown["since"], shown["failures"], shown["blocked_until"]) == (since, 2, until)
    response: Any = await hass.services.async_call(DOMAIN, "explain", {}, blocking=True, return_response=True)
    told = response["budgets"][0]["heaters"][0]
    assert (told["health"], told["failures"]) == ("blocked", 2)
    assert (told["failing_since"], told["blocked_until"]) == (since.isoformat(), until.isoformat())


async def test_a_time_until_which_it_was_blocked_is_shown_no_longer(
    hass: HomeAssistant, build: Build
) -> None:
    house, _ = await hall_and_bath(hass, build)
    await house.wait(5)
    await house.wait(5)
    await house.turn("demand", "hall", on=False)
    await house.wait(30)
    await house.pass_turns()
    shown = house.state("health", "hall")
    assert (shown.state, shown.attributes["blocked_until"]) == ("suspect", None)
    response: Any = await hass.services.async_call(DOMAIN, "explain", {}, blocking=True, return_response=True)
    told = response["budgets"][0]["heaters"][0]
    assert (told["health"], told["failures"], told["blocked_until"]) == ("suspect", 2, None)


async def test_the_user_is_told_once(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    house, hall = await hall_and_bath(hass, build)
    await house.wait(5)
    assert issues(hass) == {}
    for _ in range(20):
        await house.wait(5)
    assert issues(hass) == {"heater_blocked_hall": "warning"}
    assert caplog.text.count("Hall does not obey: switch.hall does not do what it is told") == 1
    failed = last_event(hass).attributes
    assert (failed["event_type"], failed["load"], failed["health"]) == ("failed", "Hall", "blocked")
    at = last_event(hass).state
    await house.wait(5)
    assert last_event(hass).state == at
    hall.obeys = True
    await house.turn("demand", "bath", on=False)
    await house.pass_turns()
    assert house.state("health", "hall").state == "working"
    assert issues(hass) == {}
    assert last_event(hass).attributes["event_type"] == "recovered"
    assert caplog.text.count("does not obey") == 1


async def test_an_error_at_once_lets_others_run_at_once_the_second_time_too(
    hass: HomeAssistant, build: Build
) -> None:
    house, hall = await hall_and_bath(hass, build)
    hall.error = RuntimeError("no route")
    await house.pass_turns()
    await house.wait(5)
    assert house.state("health", "hall").state == "blocked"
    assert house.running == ["bath"]


async def test_one_that_raises_is_told_of_with_its_error(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    house, hall = await hall_and_bath(hass, build)
    hall.error = RuntimeError("no route")
    await house.turn("demand", "hall", on=False)
    await house.turn("demand", "hall")
    for _ in range(6):
        await house.wait(5)
    assert caplog.text.count("Hall cannot be switched by switch.hall: no route") == 1
    assert "does not obey" not in caplog.text


async def test_one_that_does_not_stop_goes_on_counting(hass: HomeAssistant, build: Build) -> None:
    house, hall = await hall_and_bath(hass, build)
    hall.obeys = True
    await house.wait(5)
    assert house.running == ["hall"]
    hall.obeys = False
    await house.turn("demand", "hall", on=False)
    await house.wait(5)
    await house.wait(5)
    assert issues(hass) == {"heater_stuck_hall": "error"}
    assert house.reasons == {"hall": "blocked", "bath": "waiting"}
    assert house.state("radiator_status").state == "fault"


async def test_a_slow_one_may_have_more_time(hass: HomeAssistant, build: Build) -> None:
    house, hall = await hall_and_bath(hass, build, command_timeout_s=20)
    await house.wait(19)
    assert house.state("health", "hall").state == "working"
    hall.show(is_on=True)
    await house.settle()
    assert house.running == ["hall"]
    await house.wait(5)
    assert house.state("health", "hall").state == "working"


async def test_one_that_draws_though_it_is_off(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall", power_sensor="sensor.hall"), heater("bath"), **ONE_AT_A_TIME)
    await house.ask("bath")
    assert house.running == ["bath"]
    hass.states.async_set("sensor.hall", "800", POWER)
    await house.settle()
    await house.wait(29)
    assert issues(hass) == {}
    await house.wait(1)
    assert issues(hass) == {"heater_welded_hall": "error"}
    assert house.state("health", "hall").state == "welded"
    assert house.reasons == {"hall": "blocked", "bath": "waiting"}
    assert house.running == []
    assert last_event(hass).attributes["health"] == "welded"
    since = dt_util.utcnow() - timedelta(seconds=30)
    assert house.state("health", "hall").attributes["since"] == since
    response: Any = await hass.services.async_call(DOMAIN, "explain", {}, blocking=True, return_response=True)
    told = response["budgets"][0]["heaters"][0]
    assert told["failing_since"] == since.isoformat()
    assert told["explanation"] == "It draws power though it is switched off; it counts as drawing 800 W."
    hass.states.async_set("sensor.hall", "0", POWER)
    await house.settle()
    assert issues(hass) == {}
    assert house.running == ["bath"]


async def test_one_that_draws_though_it_is_off_may_have_a_switch_that_is_on(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    house = await build(heater("hall", inverted=True, power_sensor="sensor.hall"))
    assert house.running == ["hall"]
    await house.wait(11)
    hass.states.async_set("sensor.hall", "800", POWER)
    await house.settle()
    await house.wait(30)
    assert issues(hass) == {"heater_welded_hall": "error"}
    assert "Hall draws power though it is off by input_boolean.hall" in caplog.text


async def test_one_that_draws_though_it_is_off_is_called_so_while_it_asks_too(
    hass: HomeAssistant, build: Build
) -> None:
    house = await build(heater("hall", power_sensor="sensor.hall"), **ONE_AT_A_TIME)
    await house.turn("test_mode")
    hass.states.async_set("sensor.hall", "800", POWER)
    await house.settle()
    await house.wait(30)
    await house.ask("hall")
    assert house.reasons == {"hall": "blocked"}
    assert issues(hass) == {"heater_welded_hall": "error"}


async def test_one_that_is_on_and_draws_nothing_is_idle(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall", power_sensor="sensor.hall"))
    await house.ask("hall")
    for _ in range(5):
        await house.wait(120)
        hass.states.async_set("sensor.hall", "2", POWER, force_update=True)
        await house.settle()
        assert house.state("health", "hall").state == "working"
    await house.wait(120)
    assert house.state("health", "hall").state == "idle"
    assert issues(hass) == {}


async def test_faults_survive_a_restart(hass: HomeAssistant, build: Build) -> None:
    house, _ = await hall_and_bath(hass, build)
    await house.wait(5)
    await house.wait(5)
    await house.stop()
    await house.start()
    assert house.state("health", "hall").state == "blocked"
    assert house.state("health", "hall").attributes["failures"] == 2


@pytest.mark.parametrize("seconds", [-86_400, 86_400])
async def test_a_clock_that_is_set_delays_nobody(hass: HomeAssistant, build: Build, seconds: float) -> None:
    house, _ = await hall_and_bath(hass, build)
    house.set_clock(seconds)
    for _ in range(4):
        await house.wait(5)
    assert house.state("health", "hall").state == "blocked"
    assert house.running == ["bath"]
