"""What may be wrong with a battery as it was entered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, override

from homeassistant.data_entry_flow import section

from .battery_form import BATTERY_SECTIONS
from .const import (
    CONF_CHARGE_SETPOINT,
    CONF_COVERS_EXCESS,
    CONF_DISCHARGE_SETPOINT,
    CONF_GROUP,
    CONF_INVERTER_MAX_CHARGE_W,
    CONF_INVERTER_MAX_DISCHARGE_W,
    CONF_MAX_CHARGE_W,
    CONF_MAX_DISCHARGE_W,
    CONF_MIN_CHARGE_W,
    CONF_MIN_DISCHARGE_W,
    CONF_POWER_SENSOR,
    CONF_SETPOINT,
    CONF_SOC,
    CONF_SOC_MAX,
    CONF_SOC_MIN,
    CONF_TAKES_REST,
)
from .limits import RANGES, name_fault
from .load_check import LoadCheck
from .observe_batteries import can_be_zero, is_no_setpoint, is_no_soc
from .refusal import Refusal
from .rename import SETPOINT_KEYS

DIRECTIONS = (
    (CONF_MIN_CHARGE_W, CONF_MAX_CHARGE_W, CONF_INVERTER_MAX_CHARGE_W),
    (CONF_MIN_DISCHARGE_W, CONF_MAX_DISCHARGE_W, CONF_INVERTER_MAX_DISCHARGE_W),
)
"""In each direction, the least, and the most of the battery and of its inverter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatteryCheck(LoadCheck):
    """Looks for what is wrong with one battery."""

    sections: ClassVar[Mapping[str, section]] = BATTERY_SECTIONS

    @override
    def refused(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what is wrong in the form of the battery."""
        yield from super().refused(load)
        yield from self._refused_choice(load)
        yield from self._refused_units(load)
        if any(key in load for key in SETPOINT_KEYS):
            yield from self._refused_bounds(load)
        if load[CONF_SOC_MIN] >= load[CONF_SOC_MAX]:
            yield self._refusal(CONF_SOC_MIN, "soc_min_above_max")
        if fault := name_fault(load[CONF_GROUP]):
            yield self._refusal(CONF_GROUP, f"group_{fault}")

    def _refused_choice(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find out whether there is one set-point for both directions, or one for each."""
        both = [key for key in (CONF_CHARGE_SETPOINT, CONF_DISCHARGE_SETPOINT) if key in load]
        if not both and CONF_SETPOINT not in load:
            yield from self._refused_observed(load)
        elif both and CONF_SETPOINT in load:
            yield self._refusal(CONF_SETPOINT, "setpoint_or_two")
        elif len(both) == 1:
            yield self._refusal(CONF_CHARGE_SETPOINT, "setpoints_incomplete")
        elif both and self._is_same(load[CONF_CHARGE_SETPOINT], load[CONF_DISCHARGE_SETPOINT]):
            yield self._refusal(CONF_CHARGE_SETPOINT, "setpoints_are_one")

    def _refused_observed(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what is wrong with a battery that has no set-point: it can only be observed."""
        if CONF_POWER_SENSOR not in load:
            yield self._refusal(CONF_SETPOINT, "setpoint_required")
        for key in (CONF_COVERS_EXCESS, CONF_TAKES_REST):
            if load[key]:
                yield self._refusal(key, "serves_without_setpoint")

    def _refused_units(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find entities that cannot tell, or be told, what they are to."""
        for key in SETPOINT_KEYS:
            if key in load and is_no_setpoint(self.hass, load[key]):
                yield self._refusal(key, "setpoint_no_power", entity=load[key])
            elif key in load and not can_be_zero(self.hass, load[key]):
                yield self._refusal(key, "setpoint_never_zero", entity=load[key])
        if is_no_soc(self.hass, load[CONF_SOC]):
            yield self._refusal(CONF_SOC, "soc_no_percentage", entity=load[CONF_SOC])

    def _refused_bounds(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        for least, most, of_inverter in DIRECTIONS:
            told = [load[key] for key in (most, of_inverter) if key in load]
            if not told:
                yield self._refusal(most, f"{most}_required")
            elif RANGES[least].allows(load[least]) and load[least] > min(told) > 0:
                yield self._refusal(least, f"{least}_above_max")
