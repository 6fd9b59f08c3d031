"""A battery of the house: it does what it is told, within what it can."""

from dataclasses import dataclass

from .hours import HOUR_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Battery:
    """What a battery can do."""

    capacity_wh: float
    """What it holds."""

    charge_w: float
    """What it takes at most."""

    discharge_w: float
    """What it gives at most."""

    efficiency: float
    """Which part of what it takes comes out again; the rest is lost as it charges."""

    def flows_w(self, stored_wh: float, told_w: float, dt_s: float) -> float:
        """Return what it takes, or gives if that is negative, when told to for *dt_s*.

        One of 10 kWh, for 3000 W each way, of which 90 % come out again, in 10 s:

        | holds    | told  | flows |
        |---------:|------:|------:|
        |  5000 Wh |  9000 |  3000 |
        |  5000 Wh | -2000 | -2000 |
        |  9999 Wh |  2000 |   400 |
        | 10000 Wh |  2000 |     0 |
        |     1 Wh | -2000 |  -360 |
        """
        if told_w < 0:
            return -min(-told_w, self.discharge_w, stored_wh * HOUR_S / dt_s)
        return min(told_w, self.charge_w, (self.capacity_wh - stored_wh) / self.efficiency * HOUR_S / dt_s)

    def gains_wh(self, flow_w: float, dt_s: float) -> float:
        """Return what is in it more after *dt_s* of *flow_w*; less than nothing if it gave."""
        return flow_w * dt_s / HOUR_S * (self.efficiency if flow_w > 0 else 1.0)
