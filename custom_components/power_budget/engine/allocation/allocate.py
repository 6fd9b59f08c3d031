"""Which loads run: those that fit, in order, with what minimum times ask for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..limits import Caution
from ..quantity import TOLERANCE, Amount, fits
from .contender import Contender
from .order import Ranking, in_order, wanting


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """Who runs within a budget, by the ordinals of loads."""

    chosen: frozenset[int]
    """Who may run."""

    held: frozenset[int]
    """Who of them would not run by the order alone: its minimum on time protects it."""

    rested: frozenset[int]
    """Who would run, by the order alone, if its minimum off time were over."""

    rooms: tuple[Amount, ...]
    """What those before them leave to each of the equals that want heat, in order."""

    free: Amount
    """The room that is left for one who waits; none while it is kept for another."""

    used: Amount
    """What those chosen are counted at."""

    caution: Caution | None
    """What must be free for more to run than before, where a meter limits it."""

    def lacks(self, amount: Amount) -> Amount:
        """Return how much more room it takes to let one run that waits."""
        careful = 0.0 if self.caution is None else self.caution.lacks(amount, self.used)
        return max(0.0, amount - self.free, careful)


def allocate(ranking: Ranking, room: Amount, caution: Caution | None = None) -> Allocation:
    """Choose who of *ranking* runs in *room*.

    1. Whoever its minimum on time protects goes on running.
    2. Each in order runs if it still fits; one that does not fit is passed over.
    3. If minimum on times leave no room for the first of some equals, though it would fit
       beside those who go before them, nobody behind it starts until it can: room is kept.
    4. Where a meter limits the room, one that did not run needs some to spare, unless it takes the
       place of others: *caution*. What runs then may be replaced freely too, until nothing changes.

    The sum of those chosen is within *room*. As long as nobody is protected, it is never less
    with more room: the first of the order that fits only into the larger room takes more
    than was left in the smaller.
    """
    protected = _protected(in_order(ranking), room)
    asking = wanting(ranking)
    filled = _fill(asking, protected, room, caution)
    while caution is not None and filled.used > caution.running + TOLERANCE:
        caution = replace(caution, running=filled.used)
        filled = _fill(asking, protected, room, caution)
    chosen, rested = filled.chosen, filled.rested
    held = {one.ordinal for one in protected}
    if held and any(one.ordinal not in chosen for one in in_order(asking)):
        by_order = _fill(asking, [], room, caution)
        rested = by_order.rested
        held -= by_order.chosen
    elif held:
        held -= {one.ordinal for one in in_order(asking)}
    return Allocation(
        chosen=frozenset(chosen),
        held=frozenset(held),
        rested=frozenset(rested),
        rooms=tuple(filled.rooms),
        free=filled.free,
        used=filled.used,
        caution=caution,
    )


class _Filled(NamedTuple):
    """Who fits."""

    chosen: set[int]
    """Who runs."""

    rested: set[int]
    """Who would run but for its minimum off time."""

    rooms: list[Amount]
    """What each of the equals had before them."""

    free: Amount
    """The room that is left."""

    used: Amount
    """The room that they take."""


def _fill(asking: Ranking, protected: Sequence[Contender], room: Amount, caution: Caution | None) -> _Filled:
    """Return who of *asking* runs beside *protected*: each in order, if it still fits into *room*."""
    chosen = {one.ordinal for one in protected}
    rested: set[int] = set()
    rooms: list[Amount] = []
    used = sum(one.amount for one in protected)
    free = room - used
    kept = False
    for equals in asking:
        rooms.append(room)
        kept = kept or _is_kept(equals, chosen, room, free)
        for one in equals:
            if one.ordinal in chosen:
                room -= one.amount
            elif fits(one.amount, free) and _may_run(one, caution, used):
                if one.held_off:
                    rested.add(one.ordinal)
                elif one.runs or not kept:
                    chosen.add(one.ordinal)
                    free -= one.amount
                    used += one.amount
                    room -= one.amount
    return _Filled(chosen, rested, rooms, 0.0 if kept else free, used)


def _may_run(one: Contender, caution: Caution | None, used: Amount) -> bool:
    """Return whether caution lets *one* run beside what is *used*: one that ran may go on."""
    return caution is None or one.memory.granted or not caution.lacks(one.amount, used)


def _is_kept(equals: Iterable[Contender], chosen: set[int], room: Amount, free: Amount) -> bool:
    """Return whether *free* is kept for the first of *equals* that fits into the *room* left for them."""
    able = (one for one in equals if not one.held_off and fits(one.amount, room))
    first = next(able, None)
    return first is not None and first.ordinal not in chosen and not fits(first.amount, free)


def _protected(order: Sequence[Contender], room: Amount) -> list[Contender]:
    """Return whom a minimum on time keeps running.

    When the limit fell below what runs, minimum times count for nothing in choosing who
    yields: the last of the order do.
    """
    running = [one for one in order if one.runs and one.memory.granted and (one.wants or one.held_on)]
    return [one for one in _first_that_fit(running, room) if one.held_on]


def _first_that_fit(order: Iterable[Contender], room: Amount) -> Iterable[Contender]:
    """Yield those of *order* that fit into *room*, one after the other."""
    for one in order:
        if fits(one.amount, room):
            room -= one.amount
            yield one
