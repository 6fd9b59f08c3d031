"""Commands that were sent and are not seen to be followed yet."""

from copy import replace
from datetime import datetime, timedelta

from .quantity import TOLERANCE, Watts
from .value import value

PATIENCE = timedelta(seconds=5)
"""How long a switch may take to be seen in the state it was sent to."""


@value
class Pending:
    """A command that its switch has not been seen to follow."""

    is_on: bool
    """The state it was sent to."""

    at: datetime
    """When it was last sent."""

    patience: timedelta = PATIENCE
    """How long it may take to follow."""

    level_w: Watts | None = None
    """What it was sent to draw, where it runs at any level."""

    from_w: Watts | None = None
    """What it was seen to be set to as its time began, where it runs at any level; zero while it is off."""

    awaited_since: datetime | None = None
    """Since when it is given its time, if it was sent again before that was over; else since it was sent."""

    tries: int = 1
    """How often it was sent; zero if nobody knows whether it was."""

    failed: bool = False
    """Whether sending it raised an error."""

    is_counted: bool = False
    """Whether the last try counts as a fault."""

    @property
    def overdue_at(self) -> datetime:
        """When patience with the last try runs out."""
        return (self.awaited_since or self.at) + self.patience

    def has_failed(self, at: datetime) -> bool:
        """Return whether the last try came to nothing."""
        return self.failed or at >= self.overdue_at

    @property
    def lingers_from(self) -> datetime:
        """When nobody else waits any more until it is seen off."""
        return (self.awaited_since or self.at) + PATIENCE

    def lingers(self, at: datetime) -> bool:
        """Return whether it was sent off for so long that nobody else waits until it is seen off."""
        return not self.is_on and at >= self.lingers_from

    def is_given_up(self, at: datetime) -> bool:
        """Return whether the switch counts as one that does not obey."""
        return self.tries > 1 or (self.tries == 1 and self.has_failed(at))

    def moved(self, seen_w: Watts, step_w: Watts) -> Pending:
        """Return the same as it is seen set to *seen_w*: one that has moved gets its time anew."""
        if self.from_w is None or abs(seen_w - self.from_w) <= step_w / 2 + TOLERANCE:
            return self
        return replace(self, from_w=seen_w, awaited_since=None)


def sent(pending: Pending | None, new: Pending) -> Pending:
    """Return what is pending once a *new* command is sent, again or for the first time.

    To be told once more before its time is over gives a switch no more of it, nor does to be told another
    level: one that is told another every second, and stays where it is, would never be found out.
    """
    if pending is None or pending.is_on is not new.is_on:
        return new
    is_other = pending.level_w != new.level_w
    if pending.has_failed(new.at):
        return new if is_other else replace(new, tries=pending.tries + 1)
    awaited_since = pending.awaited_since or pending.at
    if is_other:
        return replace(new, awaited_since=awaited_since, from_w=pending.from_w, tries=pending.tries)
    return replace(pending, at=new.at, awaited_since=awaited_since, tries=pending.tries + 1)
