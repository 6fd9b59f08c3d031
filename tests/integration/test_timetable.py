"""A room that is as warm as its schedule says, and its calendar."""

from homeassistant.core import HomeAssistant
import pytest

from custom_components.power_budget.timetables import TIMETABLES

from .builders import heater
from .conftest import Build
from .house import House
from .schedules import CALENDAR, FOLLOWING, BuildFollowing, change_schedule, follow

__all__ = ["follow"]

MONDAY = "2026-11-23"
HOUR = 3600


def setpoint_c(house: House) -> float | None:
    """Return the setpoint of the hall, as the last cycle saw it."""
    view = house.coordinator.data
    assert view is not None
    return view.cycle.snapshot.loads["hall"].setpoint_c


async def test_comfort_begins_and_ends_with_the_schedule(hass: HomeAssistant, follow: BuildFollowing) -> None:
    house = await follow(f"{MONDAY} 05:59:50")
    assert (setpoint_c(house), house.running) == (16, [])
    await house.wait(10)
    assert (setpoint_c(house), house.running) == (21, ["hall"])
    await house.wait(2 * HOUR)
    assert (setpoint_c(house), house.running) == (16, [])


@pytest.mark.parametrize("state", ["unavailable", "unknown", None])
async def test_a_schedule_that_does_not_tell_means_setback(
    hass: HomeAssistant, follow: BuildFollowing, state: str | None
) -> None:
    house = await follow(f"{MONDAY} 06:30:00")
    assert setpoint_c(house) == 21
    if state is None:
        hass.states.async_remove("schedule.hall")
    else:
        hass.states.async_set("schedule.hall", state)
    await house.settle()
    assert (setpoint_c(house), house.running) == (16, [])
    hass.states.async_set("sensor.hall", "15", {"unit_of_measurement": "°C"})
    await house.settle()
    assert house.running == ["hall"]
    await house.wait(HOUR)
    assert house.running == ["hall"]


async def test_a_schedule_that_is_not_there_at_the_start_keeps_nobody_in_the_cold(
    hass: HomeAssistant, build: Build
) -> None:
    hass.states.async_set("sensor.hall", "15", {"unit_of_measurement": "°C"})
    house = await build(heater("hall", **FOLLOWING))
    assert (setpoint_c(house), house.running) == (16, ["hall"])


MEANINGS = {
    "comfort": ("comfort", "12:00:00", 21),
    "setback": ("setback", "06:30:00", 16),
    "no comfort at half past six on Sundays": ("sunday", "06:30:00", 16),
    "comfort at noon on Sundays": ("sunday", "12:00:00", 21),
}


@pytest.mark.parametrize(("means", "clock", "expected"), MEANINGS.values(), ids=MEANINGS)
async def test_what_an_event_means(
    hass: HomeAssistant, follow: BuildFollowing, means: str, clock: str, expected: float
) -> None:
    hass.states.async_set(CALENDAR, "off")
    followed = {"calendar_entity": CALENDAR, "calendar_means": means}
    house = await follow(f"{MONDAY} {clock}", **followed)
    by_schedule = setpoint_c(house)
    assert by_schedule != expected
    hass.states.async_set(CALENDAR, "on")
    await house.settle()
    assert setpoint_c(house) == expected
    hass.states.async_set(CALENDAR, "unavailable")
    await house.settle()
    assert setpoint_c(house) == by_schedule


async def test_a_holiday_goes_as_a_sunday_does(hass: HomeAssistant, follow: BuildFollowing) -> None:
    hass.states.async_set(CALENDAR, "on")
    house = await follow(f"{MONDAY} 09:59:50", calendar_entity=CALENDAR)
    assert setpoint_c(house) == 16
    await house.wait(10)
    assert setpoint_c(house) == 21
    hass.states.async_set(CALENDAR, "off")
    await house.settle()
    assert setpoint_c(house) == 16


async def test_a_schedule_that_is_changed_is_asked_again(hass: HomeAssistant, follow: BuildFollowing) -> None:
    hass.states.async_set(CALENDAR, "on")
    house = await follow(f"{MONDAY} 12:00:00", calendar_entity=CALENDAR)
    assert setpoint_c(house) == 21
    await house.wait(1)
    await change_schedule(hass, sunday=[])
    await house.wait(60)
    assert setpoint_c(house) == 16


async def test_a_schedule_that_a_plan_has_asked_counts_on_a_holiday_all_the_same(
    hass: HomeAssistant, follow: BuildFollowing
) -> None:
    hass.states.async_set(CALENDAR, "on")
    house = await follow(f"{MONDAY} 12:00:00", calendar_entity=CALENDAR)
    await hass.async_block_till_done(wait_background_tasks=True)
    await house.wait(1)
    await change_schedule(hass, sunday=[])
    await hass.data[TIMETABLES].async_week("schedule.hall")
    await house.wait(60)
    assert setpoint_c(house) == 16
