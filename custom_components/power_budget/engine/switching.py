"""What to command: only differences, and off before on."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from math import inf

from .allocation.allocate import Allocation
from .allocation.contender import Contender
from .allocation.ledger import Ledger
from .decision import Command
from .health import Health


def commands(
    contenders: Sequence[Contender],
    allocation: Allocation,
    at: datetime,
    *,
    turns_pass: bool,
) -> tuple[Command, ...]:
    """Return what must be sent now so that those run that *allocation* chose, and no others.

    As long as one that must stop is seen on, and is not given up, nothing is started: its
    watts are not free before it is seen off. Nor is anything started together with a stop that
    takes back a start which was not followed yet. A command is sent again once patience is
    over; a stop to one that was given up delays no start. Where a meter limits the room, the
    watts of one that was stopped are not free before the meter shows that either.
    """
    chosen = allocation.chosen
    differing = [one for one in contenders if _differs(one, is_on=one.ordinal in chosen)]
    awaited = [one for one in differing if one.ordinal not in chosen and not (one.stuck or one.lingers)]
    starting = [one for one in differing if one.ordinal in chosen]
    stuck = [one for one in differing if one.ordinal not in chosen and (one.stuck or one.lingers)]
    stops = _sent(awaited, at, is_on=False, turns_pass=turns_pass)
    retries = _sent(stuck, at, is_on=False, turns_pass=turns_pass)
    if stops or any(one.runs for one in awaited):
        return stops + retries
    affordable = _affordable(starting, contenders, allocation)
    return _sent(affordable, at, is_on=True, turns_pass=turns_pass) or retries


def _affordable(
    starting: Sequence[Contender], contenders: Iterable[Contender], allocation: Allocation
) -> Iterable[Contender]:
    """Return those of *starting* for whom there is room beside what meters still show."""
    hidden = {budget: one.room - one.hidden for budget, one in allocation.cautions.items() if one.hidden}
    if not hidden:
        return starting
    waiting = {one.ordinal for one in starting if not one.is_sent_on}
    drawn = (one for one in contenders if one.ordinal in allocation.chosen and one.ordinal not in waiting)
    free = [hidden.get(budget, inf) for budget in range(len(allocation.used))]
    ledger = Ledger(free, (one.bookings for one in drawn))
    return _that_fit(starting, waiting, ledger)


def _that_fit(starting: Iterable[Contender], waiting: Collection[int], room: Ledger) -> Iterator[Contender]:
    """Yield those of *starting* that draw already, or fit into *room* one after the other."""
    for one in starting:
        if one.ordinal not in waiting:
            yield one
        elif room.holds(one.bookings):
            room.book(one.bookings)
            yield one


def _sent(
    contenders: Iterable[Contender], at: datetime, *, is_on: bool, turns_pass: bool
) -> tuple[Command, ...]:
    """Return the command for each of *contenders* to whom it is due."""
    return tuple(
        Command(load=one.load.id, is_on=is_on)
        for one in contenders
        if _is_due(one, at, is_on=is_on, turns_pass=turns_pass)
    )


def _differs(one: Contender, *, is_on: bool) -> bool:
    """Return whether a switch is not, or will not stay, what it should be; in test mode that is nobody's."""
    if not one.available or one.tested:
        return False
    pending = one.memory.pending
    return one.runs is not is_on or (pending is not None and pending.is_on is not is_on)


def _is_due(one: Contender, at: datetime, *, is_on: bool, turns_pass: bool) -> bool:
    """Return whether to send a command now, for the first time or again.

    Again: once patience is over and it is not blocked, or as turns pass. One that is blocked is started
    as turns pass only; a stop is always sent once.
    """
    pending = one.memory.pending
    is_blocked = one.memory.trouble.faults.health(at) is Health.BLOCKED
    if pending is None or pending.is_on is not is_on:
        return turns_pass or not (is_on and is_blocked)
    if turns_pass and pending.is_given_up(at):
        return True
    return at >= pending.overdue_at and not is_blocked
