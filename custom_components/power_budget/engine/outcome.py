"""What a cycle tells: what each load got, and how each budget stands."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .allocation.allocate import Allocation
from .allocation.contender import Contender, summed, taken
from .allocation.reason import reason
from .begin import ruled
from .budget import Unit
from .decision import Grant, Outcome, Reason
from .demand.level import wanted_w
from .limits import LimitSource
from .quantity import Amount, Watts
from .site import Site
from .state import State
from .supply.limit import largest_w, unit_w, whole

type Limits = Mapping[LimitSource, Amount]


def grants(
    site: Site, contenders: Iterable[Contender], order: Iterable[Contender], allocation: Allocation
) -> tuple[Grant, ...]:
    """Return what each load got, and why."""
    places = [-1] * len(site.loads)
    for rank, one in enumerate(order):
        places[one.ordinal] = rank
    return tuple([_grant(site, one, places[one.ordinal], allocation) for one in contenders])


def _grant(site: Site, one: Contender, place: int, allocation: Allocation) -> Grant:
    is_chosen = one.ordinal in allocation.chosen
    amount = _amount(site, one, allocation) if is_chosen else 0.0
    why = reason(one, allocation)
    needs, budget, memory = 0.0, one.bookings[0][0], one.memory
    if why is Reason.WAITING:
        needs, budget = allocation.lacks(one.bookings)
    level_w, wanted_w = (None, None) if one.flex is None else _levels_w(site, one, allocation)
    return Grant(  # in the order of its fields: with names it would take twice as long
        one.load.id,
        amount,
        amount if is_chosen or not one.is_unruly else one.amount,
        why,
        one.asks,
        memory.boosted,
        memory.trouble.freezes,
        needs,
        site.budgets[budget].id,
        one.held_until,
        place,
        level_w,
        wanted_w,
    )


def _levels_w(site: Site, one: Contender, allocation: Allocation) -> tuple[Watts, Watts | None]:
    """Return what one is set to that runs at any level, and what it would be if there were room for all."""
    span = site.known[one.ordinal].span
    return allocation.levels_w.get(one.ordinal, 0.0), span and (
        wanted_w(span, one.memory) if one.wants else 0.0
    )


def _amount(site: Site, one: Contender, allocation: Allocation) -> Amount:
    """Return what one that is chosen is granted, from all budgets together, in the unit of its own."""
    if one.flex is None:
        return one.amount
    level_w = allocation.levels_w.get(one.ordinal)
    is_counted = site.budgets[one.bookings[0][0]].unit is Unit.LOADS
    return one.amount if level_w is None or is_counted else level_w


class Books(NamedTuple):
    """What loads take from budgets, by the index of each budget."""

    granted: Sequence[Amount]
    """What is granted."""

    drawn: Sequence[Amount]
    """What is granted, and what is drawn whatever is decided."""


def books(
    site: Site, contenders: Sequence[Contender], allocation: Allocation, others: Sequence[Amount]
) -> Books:
    """Return what *contenders* take from each budget of *site* beside what *others* do: batteries."""
    chosen = allocation.chosen
    granted = summed(site, (allocation.bookings(one) for one in contenders if one.ordinal in chosen))
    unruly = [one for one in contenders if one.ordinal not in chosen and one.is_unruly]
    beside = taken(site, unruly)
    return Books(granted, [sum(all_of_it) for all_of_it in zip(granted, beside, others, strict=True)])


def outcomes(
    site: Site, state: State, own: Sequence[Limits], books: Books, grants: Sequence[Grant]
) -> dict[str, Outcome]:
    """Return how each budget stands, by its id; *own* are the limits that each has of its own."""
    rules, in_turn = ruled(site, state), _in_turn(site, state)
    left = [min(limits.values()) - amount for limits, amount in zip(own, books.drawn, strict=True)]
    return {
        budget.id: Outcome(
            away=rules[index].away,
            tested=rules[index].tested,
            limits={**own[index], **_above(site, state, index, books.drawn[index], left)},
            granted=books.granted[index],
            grants=_of_members(grants, site.members[index]),
            next_index=_next_index(site, site.members[index], in_turn),
        )
        for index, budget in enumerate(site.budgets)
    }


def _above(site: Site, state: State, index: int, drawn: Amount, left: Sequence[Amount]) -> Limits:
    """Return what the budgets above leave to one of which so much is *drawn*; nothing for a root.

    | drawn | left by the parent | left by its parent | limit |
    |------:|-------------------:|-------------------:|------:|
    |  2000 |               1000 |                  – |  3000 |
    |  2000 |               1000 |                500 |  2500 |
    """
    above = site.lineages[index][1:]
    if not above:
        return {}
    free = min(_converted(site, state, left[over], over, index) for over in above)
    return {LimitSource.PARENT: max(0.0, drawn + free)}


def _converted(site: Site, state: State, amount: Amount, over: int, under: int) -> Amount:
    """Return an amount of one budget in the unit of another below it; loads count as its largest."""
    here, there = site.budgets[under], site.budgets[over]
    if here.unit is there.unit:
        return amount
    if here.unit is Unit.LOADS:
        return whole(here, amount / unit_w(site.branches[under], state))
    return amount * largest_w(site.branches[under], state)


def _of_members(grants: Sequence[Grant], members: Mapping[int, int]) -> tuple[Grant, ...]:
    """Return those of *grants* that are of *members*."""
    if len(members) == len(grants):
        return tuple(grants)
    return tuple(map(grants.__getitem__, members))


def _in_turn(site: Site, state: State) -> Sequence[int]:
    """Return the places of the rota in the order in which they come next, for the equals that lead."""
    begin, rota = site.first_place(state.next_turn, state.leading), site.rota
    return rota[begin:] + rota[:begin]


def _next_index(site: Site, members: Mapping[int, int], in_turn: Iterable[int]) -> int:
    """Return the rank, among the heaters of *members*, of the one that goes first; zero if there are none."""
    first = next((ordinal for ordinal in in_turn if ordinal in members), None)
    if first is None:
        return 0
    return members[first] - sum(ordinal < first for ordinal in site.attended if ordinal in members)
