"""Quantities, each named by its unit; consumption is positive everywhere."""

from datetime import timedelta

type Watts = float
type WattHours = float
type Celsius = float
type Kelvin = float
type Fraction = float
"""A part of a whole, from 0 to 1."""
type Amount = float
"""What a budget counts: watts, or loads where its unit is loads."""

TOLERANCE: Amount = 1e-6
"""Sums that differ by less than this are the same sum."""

ZERO = timedelta(0)


def current_w(amperes: float, voltage_v: float) -> Watts:
    """Return what a current draws, as if all of it were active power: 10 A at 230 V draw 2300 W."""
    return amperes * voltage_v


def fits(amount: Amount, room: Amount) -> bool:
    """Return whether *amount* finds place in *room*."""
    return amount <= room + TOLERANCE
