"""What a weather foretells, by slot."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util
import pytest

from custom_components.power_budget.forecasts import async_outdoors_foretold
from tests.engine.rooms import MONDAY

HOURS: list[dict[str, Any]] = [
    {"datetime": f"2026-01-05T{hour:02}:00:00+00:00", "temperature": hour / 2} for hour in range(24)
]
FAHRENHEIT = [{**hour, "temperature": 32 + 0.9 * index} for index, hour in enumerate(HOURS)]


def answer(hass: HomeAssistant, forecast: object, unit: str = "°C") -> None:
    """Have a weather that foretells this."""

    async def forecasts(call: ServiceCall) -> ServiceResponse:
        assert call.data["type"] == "hourly"
        if isinstance(forecast, Exception):
            raise forecast
        answers: dict[str, Any] = {"weather.home": forecast}
        return answers

    hass.states.async_set("weather.home", "sunny", {"temperature": 3, "temperature_unit": unit})
    hass.services.async_register(
        "weather", "get_forecasts", forecasts, supports_response=SupportsResponse.ONLY
    )


@pytest.mark.parametrize(("hours", "unit"), [(HOURS, "°C"), (FAHRENHEIT, "°F")])
async def test_it_is_told_by_slot(hass: HomeAssistant, hours: object, unit: str) -> None:
    answer(hass, {"forecast": hours}, unit)
    found = await async_outdoors_foretold(hass, "weather.home", MONDAY)
    assert found is not None
    assert [found[slot] for slot in (0, 2, 40, 95)] == pytest.approx([0.0625, 0.3125, 5.0625, 11.5])


NOTHING: dict[str, object] = {
    "an error": HomeAssistantError("no"),
    "no answer": None,
    "another form": [],
    "no forecast": {"forecast": None},
    "no hours": {"forecast": []},
    "hours that tell nothing": {"forecast": [1, {}, {"datetime": "soon", "temperature": 3}]},
    "no time zone": {"forecast": [{**hour, "datetime": hour["datetime"][:19]} for hour in HOURS]},
    "no temperature": {"forecast": [{**hour, "temperature": "nan"} for hour in HOURS]},
    "no such temperature": {"forecast": [{**hour, "temperature": 500} for hour in HOURS]},
    "what has been": {"forecast": HOURS[:4]},
}


@pytest.mark.parametrize("forecast", NOTHING.values(), ids=NOTHING)
async def test_it_is_not_told(hass: HomeAssistant, forecast: object) -> None:
    answer(hass, forecast)
    assert await async_outdoors_foretold(hass, "weather.home", MONDAY) is None


@pytest.mark.parametrize("entity_id", [None, "sensor.garden", "weather.none"])
async def test_nothing_else_foretells(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, entity_id: str | None
) -> None:
    freezer.move_to(MONDAY)
    assert await async_outdoors_foretold(hass, entity_id, dt_util.utcnow()) is None
