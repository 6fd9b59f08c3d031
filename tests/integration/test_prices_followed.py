"""Rooms are warmed ahead in cheap hours, and as warm as else."""

from datetime import timedelta

from homeassistant.core import HomeAssistant

from .morning import COMFORT_C, MIDNIGHT, SIX, Morning, Wake, known, wake

__all__ = ["wake"]

CHEAP_UNTIL = MIDNIGHT + timedelta(hours=5)


def price(hass: HomeAssistant) -> None:
    """Have prices that rise tenfold at five."""
    begins = [MIDNIGHT + timedelta(hours=hour) for hour in range(24)]
    today = [{"start": at, "value": 0.05 if at < CHEAP_UNTIL else 0.5} for at in begins]
    hass.states.async_set("sensor.price", "0.05", {"raw_today": today, "raw_tomorrow": []})


async def begun(morning: Morning) -> float:
    """Return how many minutes before comfort the bath is first warmed ahead."""
    while morning.house.reasons["bath"] != "preheating":
        await morning.minute()
    state = morning.house.state("next_start", "bath").state
    await morning.live_until(SIX)
    return (SIX - type(SIX).fromisoformat(state)).total_seconds() / 60


async def test_it_is_begun_in_the_cheap_hour(hass: HomeAssistant, wake: Wake) -> None:
    price(hass)
    morning = await wake("bath", at=3.9, kept=known(hass, "bath"), prices_entity="sensor.price")
    assert await begun(morning) >= 60
    assert min(morning.air_now_c) >= COMFORT_C - 1


async def test_without_prices_it_is_begun_late(hass: HomeAssistant, wake: Wake) -> None:
    price(hass)
    morning = await wake("bath", at=4.9, kept=known(hass, "bath"))
    assert await begun(morning) < 60
