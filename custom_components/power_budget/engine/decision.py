"""What was decided, for whom, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from .buffer import BufferGrant
from .limits import LimitSource
from .quantity import Amount, Fraction, Watts
from .state import State
from .value import value


class Reason(StrEnum):
    """Why a load got what it got."""

    HEATING = "heating"
    BOOSTED = "boosted"
    SATISFIED = "satisfied"
    WAITING = "waiting"
    HELD_ON = "held_on"
    HELD_OFF = "held_off"
    AWAY = "away"
    BLOCKED = "blocked"
    UNAVAILABLE = "unavailable"
    PREHEATING = "preheating"
    """Warmed ahead of its comfort."""
    RUNNING = "running"
    """Attended: a resident runs it."""
    OFFERED = "offered"
    """Attended: it was shed, and there is room for it again."""


class Status(StrEnum):
    """What a budget is doing, in one word."""

    IDLE = "idle"
    HEATING = "heating"
    LIMITED = "limited"
    AWAY = "away"
    FAULT = "fault"


@value
class Grant:
    """What one load may draw until the next cycle."""

    load: str
    """The load's id."""

    amount: Amount
    """What it may draw, from all budgets together; zero when it must be off."""

    usage: Amount
    """What it is counted at: more than its amount while it draws and cannot be stopped."""

    reason: Reason
    """Why, in terms a resident would accept."""

    asks: bool
    """Whether its demand asks for heat, boost aside."""

    boosted: bool
    """Whether it is boosted."""

    freezes: bool
    """Whether its room is about to freeze."""

    needs: Amount
    """How much more room it takes to let it run; zero unless it waits."""

    needs_of: str
    """The id of the budget that lacks most of that, in whose unit it is; its own unless it waits."""

    held_until: datetime | None
    """Until when a minimum time, or the sparing of its relay, holds it; None if nothing does."""

    place: int
    """Where it stands in this turn, from 0, among the loads that ask or are held on; -1 else."""

    level_w: Watts | None = None
    """What it is to be set to, if it runs at any level; zero when it must be off."""

    wanted_w: Watts | None = None
    """What it would be set to if there were room for all, if it runs at any; zero unless it wants to run."""

    @property
    def factor(self) -> Fraction | None:
        """Which part of what it wants it is to draw, if it runs at any level and wants to."""
        return self.level_w / self.wanted_w if self.level_w is not None and self.wanted_w else None

    @property
    def wants(self) -> bool:
        """Whether it would run if there were room for everybody."""
        return self.asks or self.boosted or self.freezes

    @property
    def runs(self) -> bool:
        """Whether it runs, allowed or not."""
        return self.usage > 0


@value
class Command:
    """An instruction to one switch."""

    load: str
    """The load's id."""

    is_on: bool
    """The state to take."""

    level_w: Watts | None = None
    """What to draw, where it runs at any level; None otherwise, and where it is to be off."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What was decided for one budget, and for all loads that belong to it or stand below it."""

    away: bool
    """Whether nobody is at home, by this budget or one above."""

    tested: bool
    """Whether nothing is commanded, by this budget or one above."""

    limits: Mapping[LimitSource, Amount]
    """All limits; the lowest is in force."""

    granted: Amount
    """What is granted on it, to loads that belong elsewhere too; above the limit only if attended loads
    draw more that may not be shed."""

    grants: tuple[Grant, ...]
    """Of its own loads and of those below, in the order of the site."""

    next_index: int
    """The index of the load of these that goes first once turns pass; zero where there is none."""

    @property
    def limit(self) -> Amount:
        """The limit in force."""
        return min(self.limits.values())

    @property
    def bound_by(self) -> LimitSource:
        """Where the limit in force comes from."""
        return min(self.limits, key=self.limits.__getitem__)

    @property
    def below_next_limit(self) -> Amount | None:
        """How far the limit in force is below the next one; None if it is the only one."""
        limit, *others = sorted(self.limits.values())
        return others[0] - limit if others else None

    @property
    def status(self) -> Status:
        """What the budget is doing, in one word."""
        reasons = {grant.reason for grant in self.grants}
        if Reason.BLOCKED in reasons:
            return Status.FAULT
        if self.away:
            return Status.AWAY
        if self.is_limited:
            return Status.LIMITED
        if any(grant.wants and grant.reason is not Reason.AWAY for grant in self.grants):
            return Status.HEATING
        return Status.IDLE

    @property
    def is_limited(self) -> bool:
        """Whether anybody has to wait: for room, for its own rest, or to be seen again."""
        if any(grant.reason is Reason.WAITING and not grant.wants for grant in self.grants):
            return True  # one that is attended was shed
        waiting = (grant for grant in self.grants if grant.wants and grant.reason is not Reason.AWAY)
        return not self.away and any(not grant.amount for grant in waiting)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The outcome of one cycle."""

    at: datetime
    """The instant of the snapshot."""

    outcomes: Mapping[str, Outcome]
    """By budget id."""

    grants: tuple[Grant, ...]
    """One for each load, in the order of the site."""

    commands: tuple[Command, ...]
    """To be sent at once, together: either stops or starts, never both."""

    state: State
    """What to remember."""

    wake_at: datetime | None
    """When something will change by itself, so that a cycle is due at the latest."""

    buffers: Mapping[str, BufferGrant] = field(default_factory=dict)
    """By the id of a battery, what it does for its budget."""

    def of(self, load: str) -> Grant | None:
        """Return what a load got; None if the site had no such load."""
        return self._by_load.get(load)

    @cached_property
    def _by_load(self) -> Mapping[str, Grant]:
        return {grant.load: grant for grant in self.grants}
