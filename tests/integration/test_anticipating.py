"""Rooms that follow a schedule are warm when their comfort begins."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.exceptions import HomeAssistantError
import pytest

from .morning import BAND_K, COMFORT_C, LIMIT_W, MIDNIGHT, OUTDOOR_C, QUARTER, ROOMS, SIX, Wake, known, wake

__all__ = ["wake"]

NO_WARMER_C = COMFORT_C + BAND_K + 0.15
"""A minute of heating beyond half the deadband."""


def foretell(hass: HomeAssistant, outdoor_c: float | Exception) -> None:
    """Have a weather that foretells the same for two days."""

    async def forecasts(_call: ServiceCall) -> ServiceResponse:
        if isinstance(outdoor_c, Exception):
            raise outdoor_c
        begins = [(MIDNIGHT + timedelta(hours=hour)).isoformat() for hour in range(48)]
        return {"weather.home": {"forecast": [{"datetime": at, "temperature": outdoor_c} for at in begins]}}

    hass.states.async_set("weather.home", "sunny", {"temperature": OUTDOOR_C, "temperature_unit": "°C"})
    hass.services.async_register(
        "weather", "get_forecasts", forecasts, supports_response=SupportsResponse.ONLY
    )


async def test_rooms_are_warm_when_comfort_begins(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake(*ROOMS, at=4, kept=known(hass, *ROOMS), power_steps=[3000])
    await morning.live_until(SIX)
    assert min(morning.air_now_c) >= COMFORT_C - 1
    await morning.live_until(SIX + QUARTER)
    assert min(morning.air_now_c) >= COMFORT_C - BAND_K - 0.1
    assert max(morning.air_ever_c) <= NO_WARMER_C
    assert all("preheating" in reasons for reasons in morning.reasons.values())


WITHIN_A_QUARTER = {
    "from seven past": ("06:07:00", "08:00:00"),
    "for ten minutes": ("06:02:00", "06:12:00"),
    "from shortly before the next": ("06:14:00", "08:00:00"),
}


@pytest.mark.parametrize(("begins", "ends"), WITHIN_A_QUARTER.values(), ids=WITHIN_A_QUARTER)
async def test_rooms_are_warm_when_comfort_begins_within_a_quarter_of_an_hour(
    hass: HomeAssistant, wake: Wake, begins: str, ends: str
) -> None:
    day = [{"from": begins, "to": ends}]
    morning = await wake(*ROOMS, at=4, kept=known(hass, *ROOMS), power_steps=[3000], day=day)
    begins_at = datetime.combine(MIDNIGHT.date(), time.fromisoformat(begins), UTC)
    await morning.live_until(begins_at)
    assert min(morning.air_now_c) >= COMFORT_C - 1
    assert max(morning.air_ever_c) <= NO_WARMER_C
    assert all("preheating" in reasons for reasons in morning.reasons.values())


async def test_where_power_is_scarce_it_is_begun_earlier(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake(*ROOMS, at=4, kept=known(hass, *ROOMS))
    await morning.live_until(SIX)
    assert min(morning.air_now_c) >= COMFORT_C - 1
    assert max(morning.air_ever_c) <= NO_WARMER_C
    assert max(morning.drawn_w) <= LIMIT_W


async def test_rooms_of_which_nothing_is_known_react(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake(*ROOMS, at=5)
    await morning.live_until(SIX)
    assert max(morning.air_now_c) < 18
    assert not any("preheating" in reasons for reasons in morning.reasons.values())


async def test_a_restart_in_the_middle_goes_on(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", at=5, kept=known(hass, "living"))
    while morning.house.reasons["living"] != "preheating":
        await morning.minute()
    assert datetime.now(UTC) < SIX
    morning.house.forget()
    await morning.house.stop()
    await morning.house.start()
    assert morning.house.reasons["living"] == "preheating"
    assert morning.house.commands == []
    await morning.live_until(SIX)
    assert min(morning.air_now_c) >= COMFORT_C - 1


FORECASTS: dict[str, Any] = {
    "it is believed to be warm": 25.0,
    "it is believed to be very cold": -40.0,
    "nobody answers": HomeAssistantError("no"),
}


@pytest.mark.parametrize("forecast", FORECASTS.values(), ids=FORECASTS)
async def test_a_wrong_forecast_costs_no_more_than_warmth(
    hass: HomeAssistant, wake: Wake, forecast: float | Exception
) -> None:
    foretell(hass, forecast)
    morning = await wake(*ROOMS, at=4, kept=known(hass, *ROOMS), outdoors_entity="weather.home")
    await morning.live_until(SIX + QUARTER)
    assert max(morning.drawn_w) <= LIMIT_W
    assert max(morning.air_ever_c) <= NO_WARMER_C
    assert min(morning.air_now_c) >= 17


async def test_a_plan_that_fails_is_told_once_and_heaters_react(
    hass: HomeAssistant, wake: Wake, caplog: pytest.LogCaptureFixture
) -> None:
    morning = await wake("living", at=5, kept=known(hass, "living"))
    anticipator = morning.house.coordinator.anticipator
    broken = anticipator.house.rooms["living"]._replace(fits=())
    anticipator.house = anticipator.house._replace(rooms={"living": broken})
    await morning.live_until(SIX + QUARTER)
    assert morning.reasons["living"][-1] == "heating"
    told = [record for record in caplog.records if "Nothing can be warmed ahead" in record.message]
    assert len(told) == 1
    assert anticipator.error is not None


async def test_nothing_is_planned_before_home_assistant_has_started(hass: HomeAssistant, wake: Wake) -> None:
    hass.set_state(CoreState.starting)
    morning = await wake("living", at=5, kept=known(hass, "living"))
    await morning.house.wait(1800)
    anticipator = morning.house.coordinator.anticipator
    assert (anticipator.is_learning, anticipator.foresight) == (False, None)
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await morning.minute()
    assert anticipator.foresight is not None


async def test_rooms_are_warm_when_somebody_returns(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", at=3, kept=known(hass, "living"), power_steps=[3000])
    seven = SIX + timedelta(hours=1)
    away = {"entity_id": "switch.house_away", "enabled": True, "return_at": seven.isoformat()}
    await hass.services.async_call("power_budget", "set_away", away, blocking=True)
    await morning.live_until(SIX - timedelta(hours=1))
    assert set(morning.reasons["living"][1:]) == {"away"}
    await morning.live_until(seven - timedelta(minutes=1))
    assert set(morning.reasons["living"][1:]) == {"away", "preheating"}
    await morning.live_until(seven)
    assert hass.states.is_state("switch.house_away", "off")
    assert min(morning.air_now_c) >= COMFORT_C - 1.5
    await morning.live_until(seven + QUARTER)
    assert min(morning.air_now_c) >= COMFORT_C - 2 * BAND_K
    assert max(morning.air_ever_c) <= NO_WARMER_C
