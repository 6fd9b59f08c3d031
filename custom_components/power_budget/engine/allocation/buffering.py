"""A battery with its inverter and its set-points, as its budget sees it."""

from datetime import datetime

from ..buffer import BufferReading
from ..health import Health
from ..quantity import Fraction, Watts
from .battery import Battery, BatteryReading, settable, usable
from .told import Told

REST: Fraction = 0.02
"""How far from its bound a battery must be to begin: one that is full, or empty, rests until then."""


def buffer_reading(battery: Battery, reading: BatteryReading, told: Told, at: datetime) -> BufferReading:
    """Return what a battery can do for its budget, and what became of what it was *told*.

    From 10 to 90 %:

    | state of charge | does        | can charge | can discharge |
    |----------------:|-------------|------------|---------------|
    |            89 % | nothing     | no         | yes           |
    |            89 % | charges     | yes        | yes           |
    |            87 % | nothing     | yes        | yes           |
    |            11 % | nothing     | yes        | no            |
    |            11 % | discharges  | yes        | yes           |
    |            11 % | is not sure | yes        | yes           |

    While it is being told something, or did not take it, it may be doing what it did before. One that does
    not tell how full it is can discharge with what it does already, and charge no more.
    """
    found = settable(battery, reading)
    health = told.health(at) if reading.is_reachable else Health.BLOCKED
    if found is None:
        return BufferReading(
            most_discharge_w=max(0.0, -(told.set_w or 0.0)),
            told_w=told.set_w,
            told_at=told.at,
            is_known=reading.is_reachable,
            tells_soc=False,
            health=health,
            blocked_until=told.faults.until,
        )
    reach = found.reach
    can_charge, can_discharge = (
        usable(battery, reading.soc, direction) > (0.0 if _may_be_doing(told, direction) else REST)
        for direction in (1, -1)
    )
    up, down = reach.span(1), reach.span(-1)
    return BufferReading(
        least_charge_w=up.least_w,
        most_charge_w=up.most_w if can_charge else 0.0,
        least_discharge_w=down.least_w,
        most_discharge_w=down.most_w if can_discharge else 0.0,
        charge_weight=found.up,
        discharge_weight=found.down,
        step_w=found.step_w,
        told_w=told.set_w,
        told_at=told.at,
        is_known=reading.is_reachable,
        health=health,
        blocked_until=told.faults.until,
    )


def _may_be_doing(told: Told, direction: int) -> bool:
    """Return whether a battery may have begun to charge, or to discharge where *direction* is negative."""
    return told.at is not None if told.set_w is None else told.set_w * direction > 0


def measured_w(power_w: Watts | None, *, is_inverted: bool) -> Watts | None:
    """Return what a battery draws by what its sensor says; some are positive where it discharges."""
    return -power_w if power_w and is_inverted else power_w
