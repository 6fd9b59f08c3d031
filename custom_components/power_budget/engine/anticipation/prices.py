"""What electricity will cost, slot by slot, from prices that are told for hours of today and tomorrow."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta

from .foretold import Foretold

DAY = timedelta(days=1)

LONGEST = timedelta(hours=1)
"""How long a price holds at most that no other follows."""


def prices_by_slot(told: Sequence[Foretold], at: datetime, slot: timedelta, slots: int) -> list[float] | None:
    """Return the price as each slot from *at* on is half over; None where none is told for now.

    A price holds until the next, and the last as long as the one before it did. Where none is told yet, as
    for tomorrow in the morning, it is taken to be what it is a day before, and else what it is on average.
    Of 3 for this hour and 5 for the next, in slots of half an hour:

    | slot | price |
    |-----:|------:|
    |    1 |     3 |
    |    2 |     5 |
    |    3 |     5 |
    |    4 |     4 |
    """
    ordered = sorted({one.at: one for one in told}.values())
    if _price(ordered, at) is None:
        return None
    usual = sum([one.value for one in ordered]) / len(ordered)
    middles = (at + slot * (index + 0.5) for index in range(slots))
    return [_likely(ordered, middle, usual) for middle in middles]


def _likely(ordered: Sequence[Foretold], at: datetime, usual: float) -> float:
    """Return the price at an instant: as told, or as a day before, or as usual."""
    for told in (_price(ordered, at), _price(ordered, at - DAY)):
        if told is not None:
            return told
    return usual


def _price(ordered: Sequence[Foretold], at: datetime) -> float | None:
    """Return the price that is told for an instant; None where none is."""
    index = bisect_right(ordered, at, key=lambda one: one.at)
    if not index:
        return None
    before = ordered[index - 1]
    if index < len(ordered):
        return before.value
    lasts = min(LONGEST, before.at - ordered[-2].at) if len(ordered) > 1 else LONGEST
    return before.value if at < before.at + lasts else None
