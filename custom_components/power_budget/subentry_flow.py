"""A heater: added, or changed."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigSubentry,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.const import CONF_NAME
from homeassistant.helpers import entity_registry as er

from .const import CONF_DEMAND
from .heater_check import HeaterCheck
from .refusal import Refusal, show
from .rename import ENTITY_KEYS
from .schema import DEMAND_FORMS, flat, grouped, heater_form


class HeaterFlow(ConfigSubentryFlow):
    """Asks for a heater, then more about its demand where that takes more."""

    _heater: dict[str, Any]
    """What was entered in the first form."""

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Add a heater."""
        return self._step_heater(user_input)

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Change a heater."""
        return self._step_heater(user_input)

    async def async_step_entity(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask which entity asks for heat."""
        return self._step_demand(user_input)

    async def async_step_temperature(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask which temperature is held against which setpoint."""
        return self._step_demand(user_input)

    def _step_heater(self, user_input: dict[str, Any] | None) -> SubentryFlowResult:
        if self._is_gone:
            return self.async_abort(reason="gone")
        if user_input is None:
            return self._show_heater(self._stored)
        self._heater = self._tidy(flat(user_input))
        if refused := [*self._check.refused_heater(self._heater)]:
            return self._show_heater(self._heater, refused)
        if self._heater[CONF_DEMAND] in DEMAND_FORMS:
            return self._show_demand(self._stored)
        return self._finish(self._heater)

    def _step_demand(self, user_input: dict[str, Any] | None) -> SubentryFlowResult:
        if self._is_gone:
            return self.async_abort(reason="gone")
        if user_input is None:
            return self._show_demand(self._stored)
        demand = self._tidy(user_input)
        if refused := [*self._check.refused_heater(self._heater)]:
            return self._show_heater(self._heater, refused)
        if refused := [*self._check.refused_demand(self._heater, demand)]:
            return self._show_demand(demand, refused)
        return self._finish(self._heater | demand)

    def _show_heater(self, values: Mapping[str, Any], refused: Iterable[Refusal] = ()) -> SubentryFlowResult:
        step = SOURCE_USER if self._subentry is None else SOURCE_RECONFIGURE
        form = heater_form(self._check.unusable_switches())
        return show(self, step, form, grouped(values), refused)

    def _show_demand(self, values: Mapping[str, Any], refused: Iterable[Refusal] = ()) -> SubentryFlowResult:
        demand = self._heater[CONF_DEMAND]
        return show(self, demand, DEMAND_FORMS[demand], values, refused)

    def _finish(self, values: Mapping[str, Any]) -> SubentryFlowResult:
        title = values[CONF_NAME]
        data = {key: value for key, value in values.items() if key != CONF_NAME}
        if self._subentry is None:
            return self.async_create_entry(title=title, data=data)
        return self.async_update_and_abort(self._get_entry(), self._subentry, title=title, data=data)

    def _tidy(self, entered: Mapping[str, Any]) -> dict[str, Any]:
        """Return what was entered, with entity ids where ids of the entity registry may have stood."""
        registry = er.async_get(self.hass)
        entities = {
            key: er.async_resolve_entity_id(registry, entered[key]) or entered[key]
            for key in ENTITY_KEYS
            if key in entered
        }
        return {**entered, **entities}

    @property
    def _is_gone(self) -> bool:
        """Whether the budget, or the heater that is changed, was removed while the form was open."""
        budget = self.hass.config_entries.async_get_entry(self._entry_id)
        is_new = self.source != SOURCE_RECONFIGURE
        return budget is None or not (is_new or self._reconfigure_subentry_id in budget.subentries)

    @property
    def _subentry(self) -> ConfigSubentry | None:
        """The heater that is changed; None while it is new."""
        return self._get_reconfigure_subentry() if self.source == SOURCE_RECONFIGURE else None

    @property
    def _stored(self) -> Mapping[str, Any]:
        heater = self._subentry
        return {} if heater is None else {CONF_NAME: heater.title, **heater.data}

    @property
    def _check(self) -> HeaterCheck:
        heater = self._subentry
        return HeaterCheck(
            hass=self.hass,
            budget=self._get_entry(),
            heater_id=None if heater is None else heater.subentry_id,
        )
