"""What may be wrong with a heater as it was entered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, override

from homeassistant.data_entry_flow import section

from .const import CONF_POWER_W
from .demand_check import DemandCheck
from .heater_form import HEATER_SECTIONS
from .refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaterCheck(DemandCheck):
    """Looks for what is wrong with one heater."""

    sections: ClassVar[Mapping[str, section]] = HEATER_SECTIONS

    @override
    def refused(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what is wrong in the first form of the heater."""
        yield from super().refused(load)
        yield from self._refused_feeds(load, load[CONF_POWER_W])
