"""What to command: only differences, and off before on, less before more."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from math import inf

from .allocation.allocate import Allocation
from .allocation.contender import Contender
from .allocation.ledger import Ledger
from .decision import Command
from .health import Health
from .modulation import Flex
from .quantity import TOLERANCE, Watts
from .tree import Bookings
from .value import value


@value
class Aim:
    """What a load is to be that is not, or will not stay so."""

    one: Contender
    """The load."""

    is_on: bool
    """Whether it is to run."""

    level_w: Watts | None
    """At what level, if it runs at any."""

    @property
    def yields(self) -> bool:
        """Whether it is to draw less than it does, or is about to."""
        return not self.is_on or (
            self.one.flex is not None and _level_w(self) < self.one.flex.now_w - TOLERANCE
        )

    @property
    def is_given_up(self) -> bool:
        """Whether nobody waits for it any more: it was told in vain, or takes long."""
        if self.is_on:
            return self.one.resists
        return self.one.stuck or self.one.special.lingers

    @property
    def is_awaited(self) -> bool:
        """Whether it draws more than it is to, as far as is seen."""
        return self.one.runs or self.is_on

    @property
    def is_sent(self) -> bool:
        """Whether it was told already to run, at this level."""
        return self.one.is_sent_on and (self.one.flex is None or self.one.flex.told_w == self.level_w)

    @property
    def more(self) -> Bookings:
        """What it is to take beyond what it takes now."""
        one = self.one
        if one.flex is None:
            return one.bookings
        if not one.flex.now_w:
            return one.at(_level_w(self))
        pairs = zip(one.at(_level_w(self)), one.bookings_now, strict=True)
        return [(budget, amount - now) for (budget, amount), (_, now) in pairs]


def commands(
    contenders: Sequence[Contender],
    allocation: Allocation,
    at: datetime,
    *,
    turns_pass: bool,
    is_awaited: bool = False,
) -> tuple[Command, ...]:
    """Return what must be sent now so that those run that *allocation* chose, at their levels, and no others.

    As long as one that must stop, or draw less, is not seen to do so, and is not given up, nothing is
    started or raised: its watts are not free before. That a battery is still awaited is told by
    *is_awaited*. Nor is anything started together with a stop that takes back a start which was not
    followed yet. A command is sent again once patience is over; a stop to one that was given up delays
    no start. Where a meter limits the room, the watts of one that was stopped are not free before the
    meter shows that either.
    """
    aims = [_aim(one, allocation) for one in contenders if _differs(one, allocation)]
    awaited = [aim for aim in aims if aim.yields and not aim.is_given_up]
    rising = [aim for aim in aims if not (aim.yields or aim.is_given_up)]
    stops = _sent(awaited, at, turns_pass=turns_pass)
    retries = _sent([aim for aim in aims if aim.is_given_up], at, turns_pass=turns_pass)
    if stops or is_awaited or any(aim.is_awaited for aim in awaited):
        return stops + retries
    return _sent(_affordable(rising, contenders, allocation), at, turns_pass=turns_pass) or retries


def _aim(one: Contender, allocation: Allocation) -> Aim:
    """Return what *one* is to be; what was told in vain is told again, not what it does instead."""
    is_on = one.ordinal in allocation.chosen
    return Aim(one, is_on, _aimed_w(one, allocation) if is_on else None)


def _aimed_w(one: Contender, allocation: Allocation) -> Watts | None:
    """Return at what level one is to run that is chosen, if it runs at any."""
    pending = one.memory.pending
    if pending is not None and one.resists:
        return pending.level_w
    return allocation.levels_w.get(one.ordinal)


def _level_w(aim: Aim) -> Watts:
    return aim.level_w or 0.0


def _differs(one: Contender, allocation: Allocation) -> bool:
    """Return whether a switch is not, or will not stay, what it should be; in test mode that is nobody's."""
    if not one.available or one.special.tested:
        return False
    is_on, pending = one.ordinal in allocation.chosen, one.memory.pending
    if one.runs is not is_on or (pending is not None and pending.is_on is not is_on):
        return True
    return one.flex is not None and is_on and _is_set_otherwise(one.flex, _aimed_w(one, allocation) or 0.0)


def _is_set_otherwise(flex: Flex, level_w: Watts) -> bool:
    """Return whether a load that runs is set to another level, or was told to be."""
    told_w = flex.seen_w if flex.told_w is None else flex.told_w
    return abs(flex.seen_w - level_w) > TOLERANCE or abs(told_w - level_w) > TOLERANCE


def _affordable(
    rising: Sequence[Aim], contenders: Iterable[Contender], allocation: Allocation
) -> Iterable[Aim]:
    """Return those of *rising* for whom there is room beside what meters still show."""
    hidden = {budget: one.room - one.hidden for budget, one in allocation.cautions.items() if one.hidden}
    if not hidden:
        return rising
    waiting = {aim.one.ordinal for aim in rising if not aim.is_sent}
    drawn = (_drawn(one, allocation, waiting) for one in contenders if one.ordinal in allocation.chosen)
    free = [hidden.get(budget, inf) for budget in range(len(allocation.used))]
    return _that_fit(rising, waiting, Ledger(free, drawn))


def _drawn(one: Contender, allocation: Allocation, waiting: Collection[int]) -> Bookings:
    """Return what one that is chosen takes before those *waiting* are started or raised."""
    if one.ordinal not in waiting:
        return allocation.bookings(one)
    return one.bookings_now if one.flex is not None and one.flex.now_w else ()


def _that_fit(rising: Iterable[Aim], waiting: Collection[int], room: Ledger) -> Iterator[Aim]:
    """Yield those of *rising* that draw already, or fit into *room* one after the other."""
    for aim in rising:
        if aim.one.ordinal not in waiting:
            yield aim
        elif room.holds(aim.more):
            room.book(aim.more)
            yield aim


def _sent(aims: Iterable[Aim], at: datetime, *, turns_pass: bool) -> tuple[Command, ...]:
    """Return the command for each of *aims* to whom it is due."""
    return tuple(
        Command(aim.one.load.id, aim.is_on, aim.level_w)
        for aim in aims
        if _is_due(aim, at, turns_pass=turns_pass)
    )


def _is_due(aim: Aim, at: datetime, *, turns_pass: bool) -> bool:
    """Return whether to send a command now, for the first time or again.

    Again: once patience is over and it is not blocked, or as turns pass. One that is blocked is started
    as turns pass only; a stop is always sent once.
    """
    pending = aim.one.memory.pending
    is_blocked = aim.one.memory.trouble.faults.health(at) is Health.BLOCKED
    if pending is None or (pending.is_on, pending.level_w) != (aim.is_on, aim.level_w):
        return turns_pass or aim.yields or not is_blocked
    if turns_pass and pending.is_given_up(at):
        return True
    return at >= pending.overdue_at and not is_blocked
