"""Who goes first: the order in which loads are asked whether they fit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..budget import Order
from ..quantity import Kelvin
from ..rota import Turn
from ..site import Site
from .contender import Contender

HEAD_START_K: Kelvin = 0.5
"""By how much colder another must be to take the place of one that runs: relays are spared."""

type Ranking = Sequence[Sequence[Contender]]
"""Those who compete, first comes first, equals together; those only held on come last."""


def ranked(site: Site, turn: Turn, contenders: Iterable[Contender]) -> Ranking:
    """Return *contenders* in the order in which they are asked whether they fit.

    1. those that want heat before those that are only held on
    2. boosted ones before others
    3. higher priority before lower
    4. those that would otherwise wait too long, longest first
    5. with order coldest first: the furthest below its setpoint, an unknown distance
       counting as none
    6. in turn, which goes round among equals
    """
    groups: defaultdict[tuple[bool, bool, int], list[Contender]] = defaultdict(list)
    for one in contenders:
        groups[one.wants, one.memory.boosted, one.load.priority].append(one)
    return [_ranked_equals(site, turn, groups[standing]) for standing in sorted(groups, reverse=True)]


def wanting(ranking: Ranking) -> Ranking:
    """Return those of *ranking* who want heat."""
    return [equals for equals in ranking if equals[0].wants]


def in_order(ranking: Ranking) -> list[Contender]:
    """Return all of *ranking*, one after the other."""
    return [one for equals in ranking for one in equals]


def _ranked_equals(site: Site, turn: Turn, equals: Sequence[Contender]) -> list[Contender]:
    """Return *equals* in order: sorted by what counts least, then by what counts more."""
    begin, places, size = site.first_place(turn, equals[0].equals), site.places, len(site.rota)
    order = sorted(equals, key=lambda one: min([(place - begin) % size for place in places[one.ordinal]]))
    urgent = _urgent(order, size)
    if site.order is Order.COLDEST_FIRST:
        order.sort(key=_warmth)
    if urgent:
        order.sort(key=lambda one: urgent.get(one.ordinal, 1))
    return order


def _warmth(one: Contender) -> Kelvin:
    """Return by how much *one* is above its setpoint, for the order; one that runs counts as colder."""
    head_start = HEAD_START_K if one.runs and one.memory.granted else 0.0
    return -(one.deficit_k or 0.0) - head_start


def _urgent(in_turn: Iterable[Contender], places: int) -> dict[int, int]:
    """Return who must be served now if everybody is to be served within *places* turns.

    By ordinal: how many turns it has waited, negative. Among equals, served in the order of
    their waiting, one a turn, the one behind *n* others is served *n* turns from now: if that
    is too late for it, it and all before it are urgent.
    """
    waiting = [(-turns, one.ordinal) for one in in_turn if (turns := one.waited_turns)]
    waiting.sort(key=lambda waited: waited[0])
    late = [rank for rank, (turns, _) in enumerate(waiting) if rank - turns >= places - 1]
    return {ordinal: turns for turns, ordinal in waiting[: late[-1] + 1 if late else 0]}
