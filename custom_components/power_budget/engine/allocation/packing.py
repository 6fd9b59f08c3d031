"""Which of several rooms that are about as cold run: those that fill the room best."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from math import sqrt
from typing import NamedTuple

from ..quantity import TOLERANCE, Amount, Kelvin
from .contender import Contender
from .order import HEAD_START_K, coldness_k
from .room import Room

AS_COLD_K: Kelvin = HEAD_START_K
"""Rooms that differ by no more are about as cold."""

NEAR = 8
"""How many places before and behind the first that waits are looked at."""

MOST = 4
"""How many may give way at most, and how many may take their places."""

LEAST_K: Kelvin = 0.05
"""How cold a room counts at least: one above its setpoint that asks for heat is to get it."""


class Exchange(NamedTuple):
    """Who gives way, and who runs in their place."""

    out: Sequence[Contender]
    """Who would run by the order alone."""

    into: Sequence[Contender]
    """Who runs instead; some may be the same."""


def exchanges(
    by_cold: Sequence[Contender], chosen: Collection[int], protected: Collection[int], free: Room
) -> Iterator[Exchange]:
    """Yield what fills the room better than those *chosen* of *by_cold*, the coldest first.

    For each budget that lacks room for the first that waits: the best set of those about as cold
    as that one. Each exchange is to be booked before the next is asked for.
    """
    done: set[int] = set()
    for place, first in enumerate(by_cold):
        if first.ordinal in chosen or first.held_off:
            continue
        lacking = free.lacking(first.bookings)
        if lacking <= done:
            continue
        done |= lacking
        near = by_cold[max(0, place - NEAR) : place + NEAR]
        alike = [one for one in near if abs(coldness_k(one) - coldness_k(first)) <= AS_COLD_K + TOLERANCE]
        out = [one for one in alike if one.ordinal in chosen and one.ordinal not in protected]
        out = [one for one in out if any(amount and budget in lacking for budget, amount in one.bookings)]
        into = [one for one in alike if one.ordinal not in chosen and not one.held_off]
        if found := _better(out[-MOST:], into[:MOST], lacking, free):
            yield found


def worth(one: Contender) -> float:
    """Return what it is worth to heat a room: the colder, the more, and a large heater more than a small one.

    The root of its power stands between two wishes: to use all the room, for which twice the power
    would be worth twice as much, and to warm as many rooms as possible, for which it would not count.

    | power_w | below setpoint | runs | worth |
    |--------:|---------------:|------|------:|
    |    1000 |          2.0 K | no   |    63 |
    |    2000 |          2.0 K | no   |    89 |
    |    1000 |          1.5 K | yes  |    63 |
    """
    return sqrt(one.load.power_w) * max(coldness_k(one), LEAST_K)


def _better(
    out: Sequence[Contender], into: Sequence[Contender], lacking: Collection[int], free: Room
) -> Exchange | None:
    """Return who of all is worth more than those *out*, and uses no less of *lacking*, if any are."""
    if not out:
        return None
    full = {budget: free.left[budget] + TOLERANCE for budget in lacking}
    for one in out:
        free.release(one.bookings)
    search = _Search([*out, *into], free, full, sum(map(worth, out)))
    search.run(0, 0.0, ())
    for one in out:
        free.book(one.bookings)
    return None if search.best is None else Exchange(out, search.best)


class _Search:
    """Branch and bound: every set that fits, but for those that cannot be worth more than the best."""

    def __init__(
        self, candidates: Sequence[Contender], free: Room, full: Mapping[int, Amount], worth_of_all: float
    ) -> None:
        self._candidates, self._free, self._full = candidates, free, full
        self._worths = [worth(one) for one in candidates]
        self._still = [*accumulate(reversed(self._worths), initial=0.0)][::-1]
        self._most = worth_of_all * (1 + TOLERANCE)
        self.best: Sequence[Contender] | None = None
        """The set that is worth most, if one is worth more than what there was."""

    def run(self, index: int, so_far: float, taken: tuple[Contender, ...]) -> None:
        """Look at all sets that begin with *taken*, which are worth *so_far*."""
        if so_far + self._still[index] <= self._most:
            return
        if index == len(self._candidates):
            if all(self._free.left[budget] <= left for budget, left in self._full.items()):
                self.best, self._most = taken, so_far
            return
        one = self._candidates[index]
        if self._free.takes(one):
            self._free.book(one.bookings)
            self.run(index + 1, so_far + self._worths[index], (*taken, one))
            self._free.release(one.bookings)
        self.run(index + 1, so_far, taken)
