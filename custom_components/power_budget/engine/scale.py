"""What one of a set-point's own unit stands for in watts."""

from dataclasses import dataclass
from enum import StrEnum

from .quantity import Watts, current_w


class SetpointUnit(StrEnum):
    """In what a set-point says how much a load may draw."""

    WATTS = "watts"
    KILOWATTS = "kilowatts"
    AMPERES = "amperes"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From what a set-point says to watts, and back."""

    unit: SetpointUnit = SetpointUnit.WATTS
    """In what it says it."""

    voltage_v: float = 230.0
    """What amperes are multiplied by."""

    phases: int = 1
    """On how many phases as many amperes are drawn."""

    full_power_w: Watts = 0.0
    """What a hundred percent stand for."""

    @property
    def unit_w(self) -> Watts:
        """What one of its unit stands for.

        | unit      | phases | full power | watts |
        |-----------|-------:|-----------:|------:|
        | watts     |        |            |     1 |
        | kilowatts |        |            |  1000 |
        | amperes   |      1 |            |   230 |
        | amperes   |      3 |            |   690 |
        | percent   |        |       2000 |    20 |
        """
        match self.unit:
            case SetpointUnit.KILOWATTS:
                return 1000.0
            case SetpointUnit.AMPERES:
                return current_w(self.phases, self.voltage_v)
            case SetpointUnit.PERCENT:
                return self.full_power_w / 100
        return 1.0

    def watts(self, value: float) -> Watts:
        """Return the watts that *value*, in its own unit, stands for."""
        return value * self.unit_w

    def value(self, watts: Watts) -> float:
        """Return what to say for *watts*, in its own unit."""
        return watts / self.unit_w
