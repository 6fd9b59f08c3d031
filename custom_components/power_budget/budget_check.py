"""A budget as it was entered: what is to be stored of it, and what may be wrong with it."""

from collections.abc import Iterator, Mapping
from typing import Any

from homeassistant.components.homeassistant.triggers.time_pattern import TRIGGER_SCHEMA
from homeassistant.const import CONF_NAME, CONF_PLATFORM
from homeassistant.core import HomeAssistant
import voluptuous as vol

from .const import (
    CONF_CYCLE,
    CONF_ESTIMATE,
    CONF_METER,
    CONF_OTHER_METERS,
    CONF_POWER_STEPS,
    CONF_SITE_LIMIT_W,
    CONF_UNIT,
    DOMAIN,
)
from .engine import Estimate, Unit
from .limits import BUDGET_RANGES
from .observe import exists, is_no_meter
from .power_steps import SECTION_MORE_STEPS, entered_steps, filled_boxes, refused_steps
from .refusal import Refusal
from .schema import BUDGET_SECTIONS, CYCLE, METERING, RESTORING

SECTION_OF: Mapping[str, str] = {
    str(key): name for name, fields in BUDGET_SECTIONS.items() for key in fields.schema.schema
}
"""The section of a field that is in one: its message can only stand there."""

METERING_KEYS = frozenset(str(key) for fields in (METERING, RESTORING) for key in fields.schema.schema)
"""What is stored of a meter."""


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
    if not _is_metered(options):
        options = {key: value for key, value in options.items() if key not in METERING_KEYS}
    return options


def named_meters(options: Mapping[str, Any]) -> list[str]:
    """Return every meter that options name."""
    meter = options.get(CONF_METER)
    return [*([meter] if meter else []), *options.get(CONF_OTHER_METERS, [])]


def _is_metered(options: Mapping[str, Any]) -> bool:
    """Return whether anything is said of a meter: without one, nothing else about it is stored."""
    return any(options.get(key) for key in (CONF_METER, CONF_OTHER_METERS, CONF_SITE_LIMIT_W))


def shown_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return options so that each section of the form finds its own."""
    boxes = filled_boxes(options.get(CONF_POWER_STEPS, ()))
    sections = dict.fromkeys(BUDGET_SECTIONS, options)
    return {**options, CONF_POWER_STEPS: boxes, SECTION_MORE_STEPS: boxes, **sections}


def refused_budget(hass: HomeAssistant, name: str, options: Mapping[str, Any]) -> Iterator[Refusal]:
    """Find what is wrong with a new budget beside those that are there.

    Two budgets may have one name, but one with the same options is the same entered twice.
    """
    if not name:
        yield Refusal(where=CONF_NAME, reason="name_required")
    budgets = hass.config_entries.async_entries(DOMAIN)
    if any(budget.title == name and budget.options == options for budget in budgets):
        yield Refusal(where=CONF_NAME, reason="already_configured")
    yield from refused_options(hass, options)


def refused_options(hass: HomeAssistant, options: Mapping[str, Any]) -> Iterator[Refusal]:
    """Find what is wrong with the options of a budget."""
    yield from refused_steps(options[CONF_POWER_STEPS], Unit(options[CONF_UNIT]))
    yield from _refused_cycle(options[CONF_CYCLE])
    if _is_metered(options):
        yield from _refused_metering(options)
        yield from _refused_meters(hass, options)


def _refused_metering(options: Mapping[str, Any]) -> Iterator[Refusal]:
    """Find what is missing or makes no sense about a meter."""
    by_others = options[CONF_ESTIMATE] == Estimate.OTHER_LOADS
    needed = CONF_OTHER_METERS if by_others else CONF_METER
    if not options.get(needed):
        yield _refusal(needed, f"{needed}_required")
    if CONF_SITE_LIMIT_W not in options:
        yield _refusal(CONF_SITE_LIMIT_W, f"{CONF_SITE_LIMIT_W}_required")
    for key, allowed in BUDGET_RANGES.items():
        if key in options and not allowed.allows(options[key]):
            yield _refusal(key, f"{key}_invalid")


def _refused_meters(hass: HomeAssistant, options: Mapping[str, Any]) -> Iterator[Refusal]:
    """Find entities that are not there, or measure something else."""
    for entity_id in named_meters(options):
        if not exists(hass, entity_id):
            yield _refusal(CONF_METER, "entity_not_found", entity=entity_id)
        elif is_no_meter(hass, entity_id):
            yield _refusal(CONF_METER, "not_a_meter", entity=entity_id)


def _refusal(key: str, reason: str, **placeholders: str) -> Refusal:
    return Refusal(where=SECTION_OF[key], reason=reason, placeholders=placeholders)


def _refused_cycle(cycle: Mapping[str, str]) -> Iterator[Refusal]:
    """Find what Home Assistant's time pattern trigger would refuse."""
    try:
        TRIGGER_SCHEMA({CONF_PLATFORM: "time_pattern", **cycle})
    except vol.Invalid as invalid:
        yield Refusal(where=CONF_CYCLE, reason=f"cycle_{invalid.path[0]}_invalid")
