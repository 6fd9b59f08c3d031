"""What a weather foretells for the hours to come."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .actuate import Action, async_ask
from .engine.anticipation.foretold import Foretold, course
from .engine.anticipation.supplies import SLOT, SLOTS
from .engine.quantity import Celsius
from .measure import celsius
from .observe_outdoors import forecast_unit, is_weather, plausible_c

MOST: Final = 500
"""No weather foretells more hours that matter."""


async def async_outdoors_foretold(
    hass: HomeAssistant, entity_id: str | None, at: datetime
) -> list[Celsius] | None:
    """Return what it will be outdoors in each slot from *at* on; None where no weather foretells it."""
    if entity_id is None or not is_weather(entity_id):
        return None
    answer = await async_ask(hass, Action("weather", "get_forecasts", entity_id, {"type": "hourly"}))
    told = () if answer is None else _told(hass, answer, forecast_unit(hass, entity_id))
    return course(list(told), at, SLOT, SLOTS)


def _told(hass: HomeAssistant, answer: Mapping[str, Any], unit: str | None) -> Iterator[Foretold]:
    """Yield the hours of an answer that say when they are, and how warm it will be."""
    hours = answer.get("forecast")
    for hour in hours[:MOST] if isinstance(hours, list) else ():
        if not isinstance(hour, Mapping):
            continue
        begins_at = dt_util.parse_datetime(str(hour.get("datetime")))
        outdoor_c = plausible_c(celsius(hour.get("temperature"), unit, hass.config.units.temperature_unit))
        if begins_at is not None and begins_at.tzinfo is not None and outdoor_c is not None:
            yield Foretold(begins_at, outdoor_c)
