"""What limits a budget, and how carefully what a meter leaves is used."""

from dataclasses import dataclass, replace
from enum import StrEnum

from .quantity import TOLERANCE, Amount, fits


class LimitSource(StrEnum):
    """Where a limit comes from."""

    POWER_STEP = "power_step"
    POWER_BUDGET = "power_budget"
    METER = "meter"
    STALE_METER = "stale_meter"
    WINDOW = "window"
    LIMIT_ENTITY = "limit_entity"
    PARENT = "parent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What must be free beyond what runs, for more to run than before."""

    room: Amount
    """What the meter leaves, in the unit of the budget; not rounded where that is loads."""

    margin: float
    """How many times what a load is counted at must be free."""

    running: Amount
    """What ran before, within which loads replace each other freely."""

    hidden: Amount
    """What was stopped and is still shown by the meter: not free yet."""

    def lacks(self, amount: Amount, used: Amount) -> Amount:
        """Return how much is missing for *amount*, which did not run, beside what is *used*; zero if nothing.

        With 1000 W running before, and a margin of 1.2:

        | room | used | amount | lacks |
        |-----:|-----:|-------:|------:|
        | 3000 |    0 |   1000 |     0 |
        | 3000 | 1000 |   1000 |     0 |
        | 2000 | 1000 |   1000 |   200 |
        | 1000 |    0 |   1000 |     0 |
        """
        if not amount or fits(used + amount, self.running):
            return 0.0
        missing = used + self.margin * amount - self.room
        return missing if missing > TOLERANCE else 0.0

    def beside(self, amount: Amount) -> Caution:
        """Return what is left beside *amount*, which is drawn whatever is decided."""
        return replace(self, room=self.room - amount)
