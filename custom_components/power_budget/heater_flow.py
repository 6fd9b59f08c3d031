"""A heater: added, or changed."""

from typing import ClassVar, override

import voluptuous as vol

from .demand_flow import DemandFlow
from .heater_check import HeaterCheck
from .heater_form import heater_form


class HeaterFlow(DemandFlow[HeaterCheck]):
    """Asks for a heater."""

    check_type: ClassVar = HeaterCheck

    @override
    def _form(self) -> vol.Schema:
        return heater_form(self._check.unusable_switches())
