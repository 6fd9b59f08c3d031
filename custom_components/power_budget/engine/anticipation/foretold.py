"""What somebody foretells for some instants, slot by slot."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

LEAST_SPAN = timedelta(hours=6)
"""What reaches no further ahead tells too little of a day."""


class Foretold(NamedTuple):
    """What is foretold for one instant."""

    at: datetime
    """The instant."""

    value: float
    """What it will be."""


def course(told: Sequence[Foretold], at: datetime, slot: timedelta, slots: int) -> list[float] | None:
    """Return what will be in the middle of each slot from *at* on; None where too little is told.

    Between two instants it goes straight from one value to the other; before the first and after the last it
    stays. Of 2 told for now and 8 for in six hours, in slots of two hours:

    | slot | course |
    |-----:|-------:|
    |    0 |      3 |
    |    1 |      5 |
    |    2 |      7 |
    |    3 |      8 |
    """
    ordered = sorted(told)
    if not ordered or ordered[-1].at - at < LEAST_SPAN:
        return None
    middles = (at + slot * (index + 0.5) for index in range(slots))
    return [_between(ordered, middle) for middle in middles]


def _between(ordered: Sequence[Foretold], at: datetime) -> float:
    """Return what will be at an instant."""
    for before, after in pairwise(ordered):
        if before.at <= at < after.at:
            passed = (at - before.at) / (after.at - before.at)
            return before.value + passed * (after.value - before.value)
    return ordered[0].value if at < ordered[0].at else ordered[-1].value
