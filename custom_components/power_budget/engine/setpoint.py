"""A set-point that is written: which values it can have, and what stands there."""

from math import ceil, floor, inf, isfinite
from typing import NamedTuple

from .quantity import TOLERANCE, Watts


class SetpointRange(NamedTuple):
    """Which values a set-point can have."""

    least: float = -inf
    """The lowest."""

    most: float = inf
    """The highest."""

    step: float = 0.0
    """How far one is from the next; zero where any will do."""

    def fitting(self, value: float) -> float:
        """Return what to set for *value*: the next value that is not above it, if there is one.

        Steps are counted from zero, so that it can be told, or from what is nearest to it.

        | least | most | step | value | fitting |
        |------:|-----:|-----:|------:|--------:|
        |     0 | 3000 |  100 |  1250 |    1200 |
        |     0 | 3000 |    1 |  5000 |    3000 |
        |   500 | 3000 |  100 |   450 |     500 |
        | -3680 | 3680 |  100 |   120 |     100 |
        | -3680 | 3680 |  100 |     0 |       0 |
        |     0 |    3 |  0.1 |   0.3 |     0.3 |
        """
        within, first = self._within(value), self._within(0.0)
        steps = (within - first) / self.step if self.step >= TOLERANCE else inf
        if not isfinite(steps):
            return within
        return max(self.least, min(within, round(first + floor(steps + TOLERANCE) * self.step, 6)))

    def _within(self, value: float) -> float:
        return max(self.least, min(value, self.most))


class Setpoint(NamedTuple):
    """A set-point as it is seen."""

    shown: float | None
    """The value that stands there; None where that is not known."""

    bounds: SetpointRange
    """Which values it can have."""

    unit_w: Watts
    """What one of its units is: 1000 where it is in kilowatts."""

    @property
    def most_w(self) -> Watts:
        """The most that it can be told."""
        return self.bounds.most * self.unit_w

    @property
    def step_w(self) -> Watts:
        """How far one value is from the next, in watts; zero where any will do."""
        return self.bounds.step * self.unit_w if self.bounds.step >= TOLERANCE else 0.0

    def no_less_w(self, power_w: Watts) -> Watts:
        """Return the least that it can be told and that is no less: for 450 W in steps of 200 W, 600 W."""
        return ceil(power_w / self.step_w - TOLERANCE) * self.step_w if self.step_w else power_w

    def value_of(self, power_w: Watts) -> float:
        """Return the value that tells *power_w*."""
        return self.bounds.fitting(power_w / self.unit_w)

    def shows(self, value: float) -> bool:
        """Return whether a value stands there: half a step is what devices round away."""
        return self.shown is not None and abs(self.shown - value) <= max(self.bounds.step / 2, TOLERANCE)
