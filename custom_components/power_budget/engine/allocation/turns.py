"""Whose turn comes next."""

from ..rota import Place, Turn
from ..site import Site
from .allocate import Allocation
from .contender import Contender
from .order import Ranking, wanting


def next_turn(site: Site, turn: Turn, ranking: Ranking, allocation: Allocation) -> tuple[Turn, str | None]:
    """Return who goes first once turns pass, and which equals lead; None if nobody is in *ranking*.

    Among equals it is the first in the ranking that waits, and would fit alone into what those before
    them leave of the room; where none does, their turn stays where it is. Those lead who are
    the first of whom one waits so, or asks.
    """
    moved, leading = dict(turn), None
    for equals, room in zip(wanting(ranking), allocation.rooms, strict=True):
        first = next(
            (one for one in equals.order if _waits(one, allocation) and room.holds(one.bookings)), None
        )
        if first is not None:
            moved[first.equals] = _place(site, turn, first)
            leading = leading or first.equals
    return moved, leading or (ranking[0].order[0].equals if ranking else None)


def _waits(one: Contender, allocation: Allocation) -> bool:
    return not (one.blocked or one.ordinal in allocation.chosen or one.ordinal in allocation.rested)


def _place(site: Site, turn: Turn, one: Contender) -> Place:
    """Return the place of *one* that is nearest behind the turn."""
    begin, size = site.first_place(turn, one.equals), len(site.rota)
    number = min(site.places[one.ordinal], key=lambda place: (place - begin) % size)
    return Place(number, one.load.id)
