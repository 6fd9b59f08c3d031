"""When each room of a budget is to be warm, as a plan needs to know it."""

from datetime import datetime
from typing import NamedTuple

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .coordinator import PowerBudgetCoordinator
from .engine.anticipation.beginning import Beginnings
from .engine.anticipation.given import Comfort
from .engine.anticipation.supplies import slots_from
from .engine.anticipation.timetable import WHOLE_WEEK, Timetable, absences, beginnings, by_slot
from .engine.quantity import Celsius
from .engine.site import Load
from .engine.snapshot import LoadReading
from .observe import OFF_C
from .timetables import TIMETABLES
from .wiring import Wiring


class Wanted(NamedTuple):
    """What is wanted in a room while somebody is at home."""

    timetable: Timetable
    """When it should have comfort."""

    comfort_c: Celsius
    """What it should have then."""

    setback_c: Celsius
    """What it should have else."""


async def async_comforts(
    hass: HomeAssistant, node: PowerBudgetCoordinator, at: datetime
) -> dict[str, Comfort]:
    """Return when the rooms of a budget are to be warm, by load id, in the slots of a plan made *at* UTC.

    While nobody is at home, none is kept warm: a plan knows of one setback, and is made anew on the return.

    One that follows no schedule is always to be alike, by the setpoint that was seen last; where none was,
    it is left out. Before the first cycle nothing is known of any.
    """
    view, zone, begins = node.data, dt_util.get_default_time_zone(), slots_from(at)
    if view is None:
        return {}
    site, seen, comforts = view.cycle.site, view.cycle.snapshot.loads, {}
    slots: dict[Timetable, tuple[tuple[bool, ...], Beginnings]] = {}  # rooms share them: each takes a while
    absent_until = absences(site, view.decision.state)[site.indices[node.budget_id]]
    for load, wiring in node.config.wiring.items():
        wanted = await _async_wanted(hass, wiring, seen.get(load), at)
        if wanted is not None:
            timetable = wanted.timetable._replace(absent_until=absent_until)
            setback_c = wanted.setback_c if absent_until is None else _frost_c(node.config.load(load))
            if timetable not in slots:
                slots[timetable] = by_slot(timetable, begins, zone), beginnings(timetable, begins, zone)
            comforts[load] = Comfort(wanted.comfort_c, setback_c, *slots[timetable])
    return comforts


def _frost_c(load: Load) -> Celsius:
    """Return the temperature that a room is to have though nobody is at home: any, without a protection."""
    return OFF_C if load.frost_c is None else load.frost_c


async def _async_wanted(
    hass: HomeAssistant, wiring: Wiring, seen: LoadReading | None, at: datetime
) -> Wanted | None:
    """Return what is wanted in a room, if it has a thermometer and that is known."""
    named = wiring.timetable
    if named is not None:
        timetable = await hass.data[TIMETABLES].async_timetable(named, at)
        return Wanted(timetable, named.comfort_c, named.setback_c)
    if seen is None or seen.setpoint_c is None or wiring.temperature_sensor is None:
        return None
    return Wanted(Timetable(WHOLE_WEEK), seen.setpoint_c, seen.setpoint_c)
