"""Prices are read from where they are listed, or asked where an integration answers with them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from .actuate import Action, async_ask_all
from .engine.anticipation.foretold import Foretold
from .engine.anticipation.prices import prices_by_slot
from .engine.anticipation.supplies import SLOT, SLOTS
from .observe_prices import listed, observe_prices

NORD_POOL: Final = "nordpool"
TIBBER: Final = "tibber"


async def async_prices(hass: HomeAssistant, entity_id: str, at: datetime) -> list[float] | None:
    """Return what electricity will cost in each slot from *at* on; None where that is not told for now."""
    told = observe_prices(hass, entity_id) or await _async_asked(hass, entity_id, at)
    return prices_by_slot(told, at, SLOT, SLOTS)


async def _async_asked(hass: HomeAssistant, entity_id: str, at: datetime) -> list[Foretold]:
    """Return the prices that the integration of an entity answers with; none if it does not."""
    entity = er.async_get(hass).async_get(entity_id)
    if entity is not None and entity.platform == NORD_POOL:
        return await _async_nord_pool(hass, entity, at)
    if entity is not None and entity.platform == TIBBER:
        answer = await async_ask_all(hass, Action(TIBBER, "get_prices", "", _two_days(at)))
        return _of(answer.get("prices"), "")
    return []


async def _async_nord_pool(hass: HomeAssistant, entity: er.RegistryEntry, at: datetime) -> list[Foretold]:
    """Return what Nord Pool answers for today and for tomorrow, in the area of the entity."""
    found: list[Foretold] = []
    for day in (dt_util.as_local(at), dt_util.as_local(at) + timedelta(days=1)):
        data = {"config_entry": entity.config_entry_id, "date": day.date().isoformat()}
        answer = await async_ask_all(hass, Action(NORD_POOL, "get_prices_for_date", "", data))
        found += _of(answer, entity.unique_id)
    return found


def _of(answer: object, unique_id: str) -> list[Foretold]:
    """Return the prices of the area that a unique id begins with, or else of the first."""
    areas: Mapping[str, Any] = answer if isinstance(answer, Mapping) else {}
    own = [area for area in areas if unique_id.upper().startswith(area.upper())]
    return [price for area in (own or [*areas])[:1] for price in listed(areas[area])]


def _two_days(at: datetime) -> dict[str, Any]:
    """Return today and tomorrow, by the local clock."""
    today = dt_util.start_of_local_day(dt_util.as_local(at))
    return {"start": today.isoformat(), "end": (today + timedelta(days=2)).isoformat()}
