"""A load that runs at any level: added, or changed."""

from collections.abc import Mapping
from typing import Any, ClassVar, override

from homeassistant.config_entries import SubentryFlowResult
import voluptuous as vol

from .demand_flow import DemandFlow
from .modulating_check import ModulatingCheck
from .modulating_form import modulating_form


class ModulatingFlow(DemandFlow[ModulatingCheck]):
    """Asks for a load that runs at any level."""

    check_type: ClassVar = ModulatingCheck

    @override
    def _form(self) -> vol.Schema:
        return modulating_form([*self._check.unusable_switches(), *self._check.unusable_setpoints()])

    @override
    def _finish(self, values: Mapping[str, Any]) -> SubentryFlowResult:
        return super()._finish(self._check.completed(values))
