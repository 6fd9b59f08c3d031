"""Which loads run: those that fit, in order, with what minimum times ask for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..quantity import Amount, fits
from .contender import Contender
from .order import among_equals


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """Who runs within a budget, by the ordinals of loads."""

    chosen: frozenset[int]
    """Who may run."""

    held: frozenset[int]
    """Who of them would not run by the order alone: its minimum on time protects it."""

    rested: frozenset[int]
    """Who would run, by the order alone, if its minimum off time were over."""

    room: Amount
    """What was shared among them."""

    free: Amount
    """The room that is left for one who waits; none while it is kept for another."""


def allocate(order: Sequence[Contender], room: Amount) -> Allocation:
    """Choose who of *order* runs in *room*.

    1. Whoever its minimum on time protects goes on running.
    2. Each in order runs if it still fits; one that does not fit is passed over.
    3. If minimum on times leave no room for the first of some equals, though it would fit
       beside those who go before them, nobody behind it starts until it can: room is kept.

    The sum of those chosen is within *room*. As long as nobody is protected, it is never less
    with more room: the first of the order that fits only into the larger room takes more
    than was left in the smaller.
    """
    protected = _protected(order, room)
    chosen, rested, free = _fill(order, protected, room)
    held = {one.ordinal for one in protected}
    if held and any(one.wants and one.ordinal not in chosen for one in order):
        by_order, rested, _ = _fill(order, [], room)
        held -= by_order
    else:
        held -= {one.ordinal for one in order if one.wants}
    return Allocation(
        chosen=frozenset(chosen), held=frozenset(held), rested=frozenset(rested), room=room, free=free
    )


def _fill(
    order: Sequence[Contender], protected: Sequence[Contender], room: Amount
) -> tuple[set[int], set[int], Amount]:
    """Return who runs, who would but for its minimum off time, and the room that is left."""
    chosen = {one.ordinal for one in protected}
    rested: set[int] = set()
    free = room - sum(one.amount for one in protected)
    kept = False
    for equals in among_equals(order):
        kept = kept or _is_kept(equals, chosen, room, free)
        for one in equals:
            if one.ordinal in chosen or not fits(one.amount, free):
                continue
            if one.held_off:
                rested.add(one.ordinal)
            elif one.runs or not kept:
                chosen.add(one.ordinal)
                free -= one.amount
        room -= sum(one.amount for one in equals if one.ordinal in chosen)
    return chosen, rested, 0.0 if kept else free


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
