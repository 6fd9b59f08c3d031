"""A budget as it was entered: what is to be stored of it, and what may be wrong with it."""

from collections.abc import Iterator, Mapping
from typing import Any

from homeassistant.components.homeassistant.triggers.time_pattern import TRIGGER_SCHEMA
from homeassistant.const import CONF_NAME, CONF_PLATFORM
from homeassistant.core import HomeAssistant
import voluptuous as vol

from .const import (
    CONF_CYCLE,
    CONF_OUTDOORS_ENTITY,
    CONF_PARENT,
    CONF_POWER_STEPS,
    CONF_PRICES_ENTITY,
    CONF_UNIT,
    DOMAIN,
)
from .engine import Unit
from .engine.tree import stands_in
from .limits import name_fault
from .meter_check import refused_supply, tidy
from .outdoors_check import refused_outdoors, refused_prices, refused_saving
from .power_steps import SECTION_MORE_STEPS, entered_steps, filled_boxes, refused_steps
from .refusal import Refusal
from .schema import BUDGET_SECTIONS, CYCLE, SECTION_RULES
from .site_config import parents


def entered_options(user_input: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that were entered; what was left out has its default."""
    return {
        CONF_POWER_STEPS: entered_steps(user_input),
        CONF_CYCLE: CYCLE(user_input.get(CONF_CYCLE, {})),
        **_flat(user_input),
    }


def _flat(user_input: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands in the sections that only group fields; one that was left out has its defaults."""
    options: dict[str, Any] = {}
    for name, fields in BUDGET_SECTIONS.items():
        options |= fields(user_input.get(name, {}))
    return tidy(options)


def shown_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return options so that each section of the form finds its own."""
    boxes = filled_boxes(options.get(CONF_POWER_STEPS, ()))
    sections = dict.fromkeys(BUDGET_SECTIONS, options)
    return {**options, CONF_POWER_STEPS: boxes, SECTION_MORE_STEPS: boxes, **sections}


def refused_budget(hass: HomeAssistant, name: str, options: Mapping[str, Any]) -> Iterator[Refusal]:
    """Find what is wrong with a new budget beside those that are there.

    Two budgets may have one name, but one with the same options is the same entered twice.
    """
    if fault := name_fault(name):
        yield Refusal(where=CONF_NAME, reason=fault)
    budgets = hass.config_entries.async_entries(DOMAIN)
    if any(budget.title == name and budget.options == options for budget in budgets):
        yield Refusal(where=CONF_NAME, reason="already_configured")
    yield from refused_options(hass, options)


def refused_options(
    hass: HomeAssistant, options: Mapping[str, Any], budget_id: str | None = None
) -> Iterator[Refusal]:
    """Find what is wrong with the options of a budget, which has no id while it is new."""
    yield from refused_steps(options[CONF_POWER_STEPS], Unit(options[CONF_UNIT]))
    yield from _refused_cycle(options[CONF_CYCLE])
    yield from _refused_parent(hass, options.get(CONF_PARENT), budget_id)
    yield from refused_supply(hass, options, budget_id)
    yield from refused_outdoors(hass, options.get(CONF_OUTDOORS_ENTITY))
    yield from refused_prices(hass, options.get(CONF_PRICES_ENTITY))
    yield from refused_saving(hass, options)


def _refused_parent(hass: HomeAssistant, parent: str | None, budget_id: str | None) -> Iterator[Refusal]:
    """Find out that the parent is not there, or stands in the very budget that is to stand in it."""
    if parent is None:
        return
    budgets = parents(hass.config_entries.async_entries(DOMAIN))
    if parent not in budgets:
        yield Refusal(where=SECTION_RULES, reason="parent_not_found")
    elif budget_id is not None and stands_in(budgets, parent, budget_id):
        yield Refusal(where=SECTION_RULES, reason="parent_circular")


def _refused_cycle(cycle: Mapping[str, str]) -> Iterator[Refusal]:
    """Find what Home Assistant's time pattern trigger would refuse."""
    try:
        TRIGGER_SCHEMA({CONF_PLATFORM: "time_pattern", **cycle})
    except vol.Invalid as invalid:
        yield Refusal(where=CONF_CYCLE, reason=f"cycle_{invalid.path[0]}_invalid")
