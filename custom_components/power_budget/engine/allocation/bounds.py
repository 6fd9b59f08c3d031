"""What a set-point may be set to: zero, and what lies in one of two ranges.

Positive draws, or charges; negative feeds back, or discharges. Between zero and the nearest end of a
range lies the exclusion zone, in which nothing works::

    inclusion_lower      exclusion_lower   0   exclusion_upper      inclusion_upper
          ├──────── may be ────────┤       ●       ├──────── may be ────────┤

Inclusion and exclusion bounds, and the rule that power is lowered and never lifted, are those of
Frequenz's power distribution.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from math import fsum, inf, isnan, nan
from typing import NamedTuple

from ..quantity import TOLERANCE, Watts, fits


class Span(NamedTuple):
    """How much may be set in one direction, without its sign; zero may be set always."""

    least_w: Watts
    """The least, if it is not zero."""

    most_w: Watts
    """The most; zero where nothing can be set in this direction."""

    def allows(self, power_w: Watts) -> bool:
        """Return whether it may be set to just so much."""
        return not power_w or (fits(self.least_w, power_w) and fits(power_w, self.most_w))


NOTHING = Span(0.0, 0.0)
"""Of something that can only be set to zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What something may be set to; NaN stands for an inclusion bound that is not known."""

    inclusion_lower_w: Watts = nan
    """The most that it may discharge, as a negative number."""

    exclusion_lower_w: Watts = 0.0
    """The least that it may discharge, as a negative number, if it is not zero."""

    exclusion_upper_w: Watts = 0.0
    """The least that it may charge, if it is not zero."""

    inclusion_upper_w: Watts = nan
    """The most that it may charge."""

    def span(self, power_w: Watts) -> Span:
        """Return what may be set in the direction of *power_w*: nothing where the least is above the most."""
        most_w, least_w = self.inclusion_upper_w, self.exclusion_upper_w
        if power_w < 0:
            most_w, least_w = -self.inclusion_lower_w, -self.exclusion_lower_w
        return Span(max(0.0, least_w), most_w) if most_w > 0 and fits(least_w, most_w) else NOTHING

    def check(self, power_w: Watts) -> bool:
        """Return whether just *power_w* may be set; zero always may."""
        return self.span(power_w).allows(abs(power_w))

    def adjust(self, power_w: Watts) -> Watts | None:
        """Return *power_w*, lowered to the most that may be set; None in the exclusion zone, which it keeps.

        With bounds of −2000 to −200 W and of 100 to 1000 W:

        | power_w | check | adjust | clamp |
        |--------:|-------|-------:|------:|
        |   -3000 | no    |  -2000 | -2000 |
        |   -2000 | yes   |  -2000 | -2000 |
        |    -150 | no    |   none |     0 |
        |       0 | yes   |      0 |     0 |
        |      99 | no    |   none |     0 |
        |     100 | yes   |    100 |   100 |
        |    1500 | no    |   1000 |  1000 |
        """
        span = self.span(power_w)
        if power_w and not fits(span.least_w, abs(power_w)):
            return None
        return signed(min(abs(power_w), span.most_w), power_w)

    def clamp(self, power_w: Watts) -> Watts:
        """Return what may be set that is nearest to *power_w*, and not further from zero."""
        return self.adjust(power_w) or 0.0

    def only(self, *, up: bool, down: bool) -> Bounds:
        """Return the same where nothing can be charged, unless *up*, nor discharged, unless *down*."""
        return Bounds(
            inclusion_lower_w=self.inclusion_lower_w if down else 0.0,
            exclusion_lower_w=self.exclusion_lower_w if down else 0.0,
            exclusion_upper_w=self.exclusion_upper_w if up else 0.0,
            inclusion_upper_w=self.inclusion_upper_w if up else 0.0,
        )


UNKNOWN = Bounds()
"""Of something that does not tell what it may be set to."""


def signed(size_w: Watts, power_w: Watts) -> Watts:
    """Return so many watts in the direction of *power_w*: 500 and −1 are −500."""
    return -size_w if power_w < 0 and size_w else size_w


def joint(*parts: Bounds) -> Bounds | None:
    """Return what holds for one thing of several parts: the narrowest inclusion, the widest exclusion.

    A bound that one part does not tell is that of the others; None where none tells it.

    | battery         | inverter        | together        |
    |-----------------|-----------------|-----------------|
    | −2000 to 1000 W | −1500 to 3000 W | −1500 to 1000 W |
    | −2000 to ?      | −1500 to 3000 W | −1500 to 3000 W |
    | −2000 to ?      | −1500 to ?      | none            |
    """
    lower_w = _known(max, (part.inclusion_lower_w for part in parts))
    upper_w = _known(min, (part.inclusion_upper_w for part in parts))
    if lower_w is None or upper_w is None:
        return None
    return Bounds(
        inclusion_lower_w=min(0.0, lower_w),
        exclusion_lower_w=_known(min, (part.exclusion_lower_w for part in parts)) or 0.0,
        exclusion_upper_w=_known(max, (part.exclusion_upper_w for part in parts)) or 0.0,
        inclusion_upper_w=max(0.0, upper_w),
    )


def of_all(bounds: Collection[Bounds]) -> Bounds:
    """Return what several can be set to together: the most all can, the least that one of them can alone.

    | one             | other           | together         |
    |-----------------|-----------------|------------------|
    | 200 W to 1000 W | 300 W to 2000 W | 200 W to 3000 W  |
    | 200 W to 1000 W | nothing         | 200 W to 1000 W  |
    """
    down, up = (_of_all([one.span(direction) for one in bounds]) for direction in (-1, 1))
    return Bounds(
        inclusion_lower_w=signed(down.most_w, -1),
        exclusion_lower_w=signed(down.least_w, -1),
        exclusion_upper_w=up.least_w,
        inclusion_upper_w=up.most_w,
    )


def _of_all(spans: Iterable[Span]) -> Span:
    able = [span for span in spans if span.most_w > TOLERANCE]
    least_w = min((span.least_w for span in able), default=inf)
    return Span(least_w, fsum(span.most_w for span in able)) if able else NOTHING


def _known(pick: Callable[[Iterable[Watts]], Watts], told: Iterable[Watts]) -> Watts | None:
    known = [bound for bound in told if not isnan(bound)]
    return pick(known) if known else None
