"""What a plan comes to for those who follow it: who is warmed ahead now, and when each room is next."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from ..quantity import Celsius, Watts
from .base_load import expected_w
from .given import Given, Terms
from .outlook import Outlook
from .plan import Plan, plan
from .supplies import SLOT, slots_from
from .wall import wall_clocks

LATENESS = timedelta(seconds=10)
"""How late it may be seen that comfort has begun: nobody is stopped for a moment in between."""


class Ahead(NamedTuple):
    """Why a room is warmed ahead."""

    to_c: Celsius
    """To what."""

    comfort_at: datetime
    """For when."""


class Foresight(NamedTuple):
    """What a plan comes to."""

    at: datetime
    """When it was made, aware, UTC."""

    ahead: Mapping[str, Ahead]
    """By load id, who is warmed ahead now, and why."""

    starts_at: Mapping[str, datetime]
    """By load id, when its room is next heated for a comfort that is yet to begin: ahead, or as it begins."""

    air_c: Mapping[str, Sequence[Celsius]]
    """By load id, how warm each room that is trusted is to be as each slot begins."""

    base_w: Mapping[str, Sequence[Watts]]
    """By budget id, what its house is expected to draw beside its loads in each slot."""

    terms: Terms
    """What was set as it was made."""

    def of(self, load: str, at: datetime) -> Ahead | None:
        """Return why a room is warmed ahead *at* an instant; None if it is not, or its comfort has begun."""
        ahead = self.ahead.get(load)
        return None if ahead is None or at >= ahead.comfort_at + LATENESS else ahead

    def gone_on(self, before: Foresight) -> Foresight:
        """Return the same, where rooms that were warmed ahead *before*, too, have begun when they did."""
        going_on = self.ahead.keys() & before.ahead.keys() & before.starts_at.keys()
        return self._replace(
            starts_at={**self.starts_at, **{name: before.starts_at[name] for name in going_on}}
        )


def foreseen(given: Given, at: datetime, zone: tzinfo, before: Foresight | None) -> Foresight:
    """Return what a plan comes to that is made *at* an instant; the one *before* tells who is ahead now.

    People live by the clock of their *zone*.
    """
    begins = slots_from(at)
    local = wall_clocks(begins, zone)
    rooms = given.outlooks(local)
    found = plan(rooms, given.conditions(local), given.prices)
    now = found.begun(frozenset[str]() if before is None else before.ahead.keys())
    return Foresight(
        at=at,
        ahead={room.id: ahead for room in rooms if room.id in now and (ahead := _ahead(room, begins))},
        starts_at=dict(_starts(rooms, found, begins)),
        air_c=dict(_courses_c(rooms, found)),
        base_w={name: expected_w(known, local, SLOT) for name, known in given.base_loads.items()},
        terms=given.terms,
    )


def _ahead(room: Outlook, begins: Sequence[datetime]) -> Ahead | None:
    """Return why a room is warmed ahead: for its next comfort; None if it has that now."""
    slot = room.next_comfort(0)
    return None if slot is None or room.comfort[0] else Ahead(room.comfort_c, _comfort_at(room, slot, begins))


def _comfort_at(room: Outlook, slot: int, begins: Sequence[datetime]) -> datetime:
    """Return when comfort begins in a slot that is the first to have it."""
    return begins[slot] + SLOT * room.begins.get(slot, 0.0)


def _starts(
    rooms: Sequence[Outlook], found: Plan, begins: Sequence[datetime]
) -> Iterator[tuple[str, datetime]]:
    """Find when each room is next heated for a comfort that is yet to begin."""
    for room in rooms:
        after = list(room.comfort).index(False) if False in room.comfort else len(begins)
        slot = room.next_comfort(after)
        if slot is not None:
            ahead = (begins[one] for one in range(after, slot + 1) if found.ahead[room.id][one])
            yield room.id, next(ahead, _comfort_at(room, slot, begins))


def _courses_c(rooms: Sequence[Outlook], found: Plan) -> Iterator[tuple[str, list[Celsius]]]:
    """Find how warm each room that is trusted is to be as each slot begins."""
    for index, room in enumerate(rooms):
        if room.may_be_ahead:
            yield room.id, [room.warmth.air_c, *(air_c[index] for air_c in found.forecast.air_c)]
