"""Follows entities that are renamed: what is stored names them as they are called now."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .const import (
    CONF_CALENDAR_ENTITY,
    CONF_CHARGE_SETPOINT,
    CONF_DEMAND_ENTITY,
    CONF_DISCHARGE_SETPOINT,
    CONF_ENERGY_METER,
    CONF_LIMIT_ENTITY,
    CONF_METER,
    CONF_OTHER_METERS,
    CONF_OUTDOORS_ENTITY,
    CONF_POTENTIAL,
    CONF_POWER_SENSOR,
    CONF_PRICES_ENTITY,
    CONF_SAVING_SCHEDULE,
    CONF_SCHEDULE_ENTITY,
    CONF_SETPOINT,
    CONF_SETPOINT_ENTITY,
    CONF_SOC,
    CONF_SWITCH,
    CONF_TARGET,
    CONF_TEMPERATURE_SENSOR,
    DOMAIN,
)

SETPOINT_KEYS = (CONF_SETPOINT, CONF_CHARGE_SETPOINT, CONF_DISCHARGE_SETPOINT)
"""What names a number that a load is set by."""

READ_KEYS = (CONF_POWER_SENSOR, CONF_SETPOINT_ENTITY, CONF_SOC)
"""What names something that tells of a load, and that nobody may set on behalf of another."""

ENTITY_KEYS = (
    CONF_SWITCH,
    CONF_POWER_SENSOR,
    CONF_DEMAND_ENTITY,
    CONF_TEMPERATURE_SENSOR,
    CONF_SETPOINT_ENTITY,
    CONF_SCHEDULE_ENTITY,
    CONF_CALENDAR_ENTITY,
    *SETPOINT_KEYS,
    CONF_SOC,
    CONF_TARGET,
    CONF_POTENTIAL,
)
"""What names an entity in the data of a load."""


BUDGET_KEYS = (
    CONF_METER,
    CONF_ENERGY_METER,
    CONF_LIMIT_ENTITY,
    CONF_OUTDOORS_ENTITY,
    CONF_PRICES_ENTITY,
    CONF_SAVING_SCHEDULE,
)
"""What names an entity in the options of a budget, beside a list of others."""


@callback
def async_follow_renames(hass: HomeAssistant) -> None:
    """Follow entities for as long as Home Assistant runs, for budgets that are not loaded too."""

    @callback
    def is_rename(data: Mapping[str, Any]) -> bool:
        return "old_entity_id" in data

    @callback
    def rename(event: Event[Any]) -> None:
        names = {event.data["old_entity_id"]: event.data["entity_id"]}
        for entry in hass.config_entries.async_loaded_entries(DOMAIN):
            entry.runtime_data.async_rename(names)
        for entry in hass.config_entries.async_entries(DOMAIN):
            _store(hass, entry, names)

    hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, rename, event_filter=is_rename)


@callback
def async_resolve(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Store the names of entities that were given by their ids in the entity registry."""
    _store(hass, entry, {entity.id: entity.entity_id for entity in er.async_get(hass).entities.values()})


def _store(hass: HomeAssistant, entry: ConfigEntry[Any], names: Mapping[str, str]) -> None:
    if renamed := _renamed_options(entry.options, names):
        hass.config_entries.async_update_entry(entry, options={**entry.options, **renamed})
    for load in entry.subentries.values():
        if renamed := _renamed(load, names):
            hass.config_entries.async_update_subentry(entry, load, data={**load.data, **renamed})


def _renamed_options(options: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return the entities of a budget that are called otherwise in *names*, by their keys."""
    renamed: dict[str, Any] = {
        key: names[options[key]] for key in BUDGET_KEYS if key in options and options[key] in names
    }
    others = options.get(CONF_OTHER_METERS, [])
    if names.keys() & others:
        renamed[CONF_OTHER_METERS] = [names.get(entity_id, entity_id) for entity_id in others]
    return renamed


def _renamed(load: ConfigSubentry, names: Mapping[str, str]) -> dict[str, str]:
    """Return the entities of a load that are called otherwise in *names*, by their keys."""
    return {key: names[load.data[key]] for key in ENTITY_KEYS if key in load.data and load.data[key] in names}
