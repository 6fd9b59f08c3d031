"""Comfort goes by the clock on the wall, also as that is set to summer time, and back, or to another zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from homeassistant.components.calendar import CalendarEvent
from homeassistant.core import HomeAssistant
import pytest

from custom_components.power_budget.engine.anticipation.base_load import BINS, BaseLoadMemory, Mean
from custom_components.power_budget.engine.anticipation.foresight import Foresight

from .morning import BAND_K, COMFORT_C, MIDNIGHT, QUARTER, ROOMS, SETBACK_C, SIX, Morning, Wake, known, wake
from .schedules import CALENDAR, InstallCalendar, install_calendar

__all__ = ["install_calendar", "wake"]

HOUR = timedelta(hours=1)
PARIS = ZoneInfo("Europe/Paris")
CHANGES = {
    "to summer time": datetime(2026, 3, 29, tzinfo=PARIS),
    "from summer time": datetime(2026, 10, 25, tzinfo=PARIS),
}
"""The midnight before the clock is changed; five and seven hours later it is six."""

BREAKFAST = BaseLoadMemory(
    every=tuple(Mean(30, 3000.0 if 28 <= place < 32 else 300.0) for place in range(BINS)), deviation_w=0.0
)
"""3 kW from seven to eight."""


either_way = pytest.mark.parametrize("midnight", CHANGES.values(), ids=CHANGES)


def on(midnight: datetime, hour: int, minute: int = 0) -> datetime:
    """Return an instant by the clock of that day."""
    return midnight.replace(hour=hour, minute=minute).astimezone(UTC)


def foresight(morning: Morning) -> Foresight:
    """Return what the last plan came to."""
    found = morning.house.coordinator.anticipator.foresight
    assert found is not None
    return found


async def before(hass: HomeAssistant, wake: Wake, midnight: datetime, at: float, *names: str) -> Morning:
    """Return a house so many hours after *midnight* in which there is breakfast at seven."""
    begin = midnight.astimezone(UTC)
    kept = known(hass, *names, end=begin)
    kept = kept._replace(house=kept.house._replace(base_load=BREAKFAST))
    return await wake(*names, at=at, kept=kept, zone="Europe/Paris", midnight=begin, power_steps=[3000])


@either_way
async def test_rooms_are_warm_at_six_by_the_new_clock(
    hass: HomeAssistant, wake: Wake, midnight: datetime
) -> None:
    morning = await before(hass, wake, midnight, 1.5, *ROOMS)
    six = on(midnight, 6)
    await morning.live_until(six - 2 * HOUR)
    assert max(morning.air_now_c) < SETBACK_C + 2 * BAND_K
    await morning.live_until(six)
    assert min(morning.air_now_c) >= COMFORT_C - 1
    await morning.live_until(six + QUARTER)
    assert min(morning.air_now_c) >= COMFORT_C - BAND_K - 0.1
    await morning.live_until(on(midnight, 8) + QUARTER)
    assert {reasons[-1] for reasons in morning.reasons.values()} == {"satisfied"}


@either_way
async def test_it_is_planned_every_quarter_of_an_hour_while_the_clock_is_changed(
    hass: HomeAssistant, wake: Wake, midnight: datetime
) -> None:
    morning = await before(hass, wake, midnight, 0.9, "living")
    begin = midnight.astimezone(UTC) + HOUR
    plans: list[datetime] = []
    while datetime.now(UTC) < begin + 3 * HOUR:
        await morning.minute()
        plans.append(foresight(morning).at)
    assert sorted({at for at in plans if at > begin}) == [begin + QUARTER * index for index in range(1, 13)]


@either_way
async def test_the_evening_before_knows_of_the_change(
    hass: HomeAssistant, wake: Wake, midnight: datetime
) -> None:
    morning = await before(hass, wake, midnight, -4, "living")
    await morning.minute()
    start = foresight(morning).starts_at["living"]
    assert on(midnight, 6) - 2 * HOUR < start < on(midnight, 6)


@either_way
async def test_what_the_house_draws_is_expected_by_the_new_clock(
    hass: HomeAssistant, wake: Wake, midnight: datetime
) -> None:
    morning = await before(hass, wake, midnight, -4, "living")
    await morning.minute()
    plan = foresight(morning)
    expected = {plan.at + QUARTER * slot: watts for slot, watts in enumerate(plan.base_w["house"])}
    for hour, drawn_w in ((5, 300), (6, 300), (7, 3000), (8, 300)):
        assert expected[on(midnight, hour, 30)] == pytest.approx(drawn_w), hour


async def test_another_time_zone_counts_at_once(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", at=3.9, kept=known(hass, "living"))
    await morning.minute()
    await morning.minute()
    assert foresight(morning).starts_at["living"] > SIX - 2 * HOUR
    await hass.config.async_update(time_zone="Europe/Paris")
    await hass.async_block_till_done(wait_background_tasks=True)
    assert SIX - 3 * HOUR < foresight(morning).starts_at["living"] < SIX - HOUR


async def test_a_day_of_a_calendar_begins_with_that_of_another_time_zone(
    hass: HomeAssistant, wake: Wake, install_calendar: InstallCalendar
) -> None:
    day = MIDNIGHT.date()
    await install_calendar(CalendarEvent(start=day, end=day + timedelta(days=1), summary="At home"))
    data = {"calendar_entity": CALENDAR, "calendar_means": "comfort"}
    morning = await wake("living", at=-4, kept=known(hass, "living", end=MIDNIGHT - 5 * HOUR), data=data)
    await morning.minute()
    assert foresight(morning).starts_at["living"] < MIDNIGHT
    await hass.config.async_update(time_zone="America/New_York")
    await hass.async_block_till_done(wait_background_tasks=True)
    assert MIDNIGHT + 3 * HOUR < foresight(morning).starts_at["living"] < MIDNIGHT + 5 * HOUR
