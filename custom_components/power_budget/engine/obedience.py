"""Commands that were sent and are not seen to be followed yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

PATIENCE = timedelta(seconds=5)
"""How long a switch may take to be seen in the state it was sent to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A command that its switch has not been seen to follow."""

    is_on: bool
    """The state it was sent to."""

    at: datetime
    """When it was last sent."""

    tries: int = 1
    """How often it was sent."""

    failed: bool = False
    """Whether sending it raised an error."""

    def is_overdue(self, at: datetime) -> bool:
        """Return whether patience with the last try has run out."""
        return at - self.at >= PATIENCE

    def is_given_up(self, at: datetime) -> bool:
        """Return whether the switch counts as one that does not obey."""
        return self.failed or self.tries > 1 or self.is_overdue(at)

    def may_repeat(self, at: datetime, *, turns_pass: bool) -> bool:
        """Return whether to send it again: once patience is over, or as turns pass."""
        return self.is_overdue(at) or (turns_pass and self.is_given_up(at))


def sent(pending: Pending | None, *, is_on: bool, at: datetime) -> Pending:
    """Return what is pending once a command is sent, again or for the first time."""
    if pending is None or pending.is_on is not is_on:
        return Pending(is_on=is_on, at=at)
    return Pending(is_on=is_on, at=at, tries=pending.tries + 1)
