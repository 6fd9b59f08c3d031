"""What is known of a load before a cycle sees anything."""

from collections.abc import Sequence
from typing import NamedTuple

from .modulation import Modulation, Span, span
from .quantity import Watts
from .tree import Bookings, Part, rated


class Known(NamedTuple):
    """What follows from how a load and its budgets are configured."""

    budget: int
    """The index of the budget that it belongs to."""

    is_whole: bool
    """Whether that budget carries all of its draw."""

    rated: Bookings
    """What it takes from the budgets that carry it, if it draws what it is rated at."""

    span: Span | None
    """Between which levels it can be set, if it runs at any; None if it is on or off."""


def known(
    power_w: Watts, modulation: Modulation | None, carried: Sequence[Part], in_watts: Sequence[bool]
) -> Known:
    """Return what is known of a load of *power_w*.

    *carried* are the budgets that carry it, its own first, and which part of its draw; *in_watts* says of
    each budget whether it counts watts, not loads.
    """
    own = carried[0]
    span_of = span(modulation, power_w, carried, in_watts)
    return Known(own.budget, own.fraction == 1, rated(power_w, carried, in_watts), span_of)
