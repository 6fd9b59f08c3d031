"""Who goes first: the one sort key of the allocation."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from ..rota import Turn
from ..site import Order, Site
from .contender import Contender


def ranked(site: Site, turn: Turn, contenders: Sequence[Contender]) -> list[Contender]:
    """Return *contenders* in the order in which they are asked whether they fit.

    1. those that want heat before those that are only held on
    2. boosted ones before others
    3. higher priority before lower
    4. those that would otherwise wait too long, longest first
    5. with order coldest first: the furthest below its setpoint, an unknown distance
       counting as none
    6. in turn, which goes round among equals
    """
    position = _positions(site, turn, contenders)
    urgent = _urgent(contenders, len(site.rota), position)
    by_need = site.budget.order is Order.COLDEST_FIRST
    return sorted(
        contenders,
        key=lambda one: (
            not one.wants,
            not one.boosted,
            -one.load.priority,
            -one.waited_turns if one.ordinal in urgent else 1,
            -(one.deficit_k or 0.0) if by_need else 0.0,
            position[one.ordinal],
        ),
    )


def among_equals(order: Iterable[Contender]) -> Iterator[list[Contender]]:
    """Yield those of *order* who want heat, in the same order, those who are equals together."""
    wanting = (one for one in order if one.wants)
    return (list(equals) for _, equals in groupby(wanting, attrgetter("equals")))


def _positions(site: Site, turn: Turn, contenders: Sequence[Contender]) -> dict[int, int]:
    """Return how far each load stands behind the turn of its equals, by its nearest place."""
    size, places = len(site.rota), site.places
    begin = {equals: site.first_place(turn, equals) for equals in {one.equals for one in contenders}}
    position = {one.ordinal: (places[one.ordinal][0] - begin[one.equals]) % size for one in contenders}
    for one in contenders:
        for place in places[one.ordinal][1:]:
            position[one.ordinal] = min(position[one.ordinal], (place - begin[one.equals]) % size)
    return position


def _urgent(contenders: Iterable[Contender], places: int, position: dict[int, int]) -> set[int]:
    """Return who must be served now if everybody is to be served within *places* turns.

    Among equals, served in the order of their waiting, one a turn, the one behind *n* others is
    served *n* turns from now: if that is too late for it, it and all before it are urgent.
    """
    waiting = sorted(
        (one for one in contenders if one.waited_turns),
        key=lambda one: (one.equals, -one.waited_turns, position[one.ordinal]),
    )
    urgent: set[int] = set()
    for _, equals in groupby(waiting, attrgetter("equals")):
        ordinals = [(one.ordinal, one.waited_turns) for one in equals]
        late = [rank for rank, (_, turns) in enumerate(ordinals) if turns + rank >= places - 1]
        urgent |= {ordinal for ordinal, _ in ordinals[: late[-1] + 1 if late else 0]}
    return urgent
