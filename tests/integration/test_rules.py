"""Who runs, and when: the rules as they are seen through Home Assistant."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .builders import heater
from .conftest import Build

# A cycle runs


async def test_turns_pass_on_the_time_pattern(build: Build, freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to("2026-11-21 12:00:30+00:00")
    house = await build(heater("hall"), heater("bath"), power_steps=[1000])
    await house.ask("hall", "bath")
    await house.wait(60)
    assert house.running == ["hall"]
    await house.wait(30)
    assert dt_util.utcnow().minute == 2
    assert house.running == ["bath"]


async def test_turns_pass_on_the_pattern_that_was_chosen(
    build: Build, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to("2026-11-21 12:00:30+00:00")
    cycle = {"hours": "*", "minutes": "*", "seconds": "45"}
    house = await build(heater("hall"), heater("bath"), power_steps=[1000], cycle=cycle)
    await house.ask("hall", "bath")
    await house.wait(15)
    assert house.running == ["bath"]
    await house.wait(60)
    assert house.running == ["hall"]


async def test_a_limit_that_rises_is_used_at_once(build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await house.set("power_budget", 1000)
    await house.ask("hall", "bath")
    assert house.running == ["hall"]
    await house.set("power_budget", 2000)
    assert house.running == ["hall", "bath"]


async def test_a_meter_is_acted_on_at_once(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall", power_sensor="sensor.hall"), heater("bath"), power_steps=[1500])
    await house.ask("hall", "bath")
    assert house.running == ["hall"]
    hass.states.async_set("sensor.hall", "0.4", {"unit_of_measurement": "kW"})
    await house.settle()
    assert house.running == ["hall", "bath"]


async def test_a_meter_that_is_silent_is_acted_on_at_once(hass: HomeAssistant, build: Build) -> None:
    never = {"hours": "0", "minutes": "0", "seconds": "0"}
    house = await build(
        heater("hall", power_sensor="sensor.hall"), heater("bath"), power_steps=[1500], cycle=never
    )
    hass.states.async_set("sensor.hall", "400", {"unit_of_measurement": "W"})
    await house.ask("hall", "bath")
    assert house.running == ["hall", "bath"]
    await house.wait(299)
    assert house.running == ["hall", "bath"]
    await house.wait(1)
    assert house.running == ["hall"]


async def test_an_attribute_that_does_not_matter_runs_no_cycle(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall", switch="switch.hall"))
    hass.states.async_set("switch.hall", "off")
    await house.settle()
    last = house.coordinator.data
    hass.states.async_set("switch.hall", "off", {"color": "green"})
    await house.settle()
    assert house.coordinator.data is last


# Turns pass only on the time pattern, and with the button


async def test_the_next_turn_begins_with_the_first_that_waited(build: Build) -> None:
    house = await build(heater("hall"), heater("bath"), heater("attic"), power_steps=[1000])
    await house.ask("hall", "bath", "attic")
    served = [house.running]
    for _ in range(4):
        assert house.state("radiator_status").attributes["radiator_live_mode"].count(1) == 1
        await house.pass_turns()
        served.append(house.running)
    assert served == [["hall"], ["bath"], ["attic"], ["hall"], ["bath"]]


async def test_a_heater_with_two_turns_is_served_twice_as_often(build: Build) -> None:
    house = await build(heater("hall", turns=2), heater("bath"), heater("attic"), power_steps=[1000])
    await house.ask("hall", "bath", "attic")
    served = []
    for _ in range(8):
        served += house.running
        await house.pass_turns()
    assert sorted(served) == ["attic"] * 2 + ["bath"] * 2 + ["hall"] * 4


async def test_turns_do_not_pass_when_something_changes(build: Build) -> None:
    house = await build(heater("hall"), heater("bath"), power_steps=[1000])
    await house.ask("hall", "bath")
    await house.turn("boost", "hall")
    await house.turn("boost", "hall", on=False)
    assert house.running == ["hall"]


# Who runs


async def test_boost_goes_before_priority_and_priority_before_turns(build: Build) -> None:
    house = await build(heater("hall"), heater("bath", priority=5), heater("attic"), power_steps=[1000])
    await house.ask("hall", "bath", "attic")
    assert house.running == ["bath"]
    await house.turn("boost", "attic")
    assert house.running == ["attic"]
    assert house.reasons == {"hall": "waiting", "bath": "waiting", "attic": "boosted"}


async def test_the_coldest_goes_first(hass: HomeAssistant, build: Build) -> None:
    def by_temperature(name: str) -> dict[str, Any]:
        return {"demand": "temperature", "temperature_sensor": f"sensor.{name}"}

    house = await build(
        heater("hall", **by_temperature("hall")),
        heater("bath", **by_temperature("bath")),
        power_steps=[1000],
        order="coldest_first",
    )
    hass.states.async_set("sensor.hall", "19")
    hass.states.async_set("sensor.bath", "18")
    await house.settle()
    assert house.running == ["bath"]


async def test_one_that_does_not_fit_is_passed_over(build: Build) -> None:
    house = await build(heater("hall", 3000), heater("bath"))
    await house.ask("hall", "bath")
    assert house.running == ["bath"]
    assert house.reasons == {"hall": "waiting", "bath": "heating"}


async def test_a_budget_that_counts_loads_does_not_look_at_watts(build: Build) -> None:
    house = await build(heater("hall", 9000), heater("bath", 9000), unit="loads", power_steps=[1])
    await house.ask("hall", "bath")
    assert house.running == ["hall"]


# Nobody starves


async def test_room_is_kept_for_a_large_heater(build: Build) -> None:
    house = await build(heater("hall", 500), heater("bath", 500), heater("sauna", 1000), power_steps=[1000])
    await house.ask("hall", "bath", "sauna")
    served = set()
    for _ in range(3):
        served |= set(house.running)
        await house.pass_turns()
    assert served == {"hall", "bath", "sauna"}


# The limit


async def test_the_limit_is_the_lower_of_step_and_power_budget(build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    limits = []
    for mode, power_budget in ((0, 2000), (0, 1500), (1, 1500), (1, 500), (2, 500)):
        await house.set("power_saving_mode", mode)
        await house.set("power_budget", power_budget)
        limits.append(float(house.state("available_power").state))
    assert limits == [2000, 1500, 1000, 500, 0]


async def test_a_limit_that_falls_sheds_whatever_the_minimum_on_time(build: Build) -> None:
    house = await build(heater("hall", min_on_s=600), heater("bath", min_on_s=600))
    await house.ask("hall", "bath")
    await house.set("power_saving_mode", 1)
    assert house.running == ["hall"]


async def test_the_minimum_on_time_protects_from_the_end_of_a_demand(build: Build) -> None:
    house = await build(heater("hall", min_on_s=120))
    await house.ask("hall")
    await house.turn("demand", "hall", on=False)
    assert (house.running, house.reasons) == (["hall"], {"hall": "held_on"})
    await house.wait(119)
    assert house.running == ["hall"]
    await house.wait(1)
    assert (house.running, house.reasons) == ([], {"hall": "satisfied"})


async def test_the_minimum_off_time_always_holds(build: Build) -> None:
    house = await build(heater("hall", min_off_s=60))
    await house.ask("hall")
    await house.turn("demand", "hall", on=False)
    await house.turn("boost", "hall")
    assert (house.running, house.reasons) == ([], {"hall": "held_off"})
    await house.wait(60)
    assert house.running == ["hall"]
