"""What is left of each budget while loads are booked, one after the other."""

from collections.abc import Iterable, Sequence

from ..quantity import TOLERANCE, Amount
from ..tree import Bookings


class Ledger:
    """A sheet with a line for each budget; whatever runs is booked on all that carry it."""

    __slots__ = ("left",)

    def __init__(self, amounts: Sequence[Amount], booked: Iterable[Bookings] = ()) -> None:
        """Start with so much on each budget, in its unit, less what is *booked*."""
        self.left = list(amounts)
        """What is left of each; less than nothing where a limit fell below what is booked."""
        for bookings in booked:
            self.book(bookings)

    def holds(self, bookings: Bookings) -> bool:
        """Return whether there is room on every budget of which *bookings* take anything."""
        left = self.left
        for budget, amount in bookings:  # noqa: SIM110 - this is asked for every load, all() takes twice as long
            if amount > left[budget] + TOLERANCE and amount:
                return False
        return True

    def book(self, bookings: Bookings) -> None:
        """Take *bookings* from all budgets that they name."""
        left = self.left
        for budget, amount in bookings:
            left[budget] -= amount

    def release(self, bookings: Bookings) -> None:
        """Give *bookings* back."""
        left = self.left
        for budget, amount in bookings:
            left[budget] += amount
