"""A plan is made anew as soon as what it stands on is told otherwise, and no more often than that."""

from datetime import timedelta
from typing import Any

from homeassistant.components.calendar import CalendarEvent
from homeassistant.components.schedule import DOMAIN as SCHEDULE_DOMAIN, Schedule
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.helpers.entity_component import DATA_INSTANCES
from homeassistant.util.json import JsonValueType
import pytest

from custom_components.power_budget.engine.anticipation.foresight import Foresight

from .morning import BAND_K, EVERY_DAY, MIDNIGHT, OUTDOOR_C, SETBACK_C, SIX, Morning, Wake, known, wake
from .schedules import CALENDAR, InstallCalendar, install_calendar

__all__ = ["install_calendar", "wake"]

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIVE = MIDNIGHT + 5 * HOUR


def schedule(hass: HomeAssistant, name: str = "day") -> Schedule:
    """Return a schedule itself."""
    entity = hass.data[DATA_INSTANCES][SCHEDULE_DOMAIN].get_entity(f"schedule.{name}")
    assert isinstance(entity, Schedule)
    return entity


async def draw(hass: HomeAssistant, begins: str, ends: str, name: str = "day") -> None:
    """Draw a schedule anew, as its page does: the same block on all days."""
    blocks = {day: [{"from": begins, "to": ends}] for day in DAYS}
    await schedule(hass, name).async_update_config({"id": name, "name": name.capitalize(), **blocks})
    await follow(hass)


async def follow(hass: HomeAssistant) -> None:
    """Let everything follow from what has happened, while no time passes."""
    await hass.async_block_till_done(wait_background_tasks=True)


def foresight(morning: Morning) -> Foresight:
    """Return what the last plan came to."""
    found = morning.house.coordinator.anticipator.foresight
    assert found is not None
    return found


async def plans(morning: Morning, minutes: int) -> int:
    """Return how many plans are made in some minutes."""
    found = [foresight(morning)]
    for _ in range(minutes):
        await morning.minute()
        if foresight(morning) is not found[-1]:
            found.append(foresight(morning))
    return len(found) - 1


async def preheating(hass: HomeAssistant, wake: Wake, **options: Any) -> Morning:
    """Return a morning in which a living room is warmed ahead, and warmer than its setback."""
    morning = await wake("living", at=5, kept=known(hass, "living"), **options)
    while min(morning.air_now_c) < SETBACK_C + 2 * BAND_K:
        await morning.minute()
    assert morning.house.reasons["living"] == "preheating"
    return morning


async def test_a_room_stops_as_its_schedule_is_edited(hass: HomeAssistant, wake: Wake) -> None:
    morning = await preheating(hass, wake)
    await draw(hass, "20:00:00", "22:00:00")
    assert morning.house.reasons["living"] == "satisfied"
    assert foresight(morning).starts_at["living"] > MIDNIGHT + 18 * HOUR


async def test_a_room_stops_as_its_schedule_is_deleted(hass: HomeAssistant, wake: Wake) -> None:
    morning = await preheating(hass, wake)
    await schedule(hass).async_remove()
    await follow(hass)
    assert morning.house.reasons["living"] == "satisfied"
    assert foresight(morning).ahead == {}


