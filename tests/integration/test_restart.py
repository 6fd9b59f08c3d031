"""What survives a restart, and what waits for it."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.util import dt as dt_util

from .builders import heater
from .conftest import Build
from .house import House


async def restart(house: House) -> None:
    """Stop the budget, and start it again from its file alone."""
    await house.stop()
    await house.start()


async def test_controls_survive(build: Build) -> None:
    house = await build(heater("hall"), heater("bath", demand="entity", demand_entity="input_boolean.hall"))
    await house.set("power_saving_mode", 1)
    await house.set("power_budget", 700)
    await house.turn("away")
    await house.turn("test_mode")
    await house.turn("demand", "hall")
    await house.turn("boost", "bath")
    await restart(house)
    assert [
        float(house.state("power_saving_mode").state),
        float(house.state("power_budget").state),
        house.state("away").state,
        house.state("test_mode").state,
        house.state("demand", "hall").state,
        house.state("boost", "hall").state,
        house.state("boost", "bath").state,
    ] == [1, 700, "on", "on", "on", "off", "on"]


async def test_the_turn_survives(build: Build) -> None:
    house = await build(heater("hall"), heater("bath"), power_steps=[1000])
    await house.ask("hall", "bath")
    await house.pass_turns()
    assert house.running == ["bath"]
    await restart(house)
    assert house.running == ["bath"]
    assert house.state("radiator_status").attributes["round_robin_index"] == 0


async def test_minimum_times_survive(build: Build) -> None:
    house = await build(heater("hall", min_on_s=600, min_off_s=300))
    await house.ask("hall")
    await house.turn("demand", "hall", on=False)
    await house.wait(100)
    await restart(house)
    assert house.reasons == {"hall": "held_on"}
    await house.wait(499)
    assert house.running == ["hall"]
    await house.wait(1)
    assert house.running == []
    await restart(house)
    await house.ask("hall")
    assert house.reasons == {"hall": "held_off"}


async def test_a_restart_switches_nothing(build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall")
    house.forget()
    await restart(house)
    assert house.log == []
    assert house.running == ["hall"]


async def test_a_boost_ends_by_itself_after_a_restart(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    await hass.services.async_call(
        "power_budget",
        "set_boost",
        {"entity_id": house.entity_id("boost", "hall"), "enabled": True, "duration": {"minutes": 30}},
        blocking=True,
    )
    await house.settle()
    assert house.running == ["hall"]
    await house.wait(600)
    await restart(house)
    assert house.running == ["hall"]
    await house.wait(1200)
    assert house.running == []
    assert house.state("boost", "hall").state == "off"


async def test_a_boost_that_would_have_ended_is_over(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    target = {"entity_id": house.entity_id("boost", "hall")}
    await hass.services.async_call(
        "power_budget", "set_boost", {**target, "enabled": True, "duration": 60}, blocking=True
    )
    await house.stop()
    await house.wait(60)
    await house.start()
    assert house.reasons == {"hall": "satisfied"}


async def test_controls_that_are_out_of_range_now_are_brought_into_it(
    hass: HomeAssistant, build: Build
) -> None:
    house = await build(heater("hall"))
    await house.set("power_saving_mode", 2)
    await house.set("power_budget", 1800)
    hass.config_entries.async_update_entry(house.entry, options={"power_steps": [1500, 500]})
    await house.settle()
    assert (house.state("power_saving_mode").state, house.state("power_budget").state) == ("1", "1500")
    assert house.state("available_power").state == "500"


async def test_nothing_is_commanded_before_home_assistant_has_started(
    hass: HomeAssistant, build: Build, freezer: FrozenDateTimeFactory
) -> None:
    hass.set_state(CoreState.starting)
    house = await build(heater("hall"), when_stopped="on")
    await house.turn("boost", "hall")
    await house.set("power_budget", 1500)
    await house.pass_turns()
    await house.wait(timedelta(minutes=10).total_seconds())
    assert house.log == []
    assert house.state("boost", "hall").state == "on"
    assert house.state("power_budget").state == "1500.0"
    assert house.state("radiator_status").state == "unknown"
    assert house.state("status", "hall").state == "unknown"
    assert house.state("limited").state == "unknown"
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await house.settle()
    assert house.running == ["hall"]
    assert house.state("radiator_status").state == "heating"
    assert dt_util.utcnow() == house.coordinator.state.of("hall").since


async def test_a_budget_that_stops_before_the_start_commands_nothing(
    hass: HomeAssistant, build: Build
) -> None:
    hass.set_state(CoreState.starting)
    house = await build(heater("hall"), when_stopped="on")
    await house.stop()
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await house.settle()
    assert house.log == []


async def test_a_change_before_the_start_counts_after_it(hass: HomeAssistant, build: Build) -> None:
    hass.set_state(CoreState.starting)
    house = await build(heater("hall"))
    await house.ask("hall")
    hall = house.entry.subentries["hall"]
    hass.config_entries.async_update_subentry(house.entry, hall, data={**hall.data, "power_w": 3000})
    await house.settle()
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await house.settle()
    assert house.reasons == {"hall": "waiting"}
