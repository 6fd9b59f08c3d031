"""How far a load can be relied on, by what its switch does and by what it is measured to draw."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

FIRST_BLOCK = timedelta(seconds=30)
LONGEST_BLOCK = timedelta(minutes=30)
"""How long one that did not obey is left alone, after the second time and at most."""


WELDED_AFTER = timedelta(seconds=30)
"""How long a load that is off may still be measured to draw: sensors are late."""

IDLE_AFTER = timedelta(minutes=10)
"""How long a load that is on may draw nothing before that is told of."""


class Health(StrEnum):
    """Whether a load does what it is told.

    | | |
    |---|---|
    | working | it follows |
    | suspect | it did not follow, and will be told again |
    | blocked | it did not follow, and is left alone for a while |
    | idle | it is on, and has drawn nothing for long: a thermostat of its own, or a broken heater |
    | welded | it is off, and draws |
    """

    WORKING = "working"
    SUSPECT = "suspect"
    BLOCKED = "blocked"
    IDLE = "idle"
    WELDED = "welded"


class Faults(NamedTuple):
    """Commands in a row that a switch did not follow."""

    failures: int = 0
    """How many."""

    since: datetime | None = None
    """When the first of them was given up."""

    until: datetime | None = None
    """Until when the load is blocked; None after the first, which is repeated at once."""

    forgiven: int = 0
    """How many there were before it obeyed a moment ago: they count again if it falls back."""

    def after(self, at: datetime) -> Faults:
        """Return the same with one more, given up at *at*.

        The back-off is that of Frequenz's component status (blocking duration, doubled).

        | failures | blocked for |
        |---------:|------------:|
        |        1 |           – |
        |        2 |        30 s |
        |        3 |        60 s |
        |        8 |      1800 s |
        |       99 |      1800 s |
        """
        before = self.failures + self.forgiven
        doubled: int = 2 ** min(max(before - 1, 0), 16)
        until = at + min(FIRST_BLOCK * doubled, LONGEST_BLOCK) if before else None
        return Faults(failures=before + 1, since=self.since or at, until=until)

    def obeyed(self) -> Faults:
        """Return the same after it obeyed: none, unless it falls back at once."""
        return Faults(forgiven=self.failures + self.forgiven)

    def not_later(self, at: datetime) -> Faults:
        """Return the same with nothing that begins after *at*: clocks are set back sometimes."""
        since = None if self.since is None else min(self.since, at)
        until = None if self.until is None else min(self.until, at + LONGEST_BLOCK)
        return self._replace(since=since, until=until)

    def health(self, at: datetime) -> Health:
        """Return how far its switch can be relied on at *at*: when it is blocked no more, it is suspect."""
        if not self.failures:
            return Health.WORKING
        return Health.BLOCKED if self.until is not None and at < self.until else Health.SUSPECT


NO_FAULTS = Faults()
