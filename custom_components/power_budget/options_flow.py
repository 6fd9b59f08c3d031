"""A budget: how its options are changed."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow

from .budget_check import entered_options, refused_options, shown_options
from .refusal import explain
from .schema import OPTIONS_FORM


class BudgetOptionsFlow(OptionsFlow):
    """Asks for the options again; what listens to the entry makes them work."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Change the options."""
        options = self.config_entry.options if user_input is None else entered_options(user_input)
        refused = [] if user_input is None else [*refused_options(options)]
        if user_input is not None and not refused:
            return self.async_create_entry(data=options)
        form = self.add_suggested_values_to_schema(OPTIONS_FORM, shown_options(options))
        return self.async_show_form(step_id="init", data_schema=form, **explain(refused))
