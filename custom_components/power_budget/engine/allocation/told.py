"""What is remembered of a set-point: what it was told, and whether it follows."""

from datetime import datetime
from typing import NamedTuple

from ..health import NO_FAULTS, Faults, Health
from ..quantity import Watts


class Told(NamedTuple):
    """What a load with a set-point was last told."""

    set_w: Watts | None = None
    """What it was set to; None if it was told nothing yet, or it is not known what became of it."""

    faults: Faults = NO_FAULTS
    """The commands in a row that it did not take."""

    at: datetime | None = None
    """When it was last told anything; None if it never was."""

    @property
    def may_be_set(self) -> bool:
        """Whether it may be set to something else than zero, on behalf of somebody here."""
        return self.at is not None and self.set_w != 0

    def taken(self, set_w: Watts, at: datetime) -> Told:
        """Return the same after it took what it was told: all is forgiven."""
        return Told(set_w, NO_FAULTS, at)

    def failed(self, at: datetime) -> Told:
        """Return the same after it raised an error, or was silent."""
        return Told(None, self.faults.after(at), at)

    def being_told(self, at: datetime) -> Told:
        """Return the same while it has not answered yet, and for good if it is told something else before."""
        return self._replace(set_w=None, at=at)

    def not_later(self, at: datetime) -> Told:
        """Return the same with nothing that begins after *at*: clocks are set back sometimes."""
        told_at = None if self.at is None else min(self.at, at)
        return Told(self.set_w, self.faults.not_later(at), told_at)

    def health(self, at: datetime) -> Health:
        """Return how far it can be relied on."""
        return self.faults.health(at)
