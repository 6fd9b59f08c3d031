"""Whether reality departs from a plan, so that another is made at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ..quantity import Celsius, Kelvin, Watts
from .base_load import BaseLoadMemory
from .foresight import Foresight
from .given import Given
from .house import HouseMemory
from .supplies import NOTHING_ANNOUNCED, SLOT, SLOTS

AT_LEAST = timedelta(minutes=2)
"""How long a plan is kept whatever happens, but for a change of what is set."""

DEPARTS_K: Kelvin = 0.5
"""How far a room may be from what was expected of it."""

DEPARTS_OUTDOORS_K: Kelvin = 2.0
"""How far what a weather foretells may be from what it foretold, at any time of the day to come."""

DEPARTS_W: Watts = 1500.0
"""How far what a house draws beside its loads may be from that, on average in a quarter of an hour."""

TOLD_BY = timedelta(minutes=5)
"""How long a quarter of an hour must last to tell."""


def departs(foresight: Foresight, given: Given, at: datetime, utc_offset: timedelta) -> bool:
    """Return whether what is *given* now departs from what a plan was made from, or expected by now."""
    if foresight.terms != given.terms:
        return True
    slots = (at - foresight.at) / SLOT
    if at - foresight.at < AT_LEAST or slots >= SLOTS - 1:
        return slots < 0 or slots >= SLOTS - 1
    return any(
        _has_other_rooms(foresight, house, slots)
        or _draws_else(foresight, name, house.base_load, slots, at + utc_offset)
        for name, house in given.houses.items()
    )


def wants_else(before: Given, now: Given) -> bool:
    """Return whether warmth is wanted otherwise than it was *before*, or other modes are announced."""
    modes, modes_before = ([each.modes for each in given.announced.values()] for given in (now, before))
    return now.comforts != before.comforts or modes != modes_before


def foretells_else(before: Given, now: Given) -> bool:
    """Return whether a weather foretells much else than it did *before*, for the same slots.

    | before | now | else |
    |-------:|----:|------|
    |      5 | 3.5 | no   |
    |      5 |   2 | yes  |
    |      – |   2 | yes  |
    |      – |   – | no   |
    """
    nothing = NOTHING_ANNOUNCED
    return any(
        _is_else(before.announced.get(budget, nothing).outdoor_c, told.outdoor_c)
        for budget, told in now.announced.items()
    )


def _is_else(before_c: Sequence[Celsius] | None, now_c: Sequence[Celsius] | None) -> bool:
    if before_c is None or now_c is None:
        return before_c is not now_c
    return any(abs(now - then) > DEPARTS_OUTDOORS_K for then, now in zip(before_c, now_c, strict=True))


def _has_other_rooms(foresight: Foresight, house: HouseMemory, slots: float) -> bool:
    """Return whether a room is warmer or colder than it was to be after so many *slots*."""
    index, part = int(slots), slots % 1
    return any(
        abs(room.last.measured_c - (air_c[index] + part * (air_c[index + 1] - air_c[index]))) > DEPARTS_K
        for name, room in house.rooms.items()
        if (air_c := foresight.air_c.get(name)) is not None
    )


def _draws_else(
    foresight: Foresight, budget: str, known: BaseLoadMemory | None, slots: float, local: datetime
) -> bool:
    """Return whether a house draws more or less than expected in the quarter of an hour that is under way."""
    expected_w, quarter = foresight.base_w.get(budget), None if known is None else known.quarter
    if expected_w is None or quarter is None or local - quarter.began_at < TOLD_BY:
        return False
    return abs(quarter.sum_w / max(1, quarter.readings) - expected_w[int(slots)]) > DEPARTS_W
