"""A car: it charges while it is there, and comes back with some of its energy used."""

from dataclasses import dataclass
from math import floor

from .hours import HOUR_S, Hours, is_within

HAIR = 1e-9
"""How far below a whole number of steps is one, by rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Car:
    """A car, its charger, and its owner's habits, the same every day."""

    capacity_wh: float
    """What its battery holds."""

    least_w: float
    """Below this it does not charge."""

    most_w: float
    """What it draws at most."""

    step_w: float
    """What it draws is a multiple of this."""

    away_hours: Hours
    """When it is not there."""

    used_wh: float
    """What it has used when it comes back; all that it had, if that was less."""

    @property
    def can_charge(self) -> bool:
        """Whether there is any power that it can be told to draw."""
        return self.draws_w(0, self.most_w, dt_s=0.001) > 0

    def is_there(self, clock_s: float) -> bool:
        """Return whether it is plugged in."""
        return not is_within(self.away_hours, clock_s)

    def draws_w(self, charge_wh: float, told_w: float, dt_s: float) -> float:
        """Return what a car draws that is there, holds *charge_wh*, and may draw *told_w* for *dt_s*.

        One of 50 kWh that draws 1380 to 7360 W in steps of 230 W, in 10 s:

        | holds    | told | draws |
        |---------:|-----:|------:|
        | 40000 Wh | 9000 |  7360 |
        | 40000 Wh | 2000 |  1840 |
        | 40000 Wh | 1000 |     0 |
        | 49999 Wh | 2000 |   360 |
        | 50000 Wh | 2000 |     0 |
        """
        stepped_w = self.step_w * floor(min(told_w, self.most_w) / self.step_w + HAIR)
        if stepped_w < self.least_w:
            return 0.0
        return max(0.0, min(stepped_w, (self.capacity_wh - charge_wh) * HOUR_S / dt_s))
