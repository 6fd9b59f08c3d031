"""What may be wrong with a load that runs at any level as it was entered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, override

from homeassistant.data_entry_flow import section

from .capability import dial_range, dial_unit
from .const import (
    CONF_FULL_POWER_W,
    CONF_MAX_POWER_W,
    CONF_MIN_POWER_W,
    CONF_POWER_SENSOR,
    CONF_SETPOINT,
    CONF_SETPOINT_UNIT,
    CONF_STEP,
    CONF_SWITCH,
)
from .demand_check import DemandCheck
from .engine.modulation import Modulation
from .engine.scale import SetpointUnit
from .limits import RANGES
from .modulating_form import MODULATING_SECTIONS
from .refusal import Refusal
from .wiring_config import scale

DECIMALS: Final = 3
"""To how many powers are compared: what is converted is not exact."""


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
        yield from self._refused_steps(load)
        if CONF_POWER_SENSOR in load and self._is_same(load[CONF_POWER_SENSOR], load[CONF_SETPOINT]):
            yield self._refusal(CONF_POWER_SENSOR, "power_sensor_is_setpoint")
        yield from self._refused_feeds(load, load[CONF_MAX_POWER_W])

    def completed(self, load: Mapping[str, Any]) -> dict[str, Any]:
        """Return *load* with what its set-point tells of itself, where it was not entered: unit and step."""
        told = dial_unit(self.hass, load[CONF_SETPOINT])
        unit = load.get(CONF_SETPOINT_UNIT) or told
        step = load.get(CONF_STEP) or dial_range(self.hass, load[CONF_SETPOINT]).step
        entered = {CONF_SETPOINT_UNIT: unit, CONF_STEP: step}
        return {**load, **{key: value for key, value in entered.items() if value is not None}}

    def _refused_unit(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        told = dial_unit(self.hass, load[CONF_SETPOINT])
        unit = load.get(CONF_SETPOINT_UNIT) or told
        if unit is None:
            yield self._refusal(CONF_SETPOINT_UNIT, "setpoint_unit_required")
        elif told is not None and unit != told:
            yield self._refusal(CONF_SETPOINT_UNIT, "setpoint_unit_differs")
        elif unit == SetpointUnit.PERCENT and CONF_FULL_POWER_W not in load:
            yield self._refusal(CONF_FULL_POWER_W, "full_power_w_required")

    def _refused_range(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find out that it cannot be set to what it may draw, or not to nothing."""
        least_w, most_w = load[CONF_MIN_POWER_W], load[CONF_MAX_POWER_W]
        if least_w > most_w:
            yield self._refusal(CONF_MIN_POWER_W, "min_power_w_above_max")
        begins_w, ends_w, _ = self._range_w(load)
        if ends_w and most_w > ends_w:
            yield self._refusal(CONF_MAX_POWER_W, "max_power_w_beyond_setpoint", most=f"{ends_w:.0f}")
        if begins_w and begins_w > 0 and CONF_SWITCH not in load:
            yield self._refusal(CONF_SWITCH, "switch_required")
        elif begins_w and least_w < begins_w:
            yield self._refusal(CONF_MIN_POWER_W, "min_power_w_below_setpoint", least=f"{begins_w:.0f}")

    def _refused_steps(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find out that no whole number of steps is between the lowest power and the highest."""
        least_w, most_w = load[CONF_MIN_POWER_W], load[CONF_MAX_POWER_W]
        *_, step_w = self._range_w(load)
        if not step_w or not (RANGES[CONF_STEP].allows(step_w) and RANGES[CONF_MAX_POWER_W].allows(most_w)):
            return
        if step_w > most_w:
            yield self._refusal(CONF_STEP, "step_above_max")
        elif Modulation(least_w=least_w, step_w=step_w).least(most_w) < least_w <= most_w:
            yield self._refusal(CONF_MIN_POWER_W, "min_power_w_between_steps", step=f"{step_w:.0f}")

    def _range_w(self, load: Mapping[str, Any]) -> Sequence[float | None]:
        """Return from what to what it can be set, and in what steps, in watts; None if unknown."""
        full = self.completed(load)
        least, most, _ = dial_range(self.hass, load[CONF_SETPOINT])
        if CONF_SETPOINT_UNIT not in full:
            return None, None, None
        told = (least, most, full.get(CONF_STEP))
        return [None if value is None else round(scale(full).watts(value), DECIMALS) for value in told]
