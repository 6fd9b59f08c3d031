"""Who goes first: the order in which loads are asked whether they fit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..budget import Order
from ..quantity import Kelvin
from ..rota import Turn, turns_until
from ..site import Site
from .contender import Contender

HEAD_START_K: Kelvin = 0.5
"""By how much colder another must be to take the place of one that runs: relays are spared."""


class Equals(NamedTuple):
    """Loads among which only their order decides: of one priority, and all boosted, or ahead, or neither."""

    order: Sequence[Contender]
    """First comes first."""

    by_cold: Sequence[Contender]
    """Those of them that are in this order because of how cold their rooms are."""


type Ranking = Sequence[Equals]
"""Those who compete, first comes first; those only held on come last."""


def ranked(site: Site, turn: Turn, contenders: Iterable[Contender]) -> Ranking:
    """Return *contenders* in the order in which they are asked whether they fit.

    1. those that want heat before those that are only held on
    2. those that obey before those that are blocked
    3. those whose rooms freeze, then those that were kept waiting for longer than they may
    4. boosted ones before others
    5. higher priority before lower
    6. those whose room should be warmer now before those that are warmed ahead
    7. those that would otherwise wait too long, longest first
    8. with order coldest first: the furthest below its setpoint, an unknown distance
       counting as none
    9. in turn, which goes round among equals
    """
    groups: defaultdict[tuple[bool, bool, int, bool, int, bool], list[Contender]] = defaultdict(list)
    for one in contenders:
        standing = one.special.standing
        is_boosted, priority = (False, 0) if standing else (one.memory.boosted, one.load.priority)
        is_ahead = one.ahead and not (standing or is_boosted)
        groups[one.wants, not one.blocked, standing, is_boosted, priority, not is_ahead].append(one)
    return [_ranked_equals(site, turn, groups[key]) for key in sorted(groups, reverse=True)]


def wanting(ranking: Ranking) -> Ranking:
    """Return those of *ranking* who want heat."""
    return [equals for equals in ranking if equals.order[0].wants]


def in_order(ranking: Ranking) -> list[Contender]:
    """Return all of *ranking*, one after the other."""
    return [one for equals in ranking for one in equals.order]


def coldness_k(one: Contender) -> Kelvin:
    """Return how far the room of *one* is below its setpoint; it counts as colder if it is to run already."""
    head_start_k = HEAD_START_K if one.memory.granted else 0.0
    return (one.deficit_k or 0.0) + head_start_k


def _ranked_equals(site: Site, turn: Turn, equals: Sequence[Contender]) -> Equals:
    """Return *equals* in order: sorted by what counts least, then by what counts more."""
    begin, places, size = site.first_place(turn, equals[0].equals), site.places, len(site.rota)
    order = sorted(equals, key=lambda one: turns_until(places[one.ordinal], begin, size))
    urgent = _urgent(order, size)
    by_cold: Sequence[Contender] = ()
    if site.order is Order.COLDEST_FIRST:
        order.sort(key=coldness_k, reverse=True)
        by_cold = [one for one in order if one.deficit_k is not None and one.ordinal not in urgent]
    if urgent:
        order.sort(key=lambda one: urgent.get(one.ordinal, 1))
    return Equals(order, by_cold)


def _urgent(in_turn: Iterable[Contender], places: int) -> dict[int, int]:
    """Return who must be served now if everybody is to be served within *places* turns.

    By ordinal: how many turns it has waited, negative. Among equals, served in the order of
    their waiting, one a turn, the one behind *n* others is served *n* turns from now: if that
    is too late for it, it and all before it are urgent.
    """
    waited = {one.ordinal: -turns for one in in_turn if (turns := one.waited_turns)}
    longest_first = sorted(waited, key=waited.__getitem__)
    late = [rank for rank, ordinal in enumerate(longest_first) if rank - waited[ordinal] >= places - 1]
    return {ordinal: waited[ordinal] for ordinal in longest_first[: late[-1] + 1 if late else 0]}
