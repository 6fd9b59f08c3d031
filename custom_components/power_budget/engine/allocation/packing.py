"""Which of several rooms that are about as cold run: those that fill the room best."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from math import sqrt
from typing import NamedTuple

from ..quantity import TOLERANCE, Amount, Kelvin
from .contender import Contender
from .ledger import Ledger
from .order import HEAD_START_K, coldness_k
from .room import Room

AS_COLD_K: Kelvin = HEAD_START_K
"""Rooms that differ by no more are about as cold."""

NEAR = 24
"""How many places before and behind the first that waits are looked at."""

MOST = 4
"""How many may give way at most, and how many may take their places."""

TRIES = 4
"""How many that wait for a budget are looked at, until one finds somebody to change places with."""

LOOKS = 8
"""How many that wait are looked at in all, for each budget that there is: thousands take no longer."""

LEAST_K: Kelvin = 0.05
"""How cold a room counts at least: one above its setpoint that asks for heat is to get it."""


class Exchange(NamedTuple):
    """Who gives way, and who runs in their place."""

    out: Sequence[Contender]
    """Who would run otherwise."""

    into: Sequence[Contender]
    """Who runs instead; some may be the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """Equals in order of their coldness, and who of them runs by now."""

    by_cold: Sequence[Contender]
    """Those that may change places, the coldest first."""

    chosen: Collection[int]
    """Who runs, by ordinals; it changes with each exchange."""

    protected: Collection[int]
    """Who goes on running whatever happens."""

    room: Ledger
    """What those before them leave to all of them."""

    free: Room
    """What is left beside those chosen; it changes with each exchange."""

    def exchanges(self) -> Iterator[Exchange]:
        """Yield what is better than those chosen, each to be booked before the next is asked for.

        For each budget that lacks room for somebody: the best set of those about as cold as the first
        that waits for it. At last: those that were granted before go on, where others would take
        their places for nothing, so that nobody is switched back and forth.
        """
        tries, spent = [0] * len(self.free.left), set[int]()
        waiting = (place for place, one in enumerate(self.by_cold) if one.ordinal not in self.chosen)
        for place in islice(waiting, LOOKS * len(self.free.left)):
            first = self.by_cold[place]
            if first.held_off:
                continue
            lacking = self.free.lacking(first.bookings)
            if lacking <= spent or not self.room.holds(first.bookings):
                continue
            candidates = self._alike(place, lacking)
            for budget in lacking:
                tries[budget] += 1 if candidates is None else TRIES
            spent |= {budget for budget in lacking if tries[budget] >= TRIES}
            if candidates is not None and (found := _better(candidates, lacking, self.free)):
                yield found
        if steady := self._steady():
            yield steady

    def _waits(self, one: Contender) -> bool:
        return one.ordinal not in self.chosen and not one.held_off

    def _yields(self, one: Contender) -> bool:
        return one.ordinal in self.chosen and one.ordinal not in self.protected

    def _alike(self, place: int, lacking: Collection[int]) -> Exchange | None:
        """Return who may give way to whom, all about as cold and drawing on what is *lacking*, if any may."""
        near, cold_k = self.by_cold[max(0, place - NEAR) : place + NEAR + 1], coldness_k(self.by_cold[place])
        alike = [
            one
            for one in near
            if _draws_on(one, lacking) and abs(coldness_k(one) - cold_k) <= AS_COLD_K + TOLERANCE
        ]
        out = [one for one in alike if self._yields(one)]
        into = [one for one in alike if self._waits(one)]
        return Exchange(out[-MOST:], into[:MOST]) if out else None

    def _steady(self) -> Exchange | None:
        """Return who was granted before and goes on, and who is not to take their places."""
        chosen = self.chosen
        new = (one for one in self.by_cold if one.ordinal in chosen and not one.memory.granted)
        out = [*islice((one for one in new if one.ordinal not in self.protected), NEAR + 1)]
        if not 0 < len(out) <= NEAR:
            return None
        into = [one for one in self.by_cold if one.memory.granted and self._waits(one)]
        if not into or max(map(coldness_k, out)) > min(map(coldness_k, into)) + AS_COLD_K + TOLERANCE:
            return None
        if sum(map(worth, into)) < sum(map(worth, out)) * (1 - TOLERANCE):
            return None
        return Exchange(out, into) if self.free.exchanges(out, into) else None


def _draws_on(one: Contender, budgets: Collection[int]) -> bool:
    for budget, amount in one.bookings:  # noqa: SIM110 - asked so often that any() would take twice as long
        if amount and budget in budgets:
            return True
    return False


def worth(one: Contender) -> float:
    """Return what it is worth to heat a room: the colder, the more, and a large heater more than a small one.

    The root of what it takes stands between two wishes: to use all the room, for which twice the power
    would be worth twice as much, and to warm as many rooms as possible, for which it would not count.

    | takes, W | below setpoint | runs | worth |
    |---------:|---------------:|------|------:|
    |     1000 |          2.0 K | no   |    63 |
    |     2000 |          2.0 K | no   |    89 |
    |     1000 |          1.5 K | yes  |    63 |
    |     1000 |         -1.0 K | yes  |    17 |
    """
    head_start_k = HEAD_START_K if one.memory.granted else 0.0
    return sqrt(one.amount) * (max(one.deficit_k or 0.0, LEAST_K) + head_start_k)


def _better(candidates: Exchange, lacking: Collection[int], free: Room) -> Exchange | None:
    """Return who is worth more together than those that run, and uses no less of *lacking*, if any are."""
    out, into = candidates
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

    def run(self, begin: int, so_far: float, taken: tuple[Contender, ...]) -> None:
        """Look at *taken*, which are worth *so_far*, with each set of candidates from *begin* on."""
        for index in range(begin, len(self._candidates)):
            if so_far + self._still[index] <= self._most:
                return
            one = self._candidates[index]
            if self._free.takes(one):
                self._free.book(one.bookings)
                self.run(index + 1, so_far + self._worths[index], (*taken, one))
                self._free.release(one.bookings)
        left = self._free.left
        if so_far > self._most and all(left[budget] <= most for budget, most in self._full.items()):
            self.best, self._most = taken, so_far
