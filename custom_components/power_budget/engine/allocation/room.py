"""What is left of each budget for more loads, as carefully as it may be used."""

from collections.abc import Iterable, Mapping, Sequence

from ..limits import Caution
from ..quantity import Amount
from ..tree import Bookings
from .contender import Contender
from .ledger import Ledger

type Cautions = Mapping[int, Caution]
"""By the index of each budget with a meter, what must be free for more to run than before."""


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

    def lacking(self, bookings: Bookings) -> set[int]:
        """Return the budgets that have no room for *bookings*."""
        return {budget for budget, amount in bookings if not self.holds(((budget, amount),))}

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
