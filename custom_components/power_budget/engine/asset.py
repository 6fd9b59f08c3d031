"""Assets: what is configured, seen and remembered of one, and what it is to do.

An asset follows a schedule. Its power is what it is asked to deliver, or to take, whichever its set-point
understands; it is never negative.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from math import inf
from typing import Final, NamedTuple

from .health import NO_FAULTS, Faults, Health
from .quantity import ZERO, Watts
from .setpoint import Setpoint

REPEAT_AFTER: Final = timedelta(seconds=10)
"""How long a set-point may take to show what it was told, before it is told again."""

IGNORED_AFTER: Final = timedelta(minutes=1)
"""How long a set-point may take to show what it was told, before people are told of it."""

MANY_FAILURES: Final = 2
"""One command that failed is sent again at once, and is no reason to count on nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """Something that is told how much to deliver, or to take."""

    id: str
    """What it is known by."""

    name: str
    """What people call it."""

    min_w: Watts = 0.0
    """The least it can do if it does anything: between zero and this it cannot be."""

    max_w: Watts = inf
    """The most it may be asked for."""

    patience: timedelta = timedelta(seconds=5)
    """How long a command may take."""

    is_repeated: bool = False
    """Whether it is told the same again and again, for devices that stop when nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetReading:
    """What is seen of one asset."""

    target_w: Watts | None
    """What is scheduled; None where that is not known, which counts as nothing."""

    potential_w: Watts | None
    """What it can do now; None where that is not known, which counts as nothing."""

    setpoint: Setpoint | None
    """What tells it; None where that cannot be reached."""

    requested_w: Watts | None = None
    """What somebody asks in the place of what is scheduled; None where no request holds."""

    held_until: datetime | None = None
    """When that request runs out; None if it has no end, or none holds."""

    @property
    def wanted_w(self) -> Watts | None:
        """What it is to do: what somebody asks while that holds, otherwise what is scheduled."""
        return self.target_w if self.requested_w is None else self.requested_w


class AssetMemory(NamedTuple):
    """What is remembered of what a set-point was told."""

    value: float | None = None
    """What it was told last; None if that failed, or nothing was said yet."""

    at: datetime | None = None
    """When it was told that last."""

    since: datetime | None = None
    """When it was told that first; None once it has shown it."""

    faults: Faults = NO_FAULTS
    """The commands in a row that failed."""

    @property
    def is_failing(self) -> bool:
        """Whether it cannot be counted on, until a command is taken."""
        return self.faults.failures >= MANY_FAILURES

    def ignores(self, at: datetime) -> bool:
        """Return whether its set-point takes commands, and has long shown something else."""
        return not self.faults.failures and self.since is not None and at - self.since >= IGNORED_AFTER

    def told(self, value: float, at: datetime) -> AssetMemory:
        """Return the same after it was told *value*."""
        since = self.since if self.value == value else None
        return self._replace(value=value, at=at, since=since or at)

    def shown(self) -> AssetMemory:
        """Return the same after its set-point showed what it was told."""
        return self if self.since is None else self._replace(since=None)

    def taken(self) -> AssetMemory:
        """Return the same after a command was taken; with the second in a row all is forgiven."""
        return self._replace(faults=self.faults.obeyed() if self.faults.failures else NO_FAULTS)

    def failed(self, at: datetime) -> AssetMemory:
        """Return the same after a command failed."""
        return AssetMemory(faults=self.faults.after(at))

    def not_later(self, at: datetime) -> AssetMemory:
        """Return the same with nothing that begins after *at*: clocks are set back sometimes."""
        told_at, since = (None if when is None else min(when, at) for when in (self.at, self.since))
        return self._replace(at=told_at, since=since, faults=self.faults.not_later(at))

    def health(self, value: float | None, at: datetime, *, is_shown: bool) -> Health:
        """Return how far it can be relied on that is to be told *value*.

        One that takes commands and goes on to show something else is suspect.
        """
        health, is_told = self.faults.health(at), self.since is not None and self.value == value
        is_late = is_told and not is_shown and at - (self.since or at) >= REPEAT_AFTER
        return Health.SUSPECT if is_late and health is Health.WORKING else health

    def is_due(self, value: float, at: datetime, *, is_shown: bool, is_repeated: bool) -> bool:
        """Return whether it is to be told *value* now.

        | what is known                                     | told             |
        |---------------------------------------------------|------------------|
        | it is blocked: commands failed                    | no               |
        | commands failed, and it is blocked no more        | yes: a trial     |
        | it is to be told again and again                  | yes              |
        | it shows the value                                | no               |
        | it shows another, and was not told the value yet  | yes              |
        | it shows another, and was told the value          | every 10 seconds |
        """
        if self.faults.health(at) is not Health.WORKING:
            return self.faults.health(at) is Health.SUSPECT
        if is_repeated or is_shown:
            return is_repeated
        is_recent = self.at is not None and ZERO <= at - self.at < REPEAT_AFTER
        return self.value != value or not is_recent


NO_ASSET_MEMORY: Final = AssetMemory()


class AssetStatus(StrEnum):
    """How an asset stands to its schedule."""

    FOLLOWING = "following"
    """It is told what is scheduled."""

    SHORT = "short"
    """It is told less: it cannot do more."""

    HELPING = "helping"
    """It is told more, in the place of others."""

    REQUESTED = "requested"
    """It is told what somebody asks, in the place of what is scheduled."""

    IDLE = "idle"
    """Nothing is scheduled."""

    FALLBACK = "fallback"
    """It is not known what is scheduled: that counts as nothing."""

    BLOCKED = "blocked"
    """It does not take commands: it counts as if it could do nothing."""

    UNAVAILABLE = "unavailable"
    """Its set-point cannot be reached: it counts as if it could do nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What one asset is to do."""

    target_w: Watts | None
    """What is scheduled, or asked in its place; None where that is not known."""

    potential_w: Watts | None
    """What it can do now; None where that is not known."""

    dispatched_w: Watts
    """What it is told, after what others cannot do was spread."""

    status: AssetStatus
    """How that stands to the schedule."""

    health: Health
    """How far it can be relied on."""

    faults: Faults = NO_FAULTS
    """The commands in a row that failed."""

    held_until: datetime | None = None
    """When the request runs out that holds; None if it has no end, or none holds."""

    is_ignored: bool = False
    """Whether its set-point takes commands, and has long shown something else."""

    is_shown: bool = field(default=False, compare=False)
    """Whether its set-point shows what it is told."""

    command: float | None = field(default=None, compare=False)
    """What its set-point is to be told now, in its own unit; None if nothing."""
