"""A budget as it was entered: what is to be stored of it, and what may be wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from homeassistant.components.homeassistant.triggers.time_pattern import TRIGGER_SCHEMA
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_NAME, CONF_PLATFORM
import voluptuous as vol

from .const import CONF_CYCLE, CONF_POWER_STEPS, CONF_UNIT
from .engine import Unit
from .power_steps import SECTION_MORE_STEPS, entered_steps, filled_boxes, refused_steps
from .refusal import Refusal
from .schema import CYCLE, RULES, SECTION_RULES


def entered_options(user_input: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that were entered; what was left out has its default."""
    return {
        CONF_POWER_STEPS: entered_steps(user_input),
        CONF_CYCLE: CYCLE(user_input.get(CONF_CYCLE, {})),
        **RULES(user_input.get(SECTION_RULES, {})),
    }


def shown_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return options so that each section of the form finds its own."""
    boxes = filled_boxes(options.get(CONF_POWER_STEPS, ()))
    return {**options, CONF_POWER_STEPS: boxes, SECTION_MORE_STEPS: boxes, SECTION_RULES: options}


def refused_budget(
    name: str, options: Mapping[str, Any], budgets: Iterable[ConfigEntry[Any]]
) -> Iterator[Refusal]:
    """Find what is wrong with a new budget beside those that are there.

    Two budgets may have one name, but one with the same options is the same entered twice.
    """
    if not name:
        yield Refusal(where=CONF_NAME, reason="name_required")
    if any(budget.title == name and budget.options == options for budget in budgets):
        yield Refusal(where=CONF_NAME, reason="already_configured")
    yield from refused_options(options)


def refused_options(options: Mapping[str, Any]) -> Iterator[Refusal]:
    """Find what is wrong with the options of a budget."""
    yield from refused_steps(options[CONF_POWER_STEPS], Unit(options[CONF_UNIT]))
    yield from _refused_cycle(options[CONF_CYCLE])


def _refused_cycle(cycle: Mapping[str, str]) -> Iterator[Refusal]:
    """Find what Home Assistant's time pattern trigger would refuse."""
    try:
        TRIGGER_SCHEMA({CONF_PLATFORM: "time_pattern", **cycle})
    except vol.Invalid as invalid:
        yield Refusal(where=CONF_CYCLE, reason=f"cycle_{invalid.path[0]}_invalid")
