"""Rooms are warmed before an automation lowers the limit, if a schedule announces that it will."""

from datetime import datetime, timedelta
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from .automated import MODE, Automate, automate
from .morning import COMFORT_C, LIMIT_W, MIDNIGHT, QUARTER, SIX, Morning, Wake, known, wake

__all__ = ["automate", "wake"]

ROOMS = ("living", "bedroom", "bath")
SAVED_W = 1000
"""Not enough for what the rooms lose."""

EXPENSIVE = [{"from": "06:00:00", "to": "08:00:00"}]
TWO = MIDNIGHT + timedelta(hours=2)
ANNOUNCED = {"saving_schedule": "schedule.saving", "saving_schedule_mode": 1}


async def night(hass: HomeAssistant, wake: Wake, automate: Automate, **options: Any) -> Morning:
    """Return a house shortly after two, in which an automation saves power from six to eight."""
    steps = [LIMIT_W, SAVED_W]
    kept = known(hass, *ROOMS)
    morning = await wake(*ROOMS, at=1.9, kept=kept, saving=EXPENSIVE, power_steps=steps, **options)
    await automate("tariff_period", power_saving_mode=MODE, tariff="schedule.saving")
    await morning.live_until(TWO + QUARTER / 5)
    return morning


def starts(morning: Morning) -> list[datetime]:
    """Return when each room is next heated for its comfort."""
    rooms = morning.temperatures
    return [datetime.fromisoformat(morning.house.state("next_start", name).state) for name in rooms]


async def test_rooms_are_warm_before_it_begins_and_the_limits_hold(
    hass: HomeAssistant, wake: Wake, automate: Automate
) -> None:
    morning = await night(hass, wake, automate, **ANNOUNCED)
    assert max(starts(morning)) <= MIDNIGHT + timedelta(hours=3, minutes=30)
    await morning.live_until(SIX)
    assert morning.house.state("power_saving_mode").state == "1"
    assert min(morning.air_now_c) >= COMFORT_C - 0.5
    assert max(morning.drawn_w) <= LIMIT_W

    morning.drawn_w.clear()
    await morning.live_until(SIX + 2 * QUARTER)
    assert max(morning.drawn_w[1:]) <= SAVED_W


NOT_ANNOUNCED: dict[str, dict[str, str]] = {
    "by nothing": {},
    "by a schedule that is gone": {"saving_schedule": "schedule.gone"},
    "by one that is never on": {"saving_schedule": "schedule.never"},
}


@pytest.mark.parametrize("options", NOT_ANNOUNCED.values(), ids=NOT_ANNOUNCED)
async def test_what_is_not_announced_is_not_expected(
    hass: HomeAssistant, wake: Wake, automate: Automate, options: dict[str, str]
) -> None:
    hass.states.async_set("schedule.never", "off")
    morning = await night(hass, wake, automate, **options)
    assert min(starts(morning)) >= MIDNIGHT + timedelta(hours=4)


async def test_tomorrow_is_not_taken_to_save_all_day_as_this_morning_does(
    hass: HomeAssistant, wake: Wake
) -> None:
    kept, steps = known(hass, *ROOMS), [LIMIT_W, SAVED_W]
    morning = await wake(*ROOMS, at=7.4, kept=kept, saving=EXPENSIVE, power_steps=steps, **ANNOUNCED)
    await morning.house.set("power_saving_mode", 1)
    await morning.live_until(SIX + 6 * QUARTER + QUARTER / 5)
    assert min(starts(morning)) >= TWO + timedelta(days=1)


async def test_after_the_schedule_the_mode_is_expected_to_be_what_it_was(
    hass: HomeAssistant, wake: Wake
) -> None:
    options = {**ANNOUNCED, "saving_schedule_mode": 2, "power_steps": [LIMIT_W, SAVED_W / 2, SAVED_W / 4]}
    saving = [{"from": "02:00:00", "to": "03:00:00"}]
    morning = await wake("living", at=1.4, kept=known(hass, "living"), saving=saving, **options)
    await morning.house.set("power_saving_mode", 1)
    await morning.live_until(TWO - QUARTER / 5)
    (before,) = starts(morning)
    assert before < MIDNIGHT + timedelta(hours=4)
    await morning.house.set("power_saving_mode", 2)
    await morning.live_until(TWO + QUARTER / 5)
    assert abs(starts(morning)[0] - before) <= QUARTER
    await morning.house.stop()
    await morning.house.start()
    await morning.minute()
    assert abs(starts(morning)[0] - before) <= QUARTER
