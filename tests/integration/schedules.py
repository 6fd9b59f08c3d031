"""A room that follows a schedule of Home Assistant, and a calendar."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import datetime
from typing import Any, override

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.calendar import CalendarEntity, CalendarEvent
from homeassistant.components.schedule import DOMAIN as SCHEDULE_DOMAIN, Schedule
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_component import DATA_INSTANCES
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import setup_test_component_platform

from .builders import heater
from .conftest import Build
from .house import House

CALENDAR = "calendar.holidays"
FOLLOWING: dict[str, Any] = {
    "demand": "temperature",
    "temperature_sensor": "sensor.hall",
    "schedule_entity": "schedule.hall",
    "comfort_c": 21,
    "setback_c": 16,
}

AT_FOUR = {"hours": "4", "minutes": "0", "seconds": "0"}
"""Turns do not pass: cycles run only because of something."""

WORKING_DAY = [{"from": "06:00:00", "to": "08:00:00"}]
SUNDAY = [{"from": "10:00:00", "to": "24:00:00"}]
WEEK = {
    **dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), WORKING_DAY),
    "sunday": SUNDAY,
}


type BuildFollowing = Callable[..., Awaitable[House]]
"""Builds a house of which one room follows that schedule, at a local time."""


@pytest.fixture
async def follow(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, build: Build
) -> AsyncGenerator[BuildFollowing]:
    """Return what builds a house in UTC, with a hall of 18 °C that follows that schedule."""

    async def follow(at: str, **data: Any) -> House:
        await hass.config.async_set_time_zone("UTC")
        freezer.move_to(at)
        hass.states.async_set("sensor.hall", "18", {"unit_of_measurement": "°C"})
        schedules = {"hall": {"name": "Hall", **WEEK}}
        assert await async_setup_component(hass, "schedule", {"schedule": schedules})
        await hass.async_block_till_done()
        return await build(heater("hall", **FOLLOWING, **data), cycle=AT_FOUR)

    yield follow
    await schedule(hass).async_remove()


def schedule(hass: HomeAssistant) -> Schedule:
    """Return the schedule itself."""
    entity = hass.data[DATA_INSTANCES][SCHEDULE_DOMAIN].get_entity("schedule.hall")
    assert isinstance(entity, Schedule)
    return entity


async def change_schedule(hass: HomeAssistant, **days: Any) -> None:
    """Change some days of the schedule, as its page does."""
    await schedule(hass).async_update_config({"id": "hall", "name": "Hall", **WEEK, **days})
    await hass.async_block_till_done()


class Calendar(CalendarEntity):
    """A calendar that may refuse to tell."""

    _attr_should_poll = False
    _attr_name = "holidays"

    def __init__(self, *events: CalendarEvent) -> None:
        """Have events."""
        self.events = [*events]
        self.error: Exception | None = None
        """What it answers."""
        self.asked = 0
        """How often it was."""

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return the next event."""
        return next(iter(self.events), None)

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Tell what is in it."""
        self.asked += 1
        if self.error is not None:
            raise self.error
        return [
            event
            for event in self.events
            if event.start_datetime_local < end_date and event.end_datetime_local > start_date
        ]


type InstallCalendar = Callable[..., Awaitable[Calendar]]
"""Has a calendar with some events."""


@pytest.fixture
async def install_calendar(hass: HomeAssistant) -> AsyncGenerator[InstallCalendar]:
    """Return what has a calendar with some events."""
    calendars: list[Calendar] = []

    async def install_calendar(*events: CalendarEvent) -> Calendar:
        calendars.append(Calendar(*events))
        setup_test_component_platform(hass, "calendar", calendars)
        assert await async_setup_component(hass, "calendar", {"calendar": {"platform": "test"}})
        await hass.async_block_till_done()
        return calendars[0]

    yield install_calendar
    for calendar in calendars:
        await calendar.async_remove()
