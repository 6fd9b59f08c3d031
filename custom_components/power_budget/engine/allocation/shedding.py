"""Which attended loads stop, where they are too much by themselves: as few as needed, the least first."""

from collections.abc import Sequence

from ..quantity import TOLERANCE, Amount
from ..tree import Bookings
from .contender import Contender
from .ledger import Ledger


def shed(drawing: Sequence[Contender], limits: Sequence[Amount]) -> frozenset[int]:
    """Return whom of *drawing* to stop so that the rest is within *limits*, as far as that can be.

    1. As long as a budget is over its limit, somebody stops that draws on it, of the lowest priority.
       Among those of one priority it is the smallest that is enough, or else the largest.
    2. Whoever turns out not to have been needed goes on, the highest priority first.

    After the preemption of Kueue (``preemption.go``): remove until it fits, and put back.

    | limit | run, by priority                | stops   |
    |------:|---------------------------------|---------|
    |  5000 | a 3000 (0), b 2000 (0)          | –       |
    |  4500 | a 3000 (0), b 2000 (0)          | b       |
    |  2500 | a 3000 (0), b 2000 (0)          | a       |
    |  4500 | a 3000 (0), b 2000 (1)          | a       |
    |  3500 | a 1000 (0), b 2000 (1), c 2500 (2) | b    |
    |  1500 | a 1000 (0), b 1000 (1), c 3000 (2) | a, c |
    |  2600 | a 1000 (0), b 2000 (0), c 2500 (0) | a, c |
    """
    ledger, stopped = Ledger(limits, (one.bookings for one in drawing)), []
    able = [one for one in drawing if _can_stop(one)]
    while over := [one for one in able if _is_over(ledger, one.bookings)]:
        least = min(one.load.priority for one in over)
        first = _first([one for one in over if one.load.priority == least], ledger)
        ledger.release(first.bookings)
        able.remove(first)
        stopped.append(first)
    for one in stopped[::-1]:
        if ledger.holds(one.bookings):
            ledger.book(one.bookings)
            stopped.remove(one)
    return frozenset(one.ordinal for one in stopped)


def _can_stop(one: Contender) -> bool:
    can_shed = one.load.attended is not None and one.load.attended.can_shed
    return can_shed and not one.is_unruly


def _is_over(ledger: Ledger, bookings: Bookings) -> bool:
    """Return whether any budget on which *bookings* are made is over its limit."""
    return any(amount and ledger.left[budget] < -TOLERANCE for budget, amount in bookings)


def _first(equals: Sequence[Contender], ledger: Ledger) -> Contender:
    """Return who of *equals* stops first: the smallest that is enough, or else the largest."""
    enough = [one for one in equals if _is_enough(one, ledger)]
    return min(enough, key=lambda one: one.amount) if enough else max(equals, key=lambda one: one.amount)


def _is_enough(one: Contender, ledger: Ledger) -> bool:
    """Return whether no budget is over its limit any more if *one* stops."""
    freed = dict(one.bookings)
    return all(left + freed.get(budget, 0.0) >= -TOLERANCE for budget, left in enumerate(ledger.left))
