"""The rules of the contract, as they are seen through Home Assistant."""

from math import inf, nan
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util
import pytest

from .builders import heater
from .conftest import Build

# 1. A cycle runs


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


# 2. Turns pass only on the time pattern, and with the button


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


# 3. Who runs


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


# 4. Nobody starves


async def test_room_is_kept_for_a_large_heater(build: Build) -> None:
    house = await build(heater("hall", 500), heater("bath", 500), heater("sauna", 1000), power_steps=[1000])
    await house.ask("hall", "bath", "sauna")
    served = set()
    for _ in range(3):
        served |= set(house.running)
        await house.pass_turns()
    assert served == {"hall", "bath", "sauna"}


# 5. The limit


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


# 6. Off before on: see test_commands.py

# 7. Only differences are commanded


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


# 8. Away and test mode


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


# 9. Start: see test_restart.py

# 10. An unavailable switch


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


# 11. Bad input


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
