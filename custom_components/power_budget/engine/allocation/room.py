"""What is left of each budget for more loads, as carefully as it may be used."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from ..limits import Caution
from ..quantity import TOLERANCE, Amount
from ..tree import Bookings
from .contender import Contender
from .ledger import Ledger

type Cautions = Mapping[int, Caution]
"""By the index of each budget with a meter, what must be free for more to run than before."""


def lacking(
    bookings: Bookings, free: Sequence[Amount], used: Sequence[Amount], cautions: Cautions
) -> tuple[Amount, int]:
    """Return how much more than *free* it takes to start one beside what is *used*, and of which budget."""
    most, of = 0.0, bookings[0][0]
    for budget, amount in bookings:
        lack = amount - free[budget]
        if cautions and budget in cautions:
            lack = max(lack, cautions[budget].lacks(amount, used[budget]))
        if amount and lack > most:
            most, of = lack, budget
    return most, of


class Room(Ledger):
    """A ledger that is careful with what meters leave."""

    __slots__ = ("_cautions", "_limits")

    def __init__(self, limits: Sequence[Amount], cautions: Cautions, booked: Iterable[Bookings] = ()) -> None:
        """Start with *limits*, less what is *booked*."""
        super().__init__(limits, booked)
        self._limits, self._cautions = limits, cautions

    @property
    def used(self) -> list[Amount]:
        """What is taken from each budget."""
        return [limit - left for limit, left in zip(self._limits, self.left, strict=True)]

    def lacks(self, bookings: Bookings) -> tuple[Amount, int]:
        """Return how much more room it takes to start one, and of which budget."""
        return lacking(bookings, self.left, self.used, self._cautions)

    def lacking(self, bookings: Bookings) -> set[int]:
        """Return the budgets that have no room for *bookings*."""
        left = self.left
        return {budget for budget, amount in bookings if amount > left[budget] + TOLERANCE and amount}

    def takes(self, one: Contender) -> bool:
        """Return whether *one* may run beside what is booked; caution lets one that ran go on."""
        if not self.holds(one.bookings):
            return False
        if not self._cautions or one.memory.granted:
            return True
        return not any(
            self._cautions[budget].lacks(amount, self._limits[budget] - self.left[budget])
            for budget, amount in one.bookings
            if budget in self._cautions
        )

    def exchanges(self, out: Sequence[Contender], into: Sequence[Contender]) -> bool:
        """Return whether all of *into* may run in the place of those *out*; nothing is booked."""
        for one in out:
            self.release(one.bookings)
        taken = list(takewhile(self._booked, into))
        for one in taken:
            self.release(one.bookings)
        for one in out:
            self.book(one.bookings)
        return len(taken) == len(into)

    def _booked(self, one: Contender) -> bool:
        """Book *one* if it may run, and return whether it may."""
        if not self.takes(one):
            return False
        self.book(one.bookings)
        return True