async def test_a_room_begins_as_its_schedule_is_edited(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", at=2.9, kept=known(hass, "living"))
    await morning.live_until(MIDNIGHT + 3 * HOUR + 2 * MINUTE)
    await draw(hass, "03:30:00", "08:00:00")
    assert morning.house.reasons["living"] == "preheating"


async def test_another_day_that_is_edited_counts_at_once(hass: HomeAssistant, wake: Wake) -> None:
    begin = MIDNIGHT + 20 * HOUR
    morning = await wake("living", at=20.9, kept=known(hass, "living", end=begin))
    await morning.live_until(begin + HOUR + 2 * MINUTE)
    before = foresight(morning).starts_at["living"]
    blocks = dict.fromkeys(DAYS, EVERY_DAY)
    late = [{"from": "20:00:00", "to": "20:30:00"}]
    await schedule(hass).async_update_config({"id": "day", "name": "Day", **blocks, "tuesday": late})
    await follow(hass)
    assert foresight(morning).starts_at["living"] > before + 12 * HOUR


async def test_a_schedule_that_says_the_same_makes_no_plan(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", at=4.95, kept=known(hass, "living"))
    await morning.live_until(FIVE + 3 * MINUTE)
    before = foresight(morning)
    await draw(hass, "06:00:00", "08:00:00")
    assert foresight(morning) is before


async def test_a_schedule_of_the_mode_that_is_edited_counts_at_once(hass: HomeAssistant, wake: Wake) -> None:
    options: dict[str, Any] = {"saving_schedule": "schedule.saving", "saving_schedule_mode": 1}
    evening = [{"from": "20:00:00", "to": "22:00:00"}]
    kept = known(hass, "living", "bath")
    morning = await wake(
        "living", "bath", at=2.9, kept=kept, saving=evening, power_steps=[2000, 500], **options
    )
    await morning.live_until(MIDNIGHT + 3 * HOUR + 2 * MINUTE)
    before = foresight(morning)
    await draw(hass, "05:00:00", "08:00:00", "saving")
    after = foresight(morning)
    assert after.at == before.at
    assert after.starts_at["living"] <= before.starts_at["living"] - 0.5 * HOUR


async def test_another_schedule_that_a_room_follows_counts_as_it_is_edited(
    hass: HomeAssistant, wake: Wake
) -> None:
    evening = [{"from": "20:00:00", "to": "22:00:00"}]
    morning = await wake("living", at=2.9, kept=known(hass, "living"), saving=evening)
    living = morning.house.entry.subentries["living"]
    data = {**living.data, "schedule_entity": "schedule.saving"}
    hass.config_entries.async_update_subentry(morning.house.entry, living, data=data)
    await morning.live_until(MIDNIGHT + 3 * HOUR + 2 * MINUTE)
    assert foresight(morning).starts_at["living"] > MIDNIGHT + 18 * HOUR
    await draw(hass, "06:00:00", "08:00:00", "saving")
    assert foresight(morning).starts_at["living"] < SIX
    before = foresight(morning)
    await draw(hass, "12:00:00", "13:00:00")
    assert foresight(morning) is before


async def test_an_event_that_is_added_counts_at_once(
    hass: HomeAssistant, wake: Wake, install_calendar: InstallCalendar
) -> None:
    calendar = await install_calendar()
    data = {"calendar_entity": CALENDAR, "calendar_means": "setback"}
    morning = await preheating(hass, wake, data=data)
    calendar.events.append(CalendarEvent(start=SIX - 0.1 * HOUR, end=SIX + 3 * HOUR, summary="Away"))
    calendar.async_write_ha_state()
    await follow(hass)
    assert morning.house.reasons["living"] == "satisfied"


class Weather:
    """A weather that foretells the same for two days, and counts how often it is asked."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Be mild."""
        self.outdoor_c, self.asked, self._hass = OUTDOOR_C, 0, hass
        hass.services.async_register(
            "weather", "get_forecasts", self._forecasts, supports_response=SupportsResponse.ONLY
        )
        self.write(OUTDOOR_C)

    def write(self, now_c: float) -> None:
        """Say what it is now."""
        told = {"temperature": now_c, "temperature_unit": "°C"}
        self._hass.states.async_set("weather.home", "sunny", told)

    async def _forecasts(self, _call: ServiceCall) -> ServiceResponse:
        self.asked += 1
        hours = [(MIDNIGHT + HOUR * hour).isoformat() for hour in range(48)]
        forecast: list[JsonValueType] = [{"datetime": at, "temperature": self.outdoor_c} for at in hours]
        return {"weather.home": {"forecast": forecast}}


async def below_a_weather(hass: HomeAssistant, wake: Wake, at: float) -> tuple[Weather, Morning]:
    """Return a house whose weather foretells."""
    weather = Weather(hass)
    morning = await wake("living", at=at, kept=known(hass, "living"), outdoors_entity="weather.home")
    await morning.minute()
    return weather, morning


async def test_a_cold_that_is_foretold_anew_counts_within_a_minute(hass: HomeAssistant, wake: Wake) -> None:
    weather, morning = await below_a_weather(hass, wake, 3.05)
    before = foresight(morning)
    weather.outdoor_c = OUTDOOR_C - 15
    weather.write(OUTDOOR_C - 1)
    await morning.minute()
    after = foresight(morning)
    assert after.at == before.at
    assert after.starts_at["living"] < before.starts_at["living"]


@pytest.mark.parametrize(("swings_c", "most"), [(0, 2), (1, 2), (15, 5)])
async def test_a_weather_that_writes_every_minute_makes_no_plan_every_minute(
    hass: HomeAssistant, wake: Wake, swings_c: float, most: int
) -> None:
    weather, morning = await below_a_weather(hass, wake, 2.05)
    made = 0
    for minute in range(30):
        weather.outdoor_c = OUTDOOR_C - swings_c * (minute % 2)
        weather.write(OUTDOOR_C + 0.1 * (minute % 2))
        made += await plans(morning, 1)
    assert made <= most


async def test_a_weather_that_writes_every_second_is_asked_once_a_minute(
    hass: HomeAssistant, wake: Wake
) -> None:
    weather, morning = await below_a_weather(hass, wake, 2.05)
    asked = weather.asked
    for second in range(180):
        weather.write(OUTDOOR_C + 0.1 * (second % 2))
        await morning.house.wait(1)
        await follow(hass)
    assert weather.asked - asked <= 4
