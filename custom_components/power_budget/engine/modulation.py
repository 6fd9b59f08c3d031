"""Loads that run at any level, not only on or off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor
from typing import NamedTuple

from .quantity import TOLERANCE, ZERO, Amount, Fraction, Watts
from .value import value

FINEST = 0.01
"""Which share of its power a load is set by, where nothing else is configured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Modulation:
    """How a load may be set."""

    least_w: Watts = 0.0
    """Below this it must be off."""

    step_w: Watts = 0.0
    """What it is set to is a multiple of this; zero for a hundredth of its power."""

    weight: float = 1.0
    """How much more it gets than another that wants the same; above zero."""

    ramp_w_per_s: float | None = None
    """How fast it may rise; None for at once. It always falls at once."""

    min_change: timedelta = ZERO
    """How long it stays as it was set, unless the limit falls."""

    def step(self, power_w: Watts) -> Watts:
        """Return the steps in which a load of *power_w* is set."""
        return self.step_w or FINEST * power_w

    def most(self, power_w: Watts) -> Watts:
        """Return the highest level of a load of *power_w* that is a whole number of steps."""
        step_w = self.step(power_w)
        return step_w * floor(power_w / step_w + TOLERANCE)

    def least(self, power_w: Watts) -> Watts:
        """Return the lowest level but zero that is a whole number of steps.

        | power_w | least_w | step_w | least | most |
        |--------:|--------:|-------:|------:|-----:|
        |    7400 |    1300 |    230 |  1380 | 7360 |
        |    2000 |       0 |      0 |    20 | 2000 |
        """
        step_w = self.step(power_w)
        return min(step_w * max(1, ceil(self.least_w / step_w - TOLERANCE)), self.most(power_w))


class Allotted(NamedTuple):
    """What somebody asks a load for, beside others that are asked for power with it."""

    power_w: Watts
    """So much, if there is room for it; zero to be off."""

    at: datetime
    """Since when."""

    until: datetime | None = None
    """Until when; None until something else is asked."""

    def lasting(self, at: datetime) -> Allotted | None:
        """Return the same as it holds at *at*; None if it has run out.

        A clock that is set back makes nothing last longer.
        """
        if self.at > at:
            until = None if self.until is None else at + (self.until - self.at)
            return self._replace(at=at, until=until)
        return None if self.until is not None and at >= self.until else self


class Span(NamedTuple):
    """What is known beforehand of a load that runs at any level."""

    modulation: Modulation
    """How it may be set."""

    least_w: Watts
    """The lowest level but zero that it can be set to."""

    most_w: Watts
    """The highest."""

    step_w: Watts
    """What it is set to is a multiple of this."""

    carried: Sequence[tuple[int, Fraction]]
    """The budgets that carry it, its own first, and which part of its draw is booked: 0 where loads count."""

    bookings: Sequence[tuple[int, Amount]]
    """What it takes from each of them at its lowest level."""

    def within(self, allotted_w: Watts) -> Watts:
        """Return the highest level that is no higher than *allotted_w*; the lowest where there is none.

        From 1380 to 7360 W, in steps of 230 W:

        | allotted | within |
        |---------:|-------:|
        |     9000 |   7360 |
        |     2000 |   1840 |
        |        0 |   1380 |
        """
        level_w = self.step_w * floor(allotted_w / self.step_w + TOLERANCE)
        return max(self.least_w, min(level_w, self.most_w))


def span(
    modulation: Modulation | None,
    power_w: Watts,
    carried: Sequence[tuple[int, Fraction]],
    in_watts: Sequence[bool],
) -> Span | None:
    """Return what is known beforehand of a load of *power_w*; None if it is on or off.

    *carried* are the budgets that carry it, and which part of its draw; *in_watts* says of each budget
    whether it counts watts, not loads.
    """
    if modulation is None:
        return None
    least_w = modulation.least(power_w)
    return Span(
        modulation=modulation,
        least_w=least_w,
        most_w=modulation.most(power_w),
        step_w=modulation.step(power_w),
        carried=[(on, part if in_watts[on] else 0.0) for on, part in carried],
        bookings=[(on, least_w * part if in_watts[on] else float(part > 0)) for on, part in carried],
    )


@value
class Level:
    """To what a load was set."""

    told_w: Watts
    """What it was last told to draw."""

    since: datetime
    """Since when it has been told that."""

    before_w: Watts = 0.0
    """The most it was told before, as far as it may still be measured to draw that."""

    excess_w: Watts = 0.0
    """What it was measured to draw beyond what it was set to, as it was told that."""


@value
class Flex:
    """Between which levels a load may be set in this cycle."""

    seen_w: Watts
    """Where it is seen to be set; zero while it is off."""

    told_w: Watts | None
    """What it was told and is not seen to follow yet; None if nothing, or that it must be off."""

    least_w: Watts
    """What it draws at least if it runs."""

    wanted_w: Watts
    """What it may draw at most."""

    kept_w: Watts
    """What it keeps as long as there is room for that."""

    step_w: Watts
    """What it is set to is a multiple of this."""

    weight: float
    """How much more it gets than another that wants the same."""

    excess_w: Watts
    """What it is measured to draw beyond what it is set to."""

    is_seen: bool
    """Whether it is seen where it is set; if not, it can only be stopped."""

    carried: Sequence[tuple[int, Fraction]]
    """The budgets that carry it, its own first, and which part of its draw is booked: 0 where loads count."""

    @property
    def is_above(self) -> bool:
        """Whether it is seen to be set to more than it was told."""
        return self.told_w is not None and self.seen_w > self.told_w + TOLERANCE

    @property
    def now_w(self) -> Watts:
        """What it draws now, or is about to."""
        return max(self.seen_w, self.told_w or 0.0)
