"""What a thermostat tells of a heater's room: what to enter when its temperature is to ask in its place."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from homeassistant.components.climate import DOMAIN as CLIMATE_DOMAIN
from homeassistant.components.sensor import DOMAIN as SENSOR_DOMAIN, SensorDeviceClass
from homeassistant.components.switch import DOMAIN as SWITCH_DOMAIN
from homeassistant.core import HomeAssistant, split_entity_id
from homeassistant.helpers import entity_registry as er

from .const import (
    CONF_COMFORT_C,
    CONF_DEMAND,
    CONF_DEMAND_ENTITY,
    CONF_SETBACK_C,
    CONF_SETPOINT_C,
    CONF_SWITCH,
    CONF_TEMPERATURE_SENSOR,
    DEFAULT_SETBACK_C,
    DOMAIN,
)
from .limits import RANGES
from .observe import set_to_c

GENERIC: Final = "generic_thermostat"
"""The thermostat of Home Assistant, which knows what it switches and by which sensor."""

SWITCHES: Final = "heater"
MEASURES: Final = "target_sensor"
"""The keys of its options."""


def suggested(hass: HomeAssistant, stored: Mapping[str, Any], load_id: str | None) -> dict[str, Any]:
    """Return what to enter for a load so that it is asked as by its thermostat; nothing if it has none."""
    thermostat = next(_thermostats(hass, stored, load_id), None)
    if thermostat is None:
        return {}
    return {CONF_TEMPERATURE_SENSOR: _thermometer(hass, thermostat), **_setpoints(hass, thermostat)}


def _thermostats(hass: HomeAssistant, stored: Mapping[str, Any], load_id: str | None) -> Iterator[str]:
    """Find what may have asked for a load: what it names, what switches its demand, what switches it."""
    named = [stored[key] for key in (CONF_DEMAND_ENTITY, CONF_SWITCH) if key in stored]
    climates = [entity_id for entity_id in named if split_entity_id(entity_id)[0] == CLIMATE_DOMAIN]
    if CONF_DEMAND_ENTITY in stored:
        yield from climates
        return
    entities = er.async_get(hass)
    demand = entities.async_get_entity_id(SWITCH_DOMAIN, DOMAIN, f"{load_id}_{CONF_DEMAND}")
    for entry in hass.config_entries.async_entries(GENERIC):
        switched = er.async_resolve_entity_id(entities, entry.options.get(SWITCHES, ""))
        if demand is not None and switched == demand:
            yield from (one.entity_id for one in er.async_entries_for_config_entry(entities, entry.entry_id))
    yield from climates


def _thermometer(hass: HomeAssistant, thermostat: str) -> str:
    """Return what measures the room of a thermostat: a sensor that it names, or has, or else itself."""
    entities = er.async_get(hass)
    registered = entities.async_get(thermostat)
    if registered is None:
        return thermostat
    entry = hass.config_entries.async_get_entry(registered.config_entry_id or "")
    named = entry.options.get(MEASURES) if entry is not None and entry.domain == GENERIC else None
    if named is not None:
        return er.async_resolve_entity_id(entities, named) or thermostat
    beside = er.async_entries_for_device(entities, registered.device_id) if registered.device_id else []
    thermometers = [
        one.entity_id
        for one in beside
        if one.domain == SENSOR_DOMAIN
        and SensorDeviceClass.TEMPERATURE in (one.device_class, one.original_device_class)
    ]
    return thermometers[0] if len(thermometers) == 1 else thermostat


def _setpoints(hass: HomeAssistant, thermostat: str) -> dict[str, float]:
    """Return which temperatures a thermostat tells by what it is set to now."""
    told_c = set_to_c(hass, thermostat)
    if told_c is None or not RANGES[CONF_SETPOINT_C].allows(told_c):
        return {}
    either = CONF_COMFORT_C if told_c >= DEFAULT_SETBACK_C else CONF_SETBACK_C
    return dict.fromkeys((CONF_SETPOINT_C, either), round(told_c, 1))
