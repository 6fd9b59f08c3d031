"""What an entity tells of prices beside its state: only here is such a state read."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .engine.anticipation.foretold import Foretold
from .measure import number

LISTS: Final = ("raw_today", "raw_tomorrow", "prices_today", "prices_tomorrow", "prices", "data")
"""Attributes in which integrations list prices: Nord Pool, ENTSO-E, EPEX Spot and others."""

TIMES: Final = ("start", "start_time", "time", "hour", "startsAt", "start_at")
"""What they call the beginning of an hour."""

VALUES: Final = ("value", "price", "total", "price_per_kwh", "price_ct_per_kwh")
"""What they call its price, in whatever currency: what counts is which hour is cheaper."""

MOST: Final = 400
"""No list that is a day long has more."""


def observe_prices(hass: HomeAssistant, entity_id: str) -> list[Foretold]:
    """Return the prices that an entity lists, in any of the forms that are known."""
    state = hass.states.get(entity_id)
    attributes: Mapping[str, Any] = {} if state is None else state.attributes
    return [price for name in LISTS for price in listed(attributes.get(name))]


def listed(prices: object) -> Iterator[Foretold]:
    """Yield the prices of a list, but for what tells no instant, or no number."""
    for price in prices[:MOST] if isinstance(prices, list | tuple) else ():
        if isinstance(price, Mapping):
            at, value = _instant(_first(price, TIMES)), number(_first(price, VALUES))
            if at is not None and value is not None:
                yield Foretold(at, value)


def _first(price: Mapping[str, Any], names: Iterable[str]) -> object:
    """Return the first of some values that is there."""
    return next((price[name] for name in names if price.get(name) is not None), None)


def _instant(told: object) -> datetime | None:
    """Return an instant; None of what tells none, or not in which time zone."""
    at = told if isinstance(told, datetime) else dt_util.parse_datetime(str(told))
    return None if at is None or at.tzinfo is None else dt_util.as_utc(at)
