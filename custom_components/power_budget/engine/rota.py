"""The rota: who stands where in the round of turns."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a rota, and who stood there: the rota may be another by the next cycle."""

    number: int
    """Counted from 0."""

    load: str
    """The id of the load."""


type Turn = Mapping[str, Place]
"""By equals: the place that goes first among them; the very first where none is named."""


def places(turns: Sequence[int]) -> tuple[int, ...]:
    """Return the places of a rota in which load *i* stands ``turns[i]`` times, spread apart.

    Those with most turns are placed first, evenly, each at the next free place, and those with
    one in what is left, in order; the round then begins where the first load stands.

    | turns      | places           |
    |------------|------------------|
    | 1, 1, 1    | 0, 1, 2          |
    | 2, 1, 1    | 0, 1, 0, 2       |
    | 1, 2, 1    | 0, 1, 2, 1       |
    | 2, 2       | 0, 1, 0, 1       |
    | 3, 1, 1, 1 | 0, 1, 0, 2, 0, 3 |
    | 0, 1, 1    | 1, 2             |
    """
    size = sum(turns)
    free = list(range(size))
    taken = [-1] * size
    several = [load for load, own in enumerate(turns) if own > 1]
    for load in sorted(several, key=lambda load: -turns[load]):
        start = _first_free(0, free)
        for turn in range(turns[load]):
            wanted = start + round(turn * size / turns[load])
            place = _first_free(wanted % size, free)
            taken[place] = load
            free[place] = (place + 1) % size
    others = iter([load for load, own in enumerate(turns) if own == 1])
    taken = [next(others) if load < 0 else load for load in taken]
    first = taken.index(min(taken)) if taken else 0
    return tuple(taken[first:] + taken[:first])


def turns_until(places: Sequence[int], begin: int, size: int) -> int:
    """Return in how many turns it is the turn of one of *places*, in rising order, of a rota of that *size*.

    | places | begin | size | turns |
    |--------|------:|-----:|------:|
    | 1, 3   |     0 |    5 |     1 |
    | 1, 3   |     2 |    5 |     1 |
    | 1, 3   |     4 |    5 |     2 |
    """
    for place in places:
        if place >= begin:
            return place - begin
    return places[0] - begin + size


def _first_free(place: int, free: list[int]) -> int:
    """Return the first free place from *place* on.

    A taken place points to one behind it, a free one to itself; each search shortens the
    way for the next (path halving), so that placing everybody is near linear.
    """
    while free[place] != place:
        free[place] = free[free[place]]
        place = free[place]
    return place
