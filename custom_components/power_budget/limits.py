"""Which numbers may be entered for a heater."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, isfinite

from .const import (
    CONF_DEADBAND_K,
    CONF_MIN_OFF_S,
    CONF_MIN_ON_S,
    CONF_POWER_W,
    CONF_PRIORITY,
    CONF_SETPOINT_C,
    CONF_TURNS,
    MAX_MIN_TIME_S,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Numbers that make sense; never NaN or an infinity."""

    above: float = -inf
    """Every number is above this."""

    least: float = -inf
    """The smallest number, where that is one of them."""

    most: float = inf
    """The largest number."""

    whole: bool = False
    """Whether fractions make no sense."""

    def allows(self, number: float) -> bool:
        """Return whether *number* is one of them."""
        return (
            isfinite(number)
            and number > self.above
            and self.least <= number <= self.most
            and not (self.whole and number % 1)
        )


RANGES: Mapping[str, Range] = {
    CONF_DEADBAND_K: Range(above=0),
    CONF_MIN_OFF_S: Range(least=0, most=MAX_MIN_TIME_S),
    CONF_MIN_ON_S: Range(least=0, most=MAX_MIN_TIME_S),
    CONF_POWER_W: Range(above=0),
    CONF_PRIORITY: Range(least=0, most=10, whole=True),
    CONF_SETPOINT_C: Range(least=-50, most=150),
    CONF_TURNS: Range(least=1, most=5, whole=True),
}
"""By the key of the field."""
