"""Batteries as their budget sees them: they cover what is too much for it, and take what it has left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from .health import Health
from .quantity import Watts

QUIET_W: Watts = 50.0
"""A battery that is measured to do no more rests: inverters are never quite at zero."""

SETTLING = timedelta(seconds=30)
"""How long after it was set a battery may still be measured to do what it did before."""

SHORTEST_QUIET = timedelta(seconds=60)
LONGEST_QUIET = timedelta(minutes=30)
"""How long no other battery must have discharged before one charges: at first, and at most."""


class Service(StrEnum):
    """What a battery does for its budget, and why no more."""

    COVERING = "covering"
    """It discharges what is too much for the limit."""

    CHARGING = "charging"
    """It charges from room that is left."""

    IDLE = "idle"
    """Nothing is too much for the limit, or no room is left."""

    FULL = "full"
    """It would charge, and is as full as it may be."""

    EMPTY = "empty"
    """It would discharge, and is as empty as it may be."""

    OPPOSED = "opposed"
    """It would do something, and another battery does the opposite."""

    METER_SILENT = "meter_silent"
    """A meter that its budget follows says nothing."""

    REQUESTED = "requested"
    """A request holds for it: it serves nobody meanwhile."""

    BLOCKED = "blocked"
    """It does not do what it is told, and is left alone for a while."""

    UNAVAILABLE = "unavailable"
    """It cannot be set now, or does not tell how full it is."""

    OBSERVED = "observed"
    """It follows something else, and is only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Buffer:
    """A battery, as far as its budget needs to know it."""

    id: str
    """The id of its subentry."""

    name: str
    """What residents call it."""

    covers_excess: bool = False
    """Whether it discharges what is too much for the limit, before anybody is shed."""

    takes_rest: bool = False
    """Whether it charges from room that is left."""

    is_measured: bool = False
    """Whether it has a power sensor."""

    @property
    def serves(self) -> bool:
        """Whether it does anything for its budget."""
        return self.covers_excess or self.takes_rest

    @property
    def is_counted(self) -> bool:
        """Whether it is known what it does; else it is part of the rest of the house."""
        return self.serves or self.is_measured


@dataclass(frozen=True, slots=True, kw_only=True)
class BufferReading:
    """What was seen of a battery, and what became of what it was told; consumption is positive."""

    least_charge_w: Watts = 0.0
    """The least that it can charge with, if it is not zero."""

    most_charge_w: Watts = 0.0
    """The most that it can charge with now."""

    least_discharge_w: Watts = 0.0
    """The least that it can discharge with, as a positive number, if it is not zero."""

    most_discharge_w: Watts = 0.0
    """The most that it can discharge with now, as a positive number."""

    charge_weight: float = 1.0
    """Its part of what several charge together."""

    discharge_weight: float = 1.0
    """Its part of what several discharge together."""

    step_w: Watts = 0.0
    """Its set-point only has multiples of this; zero if it has all."""

    drawn_w: Watts | None = None
    """What a fresh power sensor measures: positive while it charges."""

    told_w: Watts | None = None
    """What it was last set to and took; None if nothing, or it is not known whether it took it."""

    told_at: datetime | None = None
    """When it was last told anything."""

    is_told: bool = False
    """Whether it is just being told something, and has not answered yet."""

    is_held: bool = False
    """Whether a request holds for it."""

    is_known: bool = True
    """Whether it can be set now."""

    tells_soc: bool = True
    """Whether it tells how full it is."""

    health: Health = Health.WORKING
    """Whether it takes what it is told."""

    blocked_until: datetime | None = None
    """Until when it is left alone, if it does not."""


UNSEEN_BUFFER = BufferReading(is_known=False)
"""Of a battery that was not looked at."""


class Sent(NamedTuple):
    """What a battery was last known to do, and sent to do after that."""

    before_w: Watts
    """What it was set to before."""

    set_w: Watts
    """What it was sent to do."""


NOTHING_SENT: Mapping[str, Sent] = {}


class BufferState(NamedTuple):
    """What is remembered of the batteries of one budget."""

    sent: Mapping[str, Sent] = NOTHING_SENT
    """By id."""

    is_opposed: bool = False
    """Whether another battery discharges, so that none of these may charge."""

    quiet_since: datetime | None = None
    """Since when none does; None if none ever did."""

    setbacks: int = 0
    """How often in a row one did as soon as these charged."""

    @property
    def quiet(self) -> timedelta:
        """How long no other must have discharged: twice as long after each time that it was too short.

        | setbacks | quiet for |
        |---------:|----------:|
        |        0 |      60 s |
        |        1 |     120 s |
        |        9 |    1800 s |
        """
        doubled: int = 2 ** min(self.setbacks, 10)
        return min(SHORTEST_QUIET * doubled, LONGEST_QUIET)

    def may_charge(self, at: datetime) -> bool:
        """Return whether no other battery has discharged for long enough."""
        return not self.is_opposed and (self.quiet_since is None or at - self.quiet_since >= self.quiet)


NO_BUFFERS = BufferState()


def does_w(reading: BufferReading, sent: Sent | None) -> Watts:
    """Return what a battery does, as far as that is known: as measured, as it was told, or as before."""
    if reading.drawn_w is not None:
        return reading.drawn_w
    if reading.told_w is not None:
        return reading.told_w
    return 0.0 if sent is None else sent.before_w


class BufferGrant(NamedTuple):
    """What one battery does for its budget until the next cycle."""

    load: str
    """Its id."""

    set_w: Watts
    """What it is to be set to: positive to charge, negative to discharge."""

    service: Service
    """What that is, or why it is nothing."""

    is_due: bool
    """Whether it is to be told so now."""

    drawn_w: Watts | None = None
    """What it does, as far as that is known."""
