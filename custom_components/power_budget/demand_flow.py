"""A load that something asks for: added, or changed."""

from collections.abc import Iterable, Mapping
from typing import Any, override

from homeassistant.config_entries import SubentryFlowResult

from .const import CONF_DEMAND
from .demand_check import DemandCheck
from .demand_form import DEMAND_FORMS, DEMAND_SECTIONS
from .load_flow import LoadFlow
from .refusal import Refusal, show
from .sections import flat, grouped
from .thermostat import suggested


class DemandFlow[Check: DemandCheck](LoadFlow[Check]):
    """Asks for a load, then more about its demand where that takes more."""

    _load: dict[str, Any]
    """What was entered in the first form."""

    async def async_step_entity(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask which entity asks for heat."""
        return self._step_demand(user_input)

    async def async_step_temperature(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask which temperature is held against which setpoint."""
        return self._step_demand(user_input)

    @override
    def _go_on(self, load: dict[str, Any]) -> SubentryFlowResult:
        self._load = load
        return self._show_demand(self._known) if load[CONF_DEMAND] in DEMAND_FORMS else self._finish(load)

    def _step_demand(self, user_input: dict[str, Any] | None) -> SubentryFlowResult:
        if self._is_gone:
            return self.async_abort(reason="gone")
        if user_input is None:
            return self._show_demand(self._known)
        demand = self._tidy(flat(user_input, DEMAND_SECTIONS[self._load[CONF_DEMAND]]))
        if refused := [*self._check.refused(self._load)]:
            return self._show_load(self._load, refused)
        if refused := [*self._check.refused_demand(self._load, demand)]:
            return self._show_demand(demand, refused)
        return self._finish(self._load | demand)

    @property
    def _known(self) -> Mapping[str, Any]:
        """What is stored of the load, and what its thermostat tells of its room."""
        load_id = None if self._subentry is None else self._subentry.subentry_id
        return {**suggested(self.hass, {**self._stored, **self._load}, load_id), **self._stored}

    def _show_demand(self, values: Mapping[str, Any], refused: Iterable[Refusal] = ()) -> SubentryFlowResult:
        demand = self._load[CONF_DEMAND]
        shown = grouped(values, DEMAND_SECTIONS[demand])
        return show(self, demand, DEMAND_FORMS[demand], shown, refused)
