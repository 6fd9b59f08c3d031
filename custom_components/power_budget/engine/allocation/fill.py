"""Filling the room: each in order, if it still fits."""

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple

from ..quantity import Amount, Watts
from ..tree import Bookings
from .contender import Contender
from .ledger import Ledger
from .order import Equals, Ranking, in_order
from .packing import Packing
from .room import Cautions, Room
from .share import asked, share


class Filled(NamedTuple):
    """Who fits."""

    chosen: set[int]
    """Who runs."""

    rested: set[int]
    """Who would run but for its minimum off time."""

    rooms: list[Ledger]
    """What each of the equals had before them."""

    free: Sequence[Amount]
    """The room that is left of each budget."""

    used: Sequence[Amount]
    """What they take from each budget."""

    levels_w: Mapping[int, Watts]
    """To what those are set that run at any level, by ordinal."""

    risen: Mapping[int, Bookings]
    """What those of them take from each budget that are set above their least."""


def fill(
    asking: Ranking, protected: Sequence[Contender], limits: Sequence[Amount], cautions: Cautions
) -> Filled:
    """Return who of *asking* runs beside *protected*: each in order, if it still fits into *limits*.

    Those that are blocked are tried only where nobody that obeys waits.
    """
    filling = _Filling(protected, limits, cautions)
    for equals in asking:
        filling.add(equals, is_barred=equals.order[0].blocked and filling.lets_wait(asking))
    return filling.filled


class _Filling:
    """Who runs, as far as is known by now."""

    def __init__(self, protected: Sequence[Contender], limits: Sequence[Amount], cautions: Cautions) -> None:
        self._protected = frozenset(one.ordinal for one in protected)
        self._chosen = set(self._protected)
        self._rested: set[int] = set()
        self._levels_w = {one.ordinal: one.flex.least_w for one in protected if one.flex is not None}
        self._risen: dict[int, Bookings] = {}
        self._rooms: list[Ledger] = []
        self._free = Room(limits, cautions, (one.bookings for one in protected))
        self._room = Ledger(limits) if protected else self._free  # else they would always be the same
        self._starts: Ledger = self._free

    @property
    def filled(self) -> Filled:
        """What it comes to."""
        free = [0.0 if left == -inf else left for left in self._starts.left]
        used = self._free.used
        return Filled(self._chosen, self._rested, self._rooms, free, used, self._levels_w, self._risen)

    def lets_wait(self, asking: Ranking) -> bool:
        """Return whether any of *asking* that obeys has to wait for room."""
        return any(
            one.ordinal not in self._chosen and not one.blocked and not one.held_off
            for one in in_order(asking)
        )

    def add(self, equals: Equals, *, is_barred: bool) -> None:
        """Choose of *equals* who runs beside those before them; nobody if they are barred."""
        self._rooms.append(Ledger(self._room.left))
        if is_barred:
            return
        self._starts = _kept(_first_able(equals.order, self._room), self._chosen, self._free, self._starts)
        self._take(equals.order)
        if self._starts is self._free and self._exchange(equals.by_cold):
            self._take(one for one in equals.order if one.ordinal not in self._chosen)
        self._raise([one for one in equals.order if one.flex is not None and one.ordinal in self._chosen])

    def _take(self, order: Iterable[Contender]) -> None:
        """Choose each in *order* that still fits."""
        chosen, free, starts = self._chosen, self._free, self._starts
        ledgers = {self._room, free, starts}  # a set: while no room is kept for anybody, they are one
        for one in order:
            if one.ordinal in chosen:
                self._room.book(one.bookings)
            elif free.takes(one):
                if one.held_off:
                    self._rested.add(one.ordinal)
                elif one.runs or starts is free or starts.holds(one.bookings):
                    chosen.add(one.ordinal)
                    for ledger in ledgers:
                        ledger.book(one.bookings)

    def _raise(self, rising: Sequence[Contender]) -> None:
        """Let those that run at any level share what their equals left."""
        if not rising:
            return
        free = [0.0 if left == -inf else left for left in self._starts.left]
        ledgers = {self._room, self._free, self._starts}
        for one, level_w in zip(rising, share([*map(asked, rising)], free), strict=True):
            self._levels_w[one.ordinal] = level_w
            risen = one.at(level_w)
            if risen is one.bookings:
                continue
            self._risen[one.ordinal] = risen
            for ledger in ledgers:
                ledger.release(one.bookings)
                ledger.book(risen)

    def _exchange(self, by_cold: Sequence[Contender]) -> bool:
        """Let those run, of several about as cold, that fill the room best; return whether any changed."""
        is_changed = False
        packing = Packing(
            by_cold=by_cold,
            chosen=self._chosen,
            protected=self._protected,
            room=self._rooms[-1],
            free=self._free,
        )
        for out, into in packing.exchanges() if by_cold else ():
            is_changed = True
            for ledger in {self._room, self._free}:
                for one in out:
                    ledger.release(one.bookings)
                for one in into:
                    ledger.book(one.bookings)
            self._chosen -= {one.ordinal for one in out}
            self._chosen |= {one.ordinal for one in into}
        return is_changed


def _first_able(equals: Iterable[Contender], room: Ledger) -> Contender | None:
    """Return the first of *equals* that may start and fits into the *room* left for them, if one does."""
    able = (one for one in equals if not one.held_off and room.holds(one.bookings))
    return next(able, None)


def _kept(first: Contender | None, chosen: set[int], free: Ledger, starts: Ledger) -> Ledger:
    """Return what is left to *start* others, with room kept for *first* if it waits for it.

    Where it lacks room nobody starts; elsewhere what it needs is set aside until it has all.
    """
    if first is None or first.ordinal in chosen or free.holds(first.bookings):
        return starts
    kept = Ledger(starts.left)
    for budget, amount in first.bookings:
        lacks = not free.holds(((budget, amount),))
        kept.left[budget] = -inf if lacks else kept.left[budget] - amount
    return kept
