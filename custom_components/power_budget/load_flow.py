"""A load of any kind: added, or changed."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigSubentry,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.const import CONF_NAME
from homeassistant.helpers import entity_registry as er
import voluptuous as vol

from .load_check import LoadCheck
from .refusal import Refusal, show
from .rename import ENTITY_KEYS
from .sections import flat, grouped


class LoadFlow[Check: LoadCheck](ConfigSubentryFlow):
    """Asks for a load in one form."""

    check_type: ClassVar[type[LoadCheck]]
    """Looks for what is wrong with it."""

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Add a load."""
        return self._step_load(user_input)

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Change a load."""
        return self._step_load(user_input)

    @abstractmethod
    def _form(self) -> vol.Schema:
        """Return what is asked first."""

    def _go_on(self, load: dict[str, Any]) -> SubentryFlowResult:
        """Go on after the first form, in which nothing is wrong."""
        return self._finish(load)

    def _step_load(self, user_input: dict[str, Any] | None) -> SubentryFlowResult:
        if self._is_gone:
            return self.async_abort(reason="gone")
        if user_input is None:
            return self._show_load(self._stored)
        load = self._tidy(flat(user_input, self.check_type.sections))
        if refused := [*self._check.refused(load)]:
            return self._show_load(load, refused)
        return self._go_on(load)

    def _show_load(self, values: Mapping[str, Any], refused: Iterable[Refusal] = ()) -> SubentryFlowResult:
        step = SOURCE_USER if self._subentry is None else SOURCE_RECONFIGURE
        return show(self, step, self._form(), grouped(values, self.check_type.sections), refused)

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
        """Whether the budget, or the load that is changed, was removed while the form was open."""
        budget = self.hass.config_entries.async_get_entry(self._entry_id)
        is_new = self.source != SOURCE_RECONFIGURE
        return budget is None or not (is_new or self._reconfigure_subentry_id in budget.subentries)

    @property
    def _subentry(self) -> ConfigSubentry | None:
        """The load that is changed; None while it is new."""
        return self._get_reconfigure_subentry() if self.source == SOURCE_RECONFIGURE else None

    @property
    def _stored(self) -> Mapping[str, Any]:
        load = self._subentry
        return {} if load is None else {CONF_NAME: load.title, **load.data}

    @property
    def _check(self) -> Check:
        load = self._subentry
        load_id = None if load is None else load.subentry_id
        check: Check = self.check_type(hass=self.hass, budget=self._get_entry(), load_id=load_id)  # type: ignore[assignment]
        return check
