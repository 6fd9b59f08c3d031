"""A budget: how its options are changed."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow

from .budget_check import entered_options, refused_options, shown_options
from .refusal import show
from .schema import OPTIONS_FORM


class BudgetOptionsFlow(OptionsFlow):
    """Asks for the options again; what listens to the entry makes them work."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Change the options."""
        if self.hass.config_entries.async_get_entry(self.handler) is None:
            return self.async_abort(reason="gone")
        if user_input is None:
            return show(self, "init", OPTIONS_FORM, shown_options(self.config_entry.options))
        options = entered_options(user_input)
        if refused := [*refused_options(self.hass, options, self.config_entry.entry_id)]:
            return show(self, "init", OPTIONS_FORM, shown_options(options), refused)
        return self.async_create_entry(data=options)
