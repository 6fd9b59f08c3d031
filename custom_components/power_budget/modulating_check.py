"""What may be wrong with a load that runs at any level as it was entered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, override

from homeassistant.data_entry_flow import section

from .capability import dial_range, dial_unit
from .const import (
    CONF_FULL_POWER_W,
    CONF_MAX_POWER_W,
    CONF_MIN_POWER_W,
    CONF_SETPOINT,
    CONF_SETPOINT_UNIT,
    CONF_STEP,
    CONF_SWITCH,
)
from .demand_check import DemandCheck
from .engine.scale import SetpointUnit
from .modulating_form import MODULATING_SECTIONS
from .refusal import Refusal
from .wiring_config import scale


@dataclass(frozen=True, slots=True, kw_only=True)
class ModulatingCheck(DemandCheck):
    """Looks for what is wrong with one load that runs at any level."""

    sections: ClassVar[Mapping[str, section]] = MODULATING_SECTIONS

    @override
    def refused(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what is wrong in the first form of the load."""
        yield from super().refused(load)
        yield from self._refused_unit(load)
        yield from self._refused_range(load)
        yield from self._refused_feeds(load, load[CONF_MAX_POWER_W])

    def completed(self, load: Mapping[str, Any]) -> dict[str, Any]:
        """Return *load* with what its set-point tells of itself, where it was not entered: unit and step."""
        told = dial_unit(self.hass, load[CONF_SETPOINT])
        unit = load.get(CONF_SETPOINT_UNIT) or told
        step = load.get(CONF_STEP) or dial_range(self.hass, load[CONF_SETPOINT]).step
        entered = {CONF_SETPOINT_UNIT: unit, CONF_STEP: step}
        return {**load, **{key: value for key, value in entered.items() if value is not None}}

    def _refused_unit(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        unit = self.completed(load).get(CONF_SETPOINT_UNIT)
        if unit is None:
            yield self._refusal(CONF_SETPOINT_UNIT, "setpoint_unit_required")
        elif unit == SetpointUnit.PERCENT and CONF_FULL_POWER_W not in load:
            yield self._refusal(CONF_FULL_POWER_W, "full_power_w_required")

    def _refused_range(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find out that it cannot be set to what it may draw, or not to nothing."""
        if load[CONF_MIN_POWER_W] > load[CONF_MAX_POWER_W]:
            yield self._refusal(CONF_MIN_POWER_W, "min_power_w_above_max")
        least, most, _ = dial_range(self.hass, load[CONF_SETPOINT])
        full = self.completed(load)
        if most is not None and CONF_SETPOINT_UNIT in full:
            most_w = scale(full).watts(most)
            if most_w and load[CONF_MAX_POWER_W] > most_w:
                yield self._refusal(CONF_MAX_POWER_W, "max_power_w_beyond_setpoint", most=f"{most_w:.0f}")
        if least is not None and least > 0 and CONF_SWITCH not in load:
            yield self._refusal(CONF_SWITCH, "switch_required")
