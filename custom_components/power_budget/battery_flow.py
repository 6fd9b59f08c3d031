"""A battery: added, or changed."""

from typing import ClassVar, override

import voluptuous as vol

from .battery_check import BatteryCheck
from .battery_form import battery_form
from .load_flow import LoadFlow


class BatteryFlow(LoadFlow[BatteryCheck]):
    """Asks for a battery."""

    check_type: ClassVar = BatteryCheck

    @override
    def _form(self) -> vol.Schema:
        return battery_form(self._check.unusable_setpoints())
