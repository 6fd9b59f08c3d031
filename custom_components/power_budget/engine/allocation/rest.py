"""Batteries that charge from the room that is left: given up before any comfort.

1. Whoever wants to run goes first. What it could have, if nothing charged, is not charged from: not even
   while it rests, or waits for room to spare, or rises slowly to what it wants.
2. Nothing is charged from what another battery gives.
3. Less at once, more after a while, and only if that is worth it.
"""

from collections.abc import Iterable, Sequence
from math import floor, fsum

from ..quantity import TOLERANCE, Amount, Watts
from ..site import Site
from .allocate import Allocation
from .contender import Contender
from .cover import WORTH_W, Backing
from .distribute import distribute
from .ledger import Ledger
from .order import Ranking, in_order
from .standing import Standing


def left_over(
    site: Site, allocation: Allocation, ranking: Ranking, backing: Backing, now: Sequence[Amount]
) -> list[Amount]:
    """Return what each budget has left that nobody wants, beside what is drawn *now*, or still shown so.

    | limit | runs | rests or waits | is left |                                |
    |------:|-----:|---------------:|--------:|--------------------------------|
    |  5000 | 3000 |              – |    2000 |                                |
    |  5000 | 3000 |           1500 |     500 | it starts as soon as it may    |
    |  5000 | 3000 |           2500 |    2000 | there is not enough for it yet |
    """
    left = [
        min(free - (limit - room), room - drawn)
        for free, limit, room, drawn in zip(allocation.free, backing.limits, backing.rooms, now, strict=True)
    ]
    ledger = Ledger(left)
    for one in in_order(ranking):
        _reserve(site, allocation, one, ledger)
    return ledger.left


def _reserve(site: Site, allocation: Allocation, one: Contender, ledger: Ledger) -> None:
    """Take from what is left what *one* may yet have: all that it wants, if it waits and would fit."""
    span = site.known[one.ordinal].span
    if not one.wants or one.blocked:
        return
    if one.ordinal not in allocation.chosen:
        if ledger.holds(one.bookings):
            ledger.book(one.bookings)
    elif span is not None:
        more_w = max(0.0, span.most_w - allocation.levels_w.get(one.ordinal, span.most_w))
        ledger.book([(budget, more_w * part) for budget, part in span.carried])


def absorbed(
    batteries: Sequence[Standing], left: Sequence[Amount], inside_out: Iterable[int]
) -> dict[str, Watts]:
    """Return with how much each of *batteries* charges, so that no budget gives more than it has *left*.

    It is shared so that states of charge level out; what one budget cannot give to one, another battery gets
    that stands elsewhere.
    """
    takes_w = {one.id: one.absorbs_w for one in batteries}
    for index in inside_out:
        able = [one for one in batteries if index in one.line]
        most_w = fsum(takes_w[one.id] for one in able)
        if not able or most_w <= left[index]:
            continue
        rest_w = max(0.0, WORTH_W * floor(left[index] / WORTH_W + TOLERANCE))
        settables = [one.settable(down_w=0.0, up_w=takes_w[one.id]) for one in able]
        takes_w |= distribute(min(rest_w, most_w), settables).set_w
    return takes_w
