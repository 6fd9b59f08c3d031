"""Batteries: power asked of several is distributed so that their states of charge level out.

Each takes part by its capacity, times its usable state of charge raised to an exponent. Usable is, when
it discharges, how far it is above its lower bound, and when it charges, how far below its upper one.

With the exponent 1, those that are charged or discharged together arrive at their bounds at the same
time: the energy that each has left, or room for, is its weight. A higher exponent levels sooner, and
leaves those that are behind nearly out; with 0 only capacities count, and nothing levels. That is the
derivation of Frequenz's battery distribution, whose exponent is 1 too.

Two batteries of 10 kWh discharge 1000 W; one has 60 % above its lower bound, the other 20 %:

| exponent | weights      | of 1000 W    |
|---------:|--------------|--------------|
|        0 | 1, 1         | 500.0, 500.0 |
|        1 | 0.6, 0.2     | 750.0, 250.0 |
|        2 | 0.36, 0.04   | 900.0, 100.0 |
|        3 | 0.216, 0.008 |  964.3, 35.7 |

The same with 20 kWh for the second, which has three times less, and twice the capacity:

| exponent | weights      | of 1000 W    |
|---------:|--------------|--------------|
|        0 | 1, 2         | 333.3, 666.7 |
|        1 | 0.6, 0.4     | 600.0, 400.0 |
|        2 | 0.36, 0.08   | 818.2, 181.8 |
|        3 | 0.216, 0.016 |  931.0, 69.0 |
"""

from dataclasses import dataclass
from math import nan

from ..quantity import Fraction, WattHours, Watts
from .bounds import UNKNOWN, Bounds, joint
from .distribute import Settable


@dataclass(frozen=True, slots=True, kw_only=True)
class Battery:
    """A battery, as it is configured."""

    id: str
    """The id of its subentry."""

    name: str
    """What residents call it."""

    capacity_wh: WattHours
    """What it holds from empty to full."""

    soc_lower: Fraction = 0.0
    """The state of charge down to which it discharges."""

    soc_upper: Fraction = 1.0
    """The state of charge up to which it charges."""

    bounds: Bounds = UNKNOWN
    """Its own."""

    inverter: Bounds = UNKNOWN
    """Those of what is between it and the house, of all inverters together."""

    exponent: float = 1.0
    """How strongly states of charge level out."""

    group: str = ""
    """The batteries that it is asked together with, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatteryReading:
    """What is seen of a battery."""

    soc: Fraction = nan
    """Its state of charge; NaN if that is not known."""

    setpoint: Bounds = UNKNOWN
    """What its set-point can be set to."""

    step_w: Watts = 0.0
    """Its set-point only has multiples of this; zero if it has all."""

    is_reachable: bool = True
    """Whether its set-point can be set now."""


def usable(battery: Battery, soc: Fraction, power_w: Watts) -> Fraction:
    """Return how far a battery can go in the direction of *power_w*, as a part of its capacity.

    From 20 to 90 %, at 50 %: 0.3 down and 0.4 up.
    """
    return max(0.0, soc - battery.soc_lower if power_w < 0 else battery.soc_upper - soc)


def weight(battery: Battery, soc: Fraction, power_w: Watts) -> float:
    """Return the part that a battery takes of what is distributed, compared with that of others."""
    room = usable(battery, soc, power_w)
    return battery.capacity_wh * room**battery.exponent if room else 0.0


def bounds(battery: Battery, reading: BatteryReading) -> Bounds | None:
    """Return what a battery may be set to, by itself, its inverter and its set-point; None if none tells."""
    return joint(battery.bounds, battery.inverter, reading.setpoint)


def settable(battery: Battery, reading: BatteryReading) -> Settable | None:
    """Return a battery as power is distributed to it; None if it is not known how far it can go.

    At its bound it can be set to nothing in that direction.
    """
    allowed, soc = bounds(battery, reading), reading.soc
    if allowed is None or not 0 <= soc <= 1:
        return None
    can_charge, can_discharge = (usable(battery, soc, direction) > 0 for direction in (1, -1))
    return Settable(
        load=battery.id,
        bounds=allowed.only(up=can_charge, down=can_discharge),
        up=weight(battery, soc, 1),
        down=weight(battery, soc, -1),
        step_w=reading.step_w,
    )


def seen_bounds(
    charging: tuple[Watts, Watts], discharging: tuple[Watts, Watts], *, is_signed: bool, is_inverted: bool
) -> Bounds:
    """Return what set-points can be set to that go from a least to a most.

    | set-points                                | bounds          |
    |-------------------------------------------|-----------------|
    | one, −3000 to 2000 W, that charges upward | −3000 to 2000 W |
    | the same, that discharges upward          | −2000 to 3000 W |
    | two, 0 to 2000 W and 0 to 3000 W          | −3000 to 2000 W |
    """
    if not is_signed:
        return Bounds(inclusion_lower_w=-discharging[1], inclusion_upper_w=charging[1])
    least_w, most_w = charging
    if is_inverted:
        least_w, most_w = -most_w, -least_w
    return Bounds(inclusion_lower_w=least_w, inclusion_upper_w=most_w)


def by_direction(power_w: Watts, *, is_inverted: bool) -> tuple[Watts, Watts, Watts]:
    """Return how much is charged, how much is discharged, and what a set-point for both is set to.

    | power_w | charges | discharges | for both | inverted |
    |--------:|--------:|-----------:|---------:|---------:|
    |     500 |     500 |          0 |      500 |     -500 |
    |    -500 |       0 |        500 |     -500 |      500 |
    |       0 |       0 |          0 |        0 |        0 |
    """
    signed_w = -power_w if is_inverted and power_w else power_w
    return max(0.0, power_w), max(0.0, -power_w), signed_w
