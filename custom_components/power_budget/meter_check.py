"""A meter, a tariff and a limit from outside as they were entered, and what may be wrong with them."""

from collections.abc import Iterator, Mapping
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from .capability import exists, is_no_energy_meter, is_no_meter
from .const import (
    CONF_ENERGY_METER,
    CONF_ESTIMATE,
    CONF_LIMIT_ENTITY,
    CONF_METER,
    CONF_OTHER_METERS,
    CONF_SAVING_SCHEDULE,
    CONF_SAVING_SCHEDULE_MODE,
    CONF_SITE_LIMIT_W,
    CONF_VOLTAGE_V,
    CONF_WINDOW_FOLLOW_PEAK,
    CONF_WINDOW_MINUTES,
    CONF_WINDOW_PEAK_W,
)
from .engine import Estimate
from .limits import BUDGET_RANGES
from .refusal import Refusal
from .schema import BUDGET_SECTIONS, METERING, RESTORING

SECTION_OF: Mapping[str, str] = {
    str(key): name for name, fields in BUDGET_SECTIONS.items() for key in fields.schema.schema
}
"""The section of a field that is in one: its message can only stand there."""

METERING_KEYS = frozenset(str(key) for fields in (METERING, RESTORING) for key in fields.schema.schema)
"""What is stored of a meter."""

HOUR_MIN = 60


def tidy(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return options without what says nothing: about a meter, a tariff or a schedule that there is not."""
    dropped = set() if is_metered(options) else set(METERING_KEYS)
    if options.get(CONF_LIMIT_ENTITY):
        dropped.discard(CONF_VOLTAGE_V)
    if not is_tariffed(options):
        dropped.add(CONF_WINDOW_FOLLOW_PEAK)
    if not options.get(CONF_SAVING_SCHEDULE):
        dropped.add(CONF_SAVING_SCHEDULE_MODE)
    return {key: value for key, value in options.items() if key not in dropped}


def is_metered(options: Mapping[str, Any]) -> bool:
    """Return whether anything is said of a meter."""
    return any(options.get(key) for key in (CONF_METER, CONF_OTHER_METERS, CONF_SITE_LIMIT_W))


def is_tariffed(options: Mapping[str, Any]) -> bool:
    """Return whether anything is said of a metering window."""
    return any(options.get(key) for key in (CONF_WINDOW_MINUTES, CONF_WINDOW_PEAK_W, CONF_ENERGY_METER))


def named_meters(options: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Find every entity that options name as a meter, with the key under which they do."""
    for key in (CONF_METER, CONF_OTHER_METERS, CONF_ENERGY_METER, CONF_LIMIT_ENTITY):
        named = options.get(key) or []
        yield from ((key, entity_id) for entity_id in ([named] if isinstance(named, str) else named))


def refused_supply(
    hass: HomeAssistant, options: Mapping[str, Any], budget_id: str | None
) -> Iterator[Refusal]:
    """Find what is wrong with where the watts come from."""
    if is_metered(options):
        yield from _refused_metering(options)
    if is_tariffed(options):
        yield from _refused_window(options)
    yield from _refused_meters(hass, options)
    yield from _refused_own(hass, options, budget_id)
    for key, allowed in BUDGET_RANGES.items():
        if key in options and not allowed.allows(options[key]):
            yield _refusal(key, f"{key}_invalid")


def _refused_metering(options: Mapping[str, Any]) -> Iterator[Refusal]:
    """Find what is missing about a meter."""
    by_others = options[CONF_ESTIMATE] == Estimate.OTHER_LOADS
    needed = CONF_OTHER_METERS if by_others else CONF_METER
    if not options.get(needed):
        yield _refusal(needed, f"{needed}_required")
    if CONF_SITE_LIMIT_W not in options:
        yield _refusal(CONF_SITE_LIMIT_W, f"{CONF_SITE_LIMIT_W}_required")


def _refused_window(options: Mapping[str, Any]) -> Iterator[Refusal]:
    """Find what is missing or makes no sense about a metering window."""
    minutes = options.get(CONF_WINDOW_MINUTES, 0)
    if not is_metered(options):
        yield _refusal(CONF_WINDOW_MINUTES, "window_without_meter")
    if minutes < 1 or HOUR_MIN % minutes:
        yield _refusal(CONF_WINDOW_MINUTES, f"{CONF_WINDOW_MINUTES}_invalid")
    if CONF_WINDOW_PEAK_W not in options:
        yield _refusal(CONF_WINDOW_PEAK_W, f"{CONF_WINDOW_PEAK_W}_required")


def _refused_meters(hass: HomeAssistant, options: Mapping[str, Any]) -> Iterator[Refusal]:
    """Find entities that are not there, are named twice, or measure something else."""
    others = options.get(CONF_OTHER_METERS, [])
    if len(set(others)) < len(others):
        yield _refusal(CONF_OTHER_METERS, f"{CONF_OTHER_METERS}_twice")
    for key, entity_id in named_meters(options):
        by_energy = key == CONF_ENERGY_METER
        if not exists(hass, entity_id):
            yield _refusal(key, "entity_not_found", entity=entity_id)
        elif by_energy and is_no_energy_meter(hass, entity_id):
            yield _refusal(key, "not_an_energy_meter", entity=entity_id)
        elif not by_energy and is_no_meter(hass, entity_id):
            yield _refusal(key, "not_a_meter", entity=entity_id)


def _refused_own(hass: HomeAssistant, options: Mapping[str, Any], budget_id: str | None) -> Iterator[Refusal]:
    """Find entities of the budget itself: it would follow what it says."""
    entities = er.async_get(hass)
    for key, entity_id in named_meters(options):
        registered = entities.async_get(entity_id)
        if budget_id is not None and registered is not None and registered.config_entry_id == budget_id:
            yield _refusal(key, "meter_is_own", entity=entity_id)


def _refusal(key: str, reason: str, **placeholders: str) -> Refusal:
    return Refusal(where=SECTION_OF[key], reason=reason, placeholders=placeholders)
