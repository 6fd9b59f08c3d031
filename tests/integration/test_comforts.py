"""When rooms are to be warm in the day to come: by their schedules, calendars and absence."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from homeassistant.components.calendar import CalendarEvent
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util
import pytest

from custom_components.power_budget.comforts import async_comforts
from custom_components.power_budget.engine.anticipation.given import Comfort

from .builders import heater
from .conftest import Build
from .house import House
from .schedules import (
    CALENDAR,
    BuildFollowing,
    InstallCalendar,
    change_schedule,
    follow,
    install_calendar,
)

__all__ = ["follow", "install_calendar"]

MONDAY = "2026-11-23"
NOON = f"{MONDAY} 12:00:00"


def spans(comfort: Comfort) -> list[str]:
    """Return from when to when comfort is wanted, by the clock in UTC."""
    begins = dt_util.utcnow()
    slots = [begins + timedelta(minutes=15) * index for index in range(len(comfort.is_comfort))]
    warm = {slot for slot, is_comfort in zip(slots, comfort.is_comfort, strict=True) if is_comfort}
    first = [slot for slot in slots if slot in warm and slot - timedelta(minutes=15) not in warm]
    last = [slot for slot in slots if slot in warm and slot + timedelta(minutes=15) not in warm]
    return [
        f"{one:%a %H:%M} to {other + timedelta(minutes=15):%a %H:%M}"
        for one, other in zip(first, last, strict=True)
    ]


async def comfort(house: House, room: str = "hall") -> Comfort:
    """Return when the hall is to be warm."""
    return (await async_comforts(house.hass, house.coordinator, dt_util.utcnow()))[room]


async def wanted(house: House) -> list[str]:
    """Return from when to when comfort is wanted in the hall."""
    return spans(await comfort(house))


async def test_a_room_is_to_be_warm_as_its_schedule_says(follow: BuildFollowing) -> None:
    house = await follow(f"{MONDAY} 06:30:00")
    found = await comfort(house)
    assert (found.comfort_c, found.setback_c, len(found.is_comfort)) == (21, 16, 96)
    assert spans(found) == ["Mon 06:30 to Mon 08:00", "Tue 06:00 to Tue 06:30"]


async def test_a_schedule_goes_by_the_local_clock(hass: HomeAssistant, follow: BuildFollowing) -> None:
    house = await follow(NOON)
    await hass.config.async_set_time_zone("America/New_York")
    assert await wanted(house) == ["Mon 12:00 to Mon 13:00", "Tue 11:00 to Tue 12:00"]


async def test_a_changed_schedule_counts_at_once(hass: HomeAssistant, follow: BuildFollowing) -> None:
    house = await follow(NOON)
    assert await wanted(house) == ["Tue 06:00 to Tue 08:00"]
    await house.wait(60)
    await change_schedule(hass, tuesday=[{"from": "05:00:00", "to": "07:00:00"}])
    assert await wanted(house) == ["Tue 05:01 to Tue 07:01"]


async def test_comfort_may_begin_at_any_minute(hass: HomeAssistant, follow: BuildFollowing) -> None:
    house = await follow(NOON)
    blocks = [{"from": "06:08:00", "to": "08:01:00"}, {"from": "09:03:00", "to": "09:13:00"}]
    await house.wait(60)
    await change_schedule(hass, tuesday=blocks)
    assert await wanted(house) == ["Tue 06:16 to Tue 08:01"]
    assert (await comfort(house)).begins == {4 * 18: 7 / 15, 4 * 21: 2 / 15}


@pytest.mark.parametrize(
    ("means", "expected"),
    [
        ("setback", []),
        ("comfort", ["Mon 20:00 to Tue 20:00"]),
        ("sunday", ["Mon 20:00 to Tue 00:00", "Tue 10:00 to Tue 20:00"]),
    ],
)
async def test_an_event_of_a_whole_day(
    follow: BuildFollowing, install_calendar: InstallCalendar, means: str, expected: list[str]
) -> None:
    await install_calendar(CalendarEvent(date(2026, 11, 23), date(2026, 11, 25), "Holidays"))
    followed = {"calendar_entity": CALENDAR, "calendar_means": means}
    assert await wanted(await follow(f"{MONDAY} 20:00:00", **followed)) == expected


async def test_an_event_of_some_hours(follow: BuildFollowing, install_calendar: InstallCalendar) -> None:
    three = datetime(2026, 11, 23, 15, tzinfo=UTC)
    await install_calendar(CalendarEvent(three, three + timedelta(hours=2), "Work at home"))
    house = await follow(NOON, calendar_entity=CALENDAR, calendar_means="comfort")
    assert await wanted(house) == ["Mon 15:00 to Mon 17:00", "Tue 06:00 to Tue 08:00"]


async def test_a_calendar_is_asked_now_and_then_and_whenever_it_shows_anything(
    follow: BuildFollowing, install_calendar: InstallCalendar
) -> None:
    calendar = await install_calendar()
    house = await follow(NOON, calendar_entity=CALENDAR, calendar_means="comfort")
    for _ in range(3):
        await wanted(house)
    assert calendar.asked == 1
    await house.wait(60)
    calendar.async_write_ha_state()
    await wanted(house)
    assert calendar.asked == 2
    await house.wait(15 * 60)
    await wanted(house)
    assert calendar.asked == 3


async def test_a_calendar_that_answers_no_more_counts_as_it_did(
    hass: HomeAssistant,
    follow: BuildFollowing,
    install_calendar: InstallCalendar,
    caplog: pytest.LogCaptureFixture,
) -> None:
    calendar = await install_calendar(CalendarEvent(date(2026, 11, 24), date(2026, 11, 25), "Work at home"))
    house = await follow(NOON, calendar_entity=CALENDAR, calendar_means="comfort")
    by_event = ["Tue 00:00 to Tue 12:00"]
    assert await wanted(house) == by_event
    calendar.error = HomeAssistantError("far away")
    for _ in range(2):
        await house.wait(15 * 60)
        await wanted(house)
    assert calendar.asked == 3
    assert caplog.text.count(f"{CALENDAR} does not tell what is scheduled") == 1
    assert await wanted(house) == ["Tue 00:00 to Tue 12:30"]
    assert calendar.asked == 3
    calendar.error = None
    await house.wait(15 * 60)
    await wanted(house)
    assert caplog.text.count(f"{CALENDAR} tells again what is scheduled") == 1
    hass.states.async_set(CALENDAR, "unavailable")
    assert await wanted(house) == ["Tue 06:00 to Tue 08:00"]


async def test_a_schedule_that_is_gone_wants_nothing(hass: HomeAssistant, follow: BuildFollowing) -> None:
    house = await follow(NOON)
    hass.states.async_set("schedule.hall", "unavailable")
    await house.settle()
    assert await wanted(house) == []


async def test_nobody_is_to_be_warm_who_is_away(follow: BuildFollowing) -> None:
    house = await follow(NOON)
    await house.turn("away")
    assert await wanted(house) == []


async def test_a_room_without_a_schedule_is_always_to_be_alike(hass: HomeAssistant, build: Build) -> None:
    hass.states.async_set("sensor.hall", "18", {"unit_of_measurement": "°C"})
    by_temperature: dict[str, Any] = {"demand": "temperature", "temperature_sensor": "sensor.hall"}
    house = await build(
        heater("hall", **by_temperature, setpoint_c=19),
        heater("attic", **by_temperature, setpoint_entity="input_number.gone"),
        heater("bath"),
    )
    found = await async_comforts(hass, house.coordinator, dt_util.utcnow())
    assert found == {"hall": Comfort(19, 19, (True,) * 96)}


async def test_before_the_first_cycle_nothing_is_known(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    house.coordinator.data = None
    assert await async_comforts(hass, house.coordinator, dt_util.utcnow()) == {}
