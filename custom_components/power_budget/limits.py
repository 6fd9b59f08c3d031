"""Which numbers may be entered, and which names."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, isfinite
from unicodedata import category

from .const import (
    CONF_CAPACITY_WH,
    CONF_COMFORT_C,
    CONF_COMMAND_TIMEOUT_S,
    CONF_DEADBAND_K,
    CONF_FROST_C,
    CONF_FULL_POWER_W,
    CONF_INVERTER_MAX_CHARGE_W,
    CONF_INVERTER_MAX_DISCHARGE_W,
    CONF_MARGIN_W,
    CONF_MAX_CHARGE_W,
    CONF_MAX_DISCHARGE_W,
    CONF_MAX_OFF_S,
    CONF_MAX_POWER_W,
    CONF_MAX_SWITCHES_PER_HOUR,
    CONF_METER_TIMEOUT_S,
    CONF_MIN_CHANGE_S,
    CONF_MIN_CHARGE_W,
    CONF_MIN_DISCHARGE_W,
    CONF_MIN_OFF_S,
    CONF_MIN_ON_S,
    CONF_MIN_POWER_W,
    CONF_PHASES,
    CONF_POTENTIAL_TIMEOUT_S,
    CONF_POWER_W,
    CONF_PRIORITY,
    CONF_RAMP_W_PER_S,
    CONF_RESTORE_DELAY_S,
    CONF_RESTORE_MARGIN,
    CONF_SAVING_SCHEDULE_MODE,
    CONF_SETBACK_C,
    CONF_SETPOINT_C,
    CONF_SITE_LIMIT_W,
    CONF_SOC_EXPONENT,
    CONF_SOC_MAX,
    CONF_SOC_MIN,
    CONF_STALE_LIMIT_W,
    CONF_STEP,
    CONF_TURNS,
    CONF_VOLTAGE_V,
    CONF_WEIGHT,
    CONF_WINDOW_PEAK_W,
    MAX_CAPACITY_WH,
    MAX_MIN_TIME_S,
    MAX_NAME,
    MAX_POWER_STEPS,
    MAX_POWER_W,
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


VOLTAGES = Range(least=50, most=1000)
SETPOINTS = Range(least=-50, most=150)

RANGES: Mapping[str, Range] = {
    CONF_COMFORT_C: SETPOINTS,
    CONF_COMMAND_TIMEOUT_S: Range(least=1, most=300),
    CONF_DEADBAND_K: Range(above=0, most=50),
    CONF_FROST_C: Range(least=-50, most=50),
    CONF_MAX_OFF_S: Range(least=60, most=MAX_MIN_TIME_S),
    CONF_MAX_SWITCHES_PER_HOUR: Range(least=2, most=3600, whole=True),
    CONF_MIN_OFF_S: Range(least=0, most=MAX_MIN_TIME_S),
    CONF_MIN_ON_S: Range(least=0, most=MAX_MIN_TIME_S),
    CONF_POTENTIAL_TIMEOUT_S: Range(least=10, most=MAX_MIN_TIME_S),
    CONF_POWER_W: Range(above=0, most=MAX_POWER_W),
    CONF_PRIORITY: Range(least=0, most=10, whole=True),
    CONF_SETBACK_C: SETPOINTS,
    CONF_SETPOINT_C: SETPOINTS,
    CONF_TURNS: Range(least=1, most=5, whole=True),
    CONF_FULL_POWER_W: Range(above=0, most=MAX_POWER_W),
    CONF_MAX_POWER_W: Range(above=0, most=MAX_POWER_W),
    CONF_MIN_CHANGE_S: Range(least=0, most=MAX_MIN_TIME_S),
    CONF_MIN_POWER_W: Range(least=0, most=MAX_POWER_W),
    CONF_PHASES: Range(least=1, most=3, whole=True),
    CONF_RAMP_W_PER_S: Range(above=0, most=MAX_POWER_W),
    CONF_STEP: Range(above=0, most=MAX_POWER_W),
    CONF_VOLTAGE_V: VOLTAGES,
    CONF_WEIGHT: Range(least=0.01, most=100),
    CONF_CAPACITY_WH: Range(above=0, most=MAX_CAPACITY_WH),
    CONF_INVERTER_MAX_CHARGE_W: Range(least=0, most=MAX_POWER_W),
    CONF_INVERTER_MAX_DISCHARGE_W: Range(least=0, most=MAX_POWER_W),
    CONF_MAX_CHARGE_W: Range(least=0, most=MAX_POWER_W),
    CONF_MAX_DISCHARGE_W: Range(least=0, most=MAX_POWER_W),
    CONF_MIN_CHARGE_W: Range(least=0, most=MAX_POWER_W),
    CONF_MIN_DISCHARGE_W: Range(least=0, most=MAX_POWER_W),
    CONF_SOC_EXPONENT: Range(least=0, most=10),
    CONF_SOC_MAX: Range(least=0, most=100),
    CONF_SOC_MIN: Range(least=0, most=100),
}
"""Of a load, by the key of the field."""

BUDGET_RANGES: Mapping[str, Range] = {
    CONF_MARGIN_W: Range(least=0, most=MAX_POWER_W),
    CONF_METER_TIMEOUT_S: Range(least=5, most=MAX_MIN_TIME_S),
    CONF_RESTORE_DELAY_S: Range(least=0, most=MAX_MIN_TIME_S),
    CONF_RESTORE_MARGIN: Range(least=1, most=10),
    CONF_SAVING_SCHEDULE_MODE: Range(least=1, most=MAX_POWER_STEPS - 1, whole=True),
    CONF_SITE_LIMIT_W: Range(above=0, most=MAX_POWER_W),
    CONF_STALE_LIMIT_W: Range(least=0, most=MAX_POWER_W),
    CONF_VOLTAGE_V: VOLTAGES,
    CONF_WINDOW_PEAK_W: Range(above=0, most=MAX_POWER_W),
}
"""Of a budget, by the key of the field."""


def name_fault(name: str) -> str | None:
    """Return what is wrong with a name; one of which nothing is to be seen is none."""
    if all(category(sign)[0] in "CZ" for sign in name):
        return "name_required"
    return "name_too_long" if len(name) > MAX_NAME else None
