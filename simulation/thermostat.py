"""Which temperature a room should have, and whether its thermostat asks for heat."""

from dataclasses import dataclass

from .hours import Hours, is_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A room's setpoint over the day: comfort in some hours, setback in all others."""

    comfort_hours: Hours
    """The same for all rooms of a house."""

    comfort_c: float
    """The setpoint in those hours."""

    setback_c: float
    """The setpoint in all others."""

    def setpoint_c(self, clock_s: float) -> float:
        """Return the setpoint at *clock_s*, the same every day."""
        return self.comfort_c if is_within(self.comfort_hours, clock_s) else self.setback_c


def wants_heat(*, measured_c: float, setpoint_c: float, band_k: float, asking: bool) -> bool:
    """Return whether a thermostat asks, given whether it was *asking* before.

    It asks from setpoint - band down and stops from setpoint + band up:

    | measured_c | setpoint_c | band_k | asking | wants heat |
    |-----------:|-----------:|-------:|--------|------------|
    |       19.7 |         20 |    0.3 | no     | yes        |
    |       19.8 |         20 |    0.3 | no     | no         |
    |       20.2 |         20 |    0.3 | yes    | yes        |
    |       20.3 |         20 |    0.3 | yes    | no         |
    """
    if measured_c <= setpoint_c - band_k:
        return True
    return asking and measured_c < setpoint_c + band_k
