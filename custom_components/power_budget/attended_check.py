"""What may be wrong with an attended load as it was entered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, override

from homeassistant.data_entry_flow import section

from .attended_form import ATTENDED_SECTIONS
from .const import CONF_MAY_SHED, CONF_POWER_SENSOR, CONF_POWER_W, CONF_SWITCH
from .load_check import LoadCheck
from .refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendedCheck(LoadCheck):
    """Looks for what is wrong with one attended load."""

    sections: ClassVar[Mapping[str, section]] = ATTENDED_SECTIONS

    @override
    def refused(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what is wrong in the form of the load."""
        yield from super().refused(load)
        if CONF_SWITCH not in load and CONF_POWER_SENSOR not in load:
            yield self._refusal(CONF_SWITCH, "switch_or_sensor_required")
        if CONF_SWITCH not in load and load[CONF_MAY_SHED]:
            yield self._refusal(CONF_MAY_SHED, "may_shed_without_switch")
        yield from self._refused_feeds(load, load[CONF_POWER_W])
