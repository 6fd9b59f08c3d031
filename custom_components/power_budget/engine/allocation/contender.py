"""A load as one cycle sees it: what decides its turn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ..health import Health
from ..modulation import Flex
from ..quantity import Amount, Kelvin, Watts
from ..site import Load, Site
from ..state import LoadState
from ..tree import Bookings
from .special import NOTHING_SPECIAL, Special


@dataclass(slots=True, eq=False)
class Contender:
    """One load, observed and assessed.

    Nobody changes one that is made, and none outlives its cycle. It is not frozen, because that takes
    several times as long to make, and no named tuple, because it is read so often that slots pay.
    """

    load: Load
    """What is configured of it."""

    memory: LoadState
    """What is remembered of it, this cycle's reading included."""

    ordinal: int
    """Its place in the order of the site, from 0."""

    asks: bool
    """Whether its demand asks for heat."""

    wants: bool
    """Whether it would run if there were room for everybody: it asks or is boosted, unless *away*."""

    turn_number: int
    """Which turn this is."""

    runs: bool
    """Whether it is on, by what was last seen of its switch."""

    drawn_w: Watts | None
    """What it is measured to draw, by its own sensor or by what the meter does not show of it."""

    amount: Amount
    """What it is counted at when it runs, at least, from all budgets together, in the unit of its own."""

    bookings: Bookings
    """What it takes, when it runs, at least, from each budget that carries it, its own first."""

    deficit_k: Kelvin | None
    """How far its room is below what it is to be warmed to, where that is known."""

    held_until: datetime | None
    """Until when a minimum time, or the sparing of its relay, holds it; None if nothing does."""

    available: bool
    """Whether its switch can be seen."""

    special: Special
    """What sets it apart from most others."""

    flex: Flex | None = None
    """Between which levels it may be set, if it runs at any; None if it is on or off."""

    ahead: bool = False
    """Whether it asks ahead of its comfort, and would not by what its room should have now."""

    def at(self, level_w: Watts) -> Bookings:
        """Return what it takes from each budget that carries it if it is set to *level_w*."""
        flex = self.flex
        if flex is None or level_w == flex.least_w:
            return self.bookings
        more_w = level_w - flex.least_w
        pairs = zip(self.bookings, flex.carried, strict=True)
        return [(budget, amount + more_w * fraction) for (budget, amount), (_, fraction) in pairs]

    @property
    def bookings_now(self) -> Bookings:
        """What it takes now, or is about to, from each budget that carries it."""
        return self.bookings if self.flex is None else self.at(self.flex.now_w)

    @property
    def equals(self) -> str:
        """With whom it takes turns: those of its priority, boosted or ahead as it is; or others in need."""
        if self.special.standing:
            return "frost" if self.memory.trouble.freezes else "late"
        if self.boosted:
            return f"{self.load.priority} boosted"
        return f"{self.load.priority} ahead" if self.ahead else f"{self.load.priority}"

    @property
    def waited_turns(self) -> int:
        """In how many turns in a row before this one it asked all the time and was not served."""
        served_turn = self.memory.served_turn
        if served_turn == self.turn_number:
            served_turn = self.memory.served_before
        return 0 if served_turn is None else self.turn_number - 1 - served_turn

    @property
    def idles(self) -> bool:
        """Whether it neither asks nor is boosted nor freezes, whether away or not."""
        return not (self.asks or self.memory.boosted or self.memory.trouble.freezes)

    @property
    def boosted(self) -> bool:
        """Whether it asks for heat whatever its demand says."""
        return self.memory.boosted

    @property
    def held_on(self) -> bool:
        """Whether it is protected from being stopped."""
        return self.held_until is not None and self.runs and not self.is_stopping

    @property
    def held_off(self) -> bool:
        """Whether it is kept from starting."""
        return self.held_until is not None and (not self.runs or self.is_stopping)

    @property
    def is_stopping(self) -> bool:
        """Whether it was sent off, has time left to follow, and is not seen to have."""
        pending = self.memory.pending
        return self.runs and pending is not None and not pending.is_on and not self.special.defies

    @property
    def welded(self) -> bool:
        """Whether it draws though it is off."""
        return self.special.health is Health.WELDED

    @property
    def blocked(self) -> bool:
        """Whether it is off and left alone for a while, because it did not obey."""
        return self.special.health is Health.BLOCKED and not self.runs

    @property
    def stuck(self) -> bool:
        """Whether it draws and could not be stopped: it was sent off in vain."""
        return self.special.defies and self.runs and not self.is_sent_on

    @property
    def resists(self) -> bool:
        """Whether it was told in vain to draw less than it does, and not to be off."""
        return self.flex is not None and self.special.defies and self.runs and self.flex.is_above

    @property
    def is_sent_on(self) -> bool:
        """Whether it was sent on and was not seen to follow yet."""
        pending = self.memory.pending
        return pending is not None and pending.is_on

    @property
    def competes(self) -> bool:
        """Whether it has a say in who runs: it wants to, or its minimum on time protects it.

        One that is welded has none: it draws whatever its switch is told.
        """
        if not self.available or self.welded:
            return False
        return self.wants or (self.held_on and not self.stuck)

    @property
    def is_unruly(self) -> bool:
        """Whether it draws, or may, whatever is decided: stuck, slow, welded, out of sight, or under test."""
        if not self.available:
            return self.runs or self.is_sent_on
        special = self.special
        if special is NOTHING_SPECIAL:
            return False
        return self.welded or (self.runs and (special.untold or self.stuck or special.lingers))


def taken_now(site: Site, contenders: Iterable[Contender]) -> list[Amount]:
    """Return what *contenders* take from each budget of *site* now, together."""
    return summed(site, (one.bookings_now for one in contenders))


def taken(site: Site, contenders: Iterable[Contender]) -> list[Amount]:
    """Return what *contenders* take from each budget of *site*, together."""
    return summed(site, (one.bookings for one in contenders))


def summed(site: Site, booked: Iterable[Bookings]) -> list[Amount]:
    """Return what is *booked* on each budget of *site*, together."""
    amounts = [0.0] * len(site.budgets)
    for bookings in booked:
        for budget, amount in bookings:
            amounts[budget] += amount
    return amounts
