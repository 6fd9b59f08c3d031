"""What the card and the dashboard are laid out from: budgets, their loads, and which entity has which role.

Roles are the keys of the integration's own entities, and those under which the entities of a load are
stored: both stay as they are when an entity is renamed.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util.json import JsonObjectType

from .const import DOMAIN
from .engine.budget import Window
from .engine.tree import stands_in
from .rename import ENTITY_KEYS
from .site_config import budget_config, parents
from .wiring import BudgetConfig

type MaySee = Callable[[str], bool]
"""Tells whether somebody may see the state of an entity."""

MINUTE = timedelta(minutes=1)


def layout(hass: HomeAssistant, entry: ConfigEntry[Any], may_see: MaySee) -> JsonObjectType | None:
    """Return what a budget consists of, as far as somebody may see it; None if that is nothing."""
    entities = {role: name for role, name in _roles(hass, entry, None).items() if may_see(name)}
    if not entities:
        return None
    config = budget_config(entry)
    metering = config.budget.metering
    return {
        "entry_id": entry.entry_id,
        "name": entry.title,
        "unit": config.budget.unit.value,
        "power_steps": list(config.budget.power_steps),
        "parent": parents(hass.config_entries.async_entries(DOMAIN)).get(entry.entry_id),
        "meters": [name for name in (config.meters.entity_ids if config.meters else ()) if may_see(name)],
        "estimate": None if metering is None else metering.estimate.value,
        "window": None if metering is None or metering.window is None else _window(metering.window),
        "entities": {**entities},
        "loads": [*_loads(hass, entry, may_see)],
    }


def _window(window: Window) -> JsonObjectType:
    """Return the metering window of the tariff."""
    return {
        "minutes": window.length / MINUTE,
        "peak_w": window.peak_w,
        "follow_peak": window.follow_peak,
    }


def _loads(hass: HomeAssistant, entry: ConfigEntry[Any], may_see: MaySee) -> Iterator[JsonObjectType]:
    """Find the loads of a budget and of those that stand in it, and others that it feeds."""
    entries = hass.config_entries.async_loaded_entries(DOMAIN)
    above = parents(hass.config_entries.async_entries(DOMAIN))
    for owner in sorted(entries, key=lambda one: one.entry_id != entry.entry_id):
        config = budget_config(owner)
        fed = {
            load.id for load in config.loads if any(feed.budget == entry.entry_id for feed in load.also_on)
        }
        is_below = stands_in(above, owner.entry_id, entry.entry_id)
        for load in owner.subentries.values():
            if is_below or load.subentry_id in fed:
                roles = _roles(hass, owner, load.subentry_id)
                if entities := {role: name for role, name in roles.items() if may_see(name)}:
                    wired = _wired(hass, load, roles.get("demand"))
                    yield {
                        **_load(owner, config, load),
                        "entities": {**entities},
                        "wired": {role: name for role, name in wired.items() if may_see(name)},
                    }


def _load(owner: ConfigEntry[Any], config: BudgetConfig, load: ConfigSubentry) -> JsonObjectType:
    """Return what is configured of a load that the card shows."""
    known = next((one for one in config.loads if one.id == load.subentry_id), None)
    return {
        "id": load.subentry_id,
        "kind": load.subentry_type,
        "name": load.title,
        "budget": owner.title,
        "budget_id": owner.entry_id,
        "power_w": None if known is None else known.power_w,
        "setpoint_c": None if known is None else config.wiring[known.id].setpoint_c,
    }


def _wired(hass: HomeAssistant, load: ConfigSubentry, demand: str | None) -> dict[str, str]:
    """Return the entities of others that a load was given, and the thermostat that drives its *demand*."""
    wired: dict[str, str] = {key: load.data[key] for key in ENTITY_KEYS if key in load.data}
    thermostat = None if demand is None else _thermostat(hass, demand)
    return wired if thermostat is None else {**wired, "thermostat": thermostat}


def _thermostat(hass: HomeAssistant, demand: str) -> str | None:
    """Return the climate of whatever was configured to switch *demand*; None if nothing was."""
    registry = er.async_get(hass)
    for entry in hass.config_entries.async_entries(include_disabled=False):
        if entry.domain != DOMAIN and _names({**entry.data, **entry.options}, demand):
            for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
                if entity.domain == Platform.CLIMATE:
                    return entity.entity_id
    return None


def _names(settings: Mapping[str, Any], entity_id: str) -> bool:
    """Return whether an entity is among *settings*, or in a list of them."""
    return any(
        value == entity_id or (isinstance(value, list) and entity_id in value) for value in settings.values()
    )


def _roles(hass: HomeAssistant, entry: ConfigEntry[Any], load: str | None) -> dict[str, str]:
    """Return by role what a budget or one of its loads is seen and used by; events only tell."""
    return {
        entity.translation_key: entity.entity_id
        for entity in er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
        if entity.config_subentry_id == load
        and entity.translation_key is not None
        and entity.domain != Platform.EVENT
        and entity.disabled_by is None
    }
