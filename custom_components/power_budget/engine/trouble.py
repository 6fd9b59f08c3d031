"""What is not as it should be with one load."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from .attended import Shed
from .health import IDLE_AFTER, NO_FAULTS, WELDED_AFTER, Faults, Health


class Doubt(StrEnum):
    """Why what a thermometer says is not believed."""

    STALE = "stale"
    """It has said nothing for long."""

    UNMOVED = "unmoved"
    """It shows the same though its room was heated for long."""


class Trouble(NamedTuple):
    """What is remembered of a load that most never have."""

    faults: Faults = NO_FAULTS
    """The commands in a row that it did not follow."""

    mismatch_since: datetime | None = None
    """Since when its power sensor says other than its switch: that it draws, or draws nothing."""

    lost_at: datetime | None = None
    """Since when its demand cannot be read; None while it can."""

    freezes: bool = False
    """Whether its room is about to freeze."""

    blind_since: datetime | None = None
    """Since when the temperature of a room that freezes cannot be read; None while it can."""

    waiting_since: datetime | None = None
    """Since when it wants to run and may not, where that has an end; None while it may."""

    doubt: Doubt | None = None
    """Why what its thermometer says is not believed; None as long as it is."""

    shed: Shed | None = None
    """That it was shed, if it is attended and was; None once it runs again."""

    def not_later(self, at: datetime) -> Trouble:
        """Return the same with nothing that begins after *at*: clocks are set back sometimes."""
        return Trouble(
            faults=self.faults.not_later(at),
            mismatch_since=_not_later(self.mismatch_since, at),
            lost_at=_not_later(self.lost_at, at),
            freezes=self.freezes,
            blind_since=_not_later(self.blind_since, at),
            waiting_since=_not_later(self.waiting_since, at),
            doubt=self.doubt,
            shed=self.shed and self.shed._replace(at=min(self.shed.at, at)),
        )

    def unblocked(self) -> Trouble:
        """Return the same, to be tried again at once."""
        return self._replace(faults=self.faults._replace(until=None))

    def since(self, at: datetime, *, is_on: bool | None) -> datetime | None:
        """Return since when a load cannot be relied on; None as long as it can."""
        health = self.health(at, is_on=is_on)
        return self.mismatch_since if health in {Health.WELDED, Health.IDLE} else self.faults.since

    def is_welded(self, at: datetime, *, is_on: bool | None) -> bool:
        """Return whether a load draws though it is off."""
        return self.mismatch_since is not None and not is_on and at >= self.mismatch_since + WELDED_AFTER

    def health(self, at: datetime, *, is_on: bool | None) -> Health:
        """Return how far a load can be relied on, that is on or off by what was last seen."""
        if self.is_welded(at, is_on=is_on):
            return Health.WELDED
        health = self.faults.health(at)
        is_idle = self.mismatch_since is not None and is_on and at >= self.mismatch_since + IDLE_AFTER
        return Health.IDLE if is_idle and health is Health.WORKING else health


NO_TROUBLE = Trouble()


def _not_later(since: datetime | None, at: datetime) -> datetime | None:
    return None if since is None else min(since, at)
