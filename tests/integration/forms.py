"""Forms, filled in as the frontend fills them in."""

from typing import Any

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigEntry,
    FlowType,
    SubentryFlowContext,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowManager, section
import voluptuous as vol

from custom_components.power_budget.const import DOMAIN, SUBENTRY_ATTENDED, SUBENTRY_HEATER

METERING_SHOWN = {
    "anticipation": {"saving_schedule_mode": 1},
    "metering": {"estimate": "whole_house", "margin_w": 200, "voltage_v": 230},
    "restoring": {
        "restore_delay_s": 90,
        "restore_margin": 1.2,
        "count_idle": "rated",
        "meter_timeout_s": 60,
        "stale_limit_w": 0,
    },
    "tariff": {"window_follow_peak": False},
}
"""What stands in the form of a budget that has no meter, and no schedule of its mode."""

type Result = Any
"""What a flow returns: config flows and subentry flows have types of their own."""


class Form:
    """A form, from when it is first shown to when it is stored."""

    def __init__(self, manager: FlowManager[Any, Any, Any], result: Result) -> None:
        """Show what a flow begins with."""
        self._manager = manager
        self.result = result

    @property
    def step(self) -> str:
        """Which form is shown."""
        assert self.result["type"] == "form", self.result
        return str(self.result["step_id"])

    @property
    def errors(self) -> dict[str, str]:
        """What is wrong, by field or section."""
        assert self.result["type"] == "form", self.result
        return self.result["errors"] or {}

    @property
    def placeholders(self) -> dict[str, str]:
        """What the messages name."""
        return self.result["description_placeholders"] or {}

    @property
    def shown(self) -> dict[str, Any]:
        """What stands in the fields, by section."""
        return shown_in(self.result["data_schema"])

    @property
    def open_sections(self) -> list[str]:
        """The sections whose fields are seen."""
        fields = self.result["data_schema"].schema.items()
        return [
            str(name)
            for name, field in fields
            if isinstance(field, section) and not field.options["collapsed"]
        ]

    def hidden(self, field: str) -> list[str]:
        """Return the entities that a picker does not offer."""
        entities: list[str] = self.result["data_schema"].schema[field].config["exclude_entities"]
        return entities

    async def submit(self, **entered: Any) -> None:
        """Submit what is entered."""
        self.result = await self._manager.async_configure(self.result["flow_id"], entered)

    async def reopen(self) -> None:
        """Show the form again, as when the page is loaded anew."""
        self.result = await self._manager.async_configure(self.result["flow_id"])


def shown_in(schema: vol.Schema) -> dict[str, Any]:
    """Return what the frontend puts into the fields of a form."""
    fields = {
        str(key): shown_in(field.schema) if isinstance(field, section) else _shown(key)
        for key, field in schema.schema.items()
    }
    return {key: value for key, value in fields.items() if value not in (None, "", {})}


def _shown(key: vol.Required | vol.Optional) -> object:
    if key.description and "suggested_value" in key.description:
        return key.description["suggested_value"]
    return None if isinstance(key.default, vol.Undefined) else key.default()


async def new_budget(hass: HomeAssistant) -> Form:
    """Open the form of a new budget."""
    flow = hass.config_entries.flow
    return Form(flow, await flow.async_init(DOMAIN, context={"source": SOURCE_USER}))


async def options(hass: HomeAssistant, entry: ConfigEntry[Any]) -> Form:
    """Open the form of a budget's options."""
    flow = hass.config_entries.options
    return Form(flow, await flow.async_init(entry.entry_id))


async def new_heater(hass: HomeAssistant, entry: ConfigEntry[Any]) -> Form:
    """Open the form of a new heater."""
    return await new_load(hass, entry, SUBENTRY_HEATER)


async def new_load(hass: HomeAssistant, entry: ConfigEntry[Any], kind: str) -> Form:
    """Open the form of a new load of a kind."""
    flow = hass.config_entries.subentries
    context = SubentryFlowContext(source=SOURCE_USER)
    return Form(flow, await flow.async_init((entry.entry_id, kind), context=context))


async def new_attended(hass: HomeAssistant, entry: ConfigEntry[Any]) -> Form:
    """Open the form of a new attended load."""
    flow = hass.config_entries.subentries
    context = SubentryFlowContext(source=SOURCE_USER)
    return Form(flow, await flow.async_init((entry.entry_id, SUBENTRY_ATTENDED), context=context))


async def known_heater(hass: HomeAssistant, entry: ConfigEntry[Any], heater: str) -> Form:
    """Open the form of a heater that is to be changed."""
    return await known_load(hass, entry, heater)


async def known_load(hass: HomeAssistant, entry: ConfigEntry[Any], load: str) -> Form:
    """Open the form of a load that is to be changed."""
    flow = hass.config_entries.subentries
    handler = (entry.entry_id, entry.subentries[load].subentry_type)
    context = SubentryFlowContext(source=SOURCE_RECONFIGURE, subentry_id=load)
    return Form(flow, await flow.async_init(handler, context=context))


async def next_form(hass: HomeAssistant, result: Result) -> Form:
    """Open the form that a new budget leads to."""
    kind, flow_id = result["next_flow"]
    assert kind is FlowType.CONFIG_SUBENTRIES_FLOW
    flow = hass.config_entries.subentries
    return Form(flow, await flow.async_configure(flow_id))
