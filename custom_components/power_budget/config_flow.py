"""A budget: how it is added."""

from typing import Any, override

from homeassistant.config_entries import (
    SOURCE_USER,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryFlow,
    FlowType,
    OptionsFlow,
    SubentryFlowContext,
)
from homeassistant.const import CONF_NAME
from homeassistant.core import callback

from .budget_check import entered_options, refused_budget, shown_options
from .const import DOMAIN, SUBENTRY_HEATER
from .kinds import FLOWS
from .options_flow import BudgetOptionsFlow
from .refusal import show
from .schema import BUDGET_FORM


class BudgetFlow(ConfigFlow, domain=DOMAIN):
    """Asks for a budget, then for its first heater."""

    VERSION = 1

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry[Any]
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Return what can be added to a budget."""
        return {**FLOWS}

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry[Any]) -> OptionsFlow:
        """Return what changes the options of a budget."""
        return BudgetOptionsFlow()

    @override
    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Add a budget."""
        if user_input is None:
            return show(self, "user", BUDGET_FORM, {})
        name, options = user_input[CONF_NAME], entered_options(user_input)
        refused = [*refused_budget(self.hass, name, options)]
        if refused:
            return show(self, "user", BUDGET_FORM, {CONF_NAME: name, **shown_options(options)}, refused)
        return self.async_create_entry(title=name, data={}, options=options)

    @override
    async def async_on_create_entry(self, result: ConfigFlowResult) -> ConfigFlowResult:
        """Go straight on to the first heater."""
        first_heater = await self.hass.config_entries.subentries.async_init(
            (result["result"].entry_id, SUBENTRY_HEATER),
            context=SubentryFlowContext(source=SOURCE_USER),
        )
        result["next_flow"] = (FlowType.CONFIG_SUBENTRIES_FLOW, first_heater["flow_id"])
        return result
