"""Comfort that begins within a slot: the room must be warm as it begins, and not only as the slot ends."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..quantity import TOLERANCE, Celsius, Fraction

type Beginnings = Mapping[int, Fraction]
"""Of slots in which comfort begins later than they do: after which part of each, by its number."""

type Within = Mapping[int, Sequence[tuple[int, Fraction]]]
"""The same of all rooms: by slot, the place of each room, and after which part its comfort begins."""

NONE_WITHIN: Beginnings = {}


class Heated(NamedTuple):
    """What becomes of a room in a slot."""

    before_c: Celsius
    """How warm it is as the slot begins."""

    after_c: Celsius
    """How warm it is as the slot ends."""

    share: Fraction
    """Which part of the slot its heater is on."""

    goal_c: Celsius
    """To what it is warmed."""

    def at_c(self, part: Fraction) -> Celsius:
        """Return how warm it is after a part of the slot.

        A heater is on until its room is as warm as it shall be, or now and then if it does not get there.

        | before_c | after_c | share | goal_c | part |  at_c |
        |---------:|--------:|------:|-------:|-----:|------:|
        |       19 |      20 |     1 |     20 | 0.50 | 19.50 |
        |       19 |      20 |   0.5 |     20 | 0.25 | 19.50 |
        |       19 |      20 |   0.5 |     20 | 0.60 | 20.00 |
        |       19 |    19.5 |   0.5 |     20 | 0.60 | 19.30 |
        |       21 |    20.5 |     0 |     20 | 0.50 | 20.75 |
        """
        gets_there = self.share > 0 and self.after_c >= self.goal_c - TOLERANCE
        passed = min(1.0, part / self.share) if gets_there else part
        return self.before_c + passed * (self.after_c - self.before_c)


def within(rooms: Iterable[Beginnings]) -> Within:
    """Return in which slots comfort begins in any of the *rooms*, and when."""
    found: dict[int, list[tuple[int, Fraction]]] = {}
    for place, begins in enumerate(rooms):
        for slot, part in begins.items():
            found.setdefault(slot, []).append((place, part))
    return found
