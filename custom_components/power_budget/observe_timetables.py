"""What schedules and calendars show: whether a room should have comfort now."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .engine.anticipation.timetable import SUNDAY, Block, Meaning, Week, is_in, next_border
from .engine.quantity import Celsius
from .reading import is_on
from .wiring import TimetableWiring

WEEKS: HassKey[dict[str, Week]] = HassKey("power_budget_weeks")
"""By schedule, what it says of a week, as far as it was asked."""


def timed_setpoint(hass: HomeAssistant, named: TimetableWiring, at: datetime) -> Celsius:
    """Return the temperature that a room should have by its schedule and its calendar."""
    return named.comfort_c if _is_comfort(hass, named, at) else named.setback_c


def borders(hass: HomeAssistant, timetables: Iterable[TimetableWiring], at: datetime) -> Iterator[datetime]:
    """Find when comfort next begins or ends, where the state of a schedule does not show it: on holidays."""
    for named in timetables:
        sunday = _sunday(hass, named)
        border = None if sunday is None else next_border(sunday, at, dt_util.get_default_time_zone())
        if border is not None:
            yield border


def told_at(hass: HomeAssistant, entity_id: str) -> datetime | None:
    """Return when an entity last told anything, if only the same again; None of one that does not tell."""
    state = hass.states.get(entity_id)
    return None if state is None or is_on(state) is None else state.last_reported


def _is_comfort(hass: HomeAssistant, named: TimetableWiring, at: datetime) -> bool:
    """Return whether comfort is wanted now.

    A schedule that does not tell wants none; a calendar that does not tell has no event.
    """
    is_scheduled = is_on(hass.states.get(named.schedule)) is True
    if not _has_event(hass, named):
        return is_scheduled
    if named.means is Meaning.SUNDAY:
        sunday = _sunday(hass, named)
        return is_scheduled if sunday is None else is_in(sunday, dt_util.as_local(at).time())
    return named.means is Meaning.COMFORT


def _sunday(hass: HomeAssistant, named: TimetableWiring) -> tuple[Block, ...] | None:
    """Return the blocks of Sunday, if it is a Sunday by the calendar and the schedule tells."""
    is_sunday = named.means is Meaning.SUNDAY and _has_event(hass, named)
    if not is_sunday or told_at(hass, named.schedule) is None:
        return None
    week = hass.data.get(WEEKS, {}).get(named.schedule)
    return None if week is None else week[SUNDAY]


def _has_event(hass: HomeAssistant, named: TimetableWiring) -> bool:
    return is_on(hass.states.get(named.calendar or "")) is True
