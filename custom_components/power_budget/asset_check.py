"""What may be wrong with an asset as it was entered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, override

from homeassistant.data_entry_flow import section

from .asset_form import ASSET_SECTIONS
from .const import (
    CONF_GROUP,
    CONF_MAX_POWER_W,
    CONF_MIN_POWER_W,
    CONF_POTENTIAL,
    CONF_SETPOINT,
    CONF_TARGET,
    DEFAULT_MIN_POWER_W,
)
from .limits import name_fault
from .load_check import LoadCheck
from .observe_assets import can_be_zero, is_no_power
from .refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetCheck(LoadCheck):
    """Looks for what is wrong with one asset."""

    sections: ClassVar[Mapping[str, section]] = ASSET_SECTIONS

    @override
    def refused(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what is wrong in the form of the asset."""
        yield from super().refused(load)
        yield from self._refused_powers(load)
        least_w = load.get(CONF_MIN_POWER_W, DEFAULT_MIN_POWER_W)
        if CONF_MAX_POWER_W in load and load[CONF_MAX_POWER_W] < least_w:
            yield self._refusal(CONF_MIN_POWER_W, "min_power_w_above_max")
        if CONF_GROUP in load and (fault := name_fault(load[CONF_GROUP])):
            yield self._refusal(CONF_GROUP, f"group_{fault}")

    def _refused_powers(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what is wrong with the entities that tell a power, or are told one."""
        for key in (CONF_TARGET, CONF_POTENTIAL, CONF_SETPOINT):
            if is_no_power(self.hass, load[key]):
                yield self._refusal(key, f"{key}_no_power")
        for key in (CONF_TARGET, CONF_POTENTIAL):
            if self._is_same(load[key], load[CONF_SETPOINT]):
                yield self._refusal(key, f"{key}_is_setpoint")
        if not can_be_zero(self.hass, load[CONF_SETPOINT]):
            yield self._refusal(CONF_SETPOINT, "setpoint_never_zero")
