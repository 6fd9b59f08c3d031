"""What entities are, and what they can do: what forms refuse by it, and how they are told."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from homeassistant.components.climate import (
    ATTR_HVAC_MODES,
    DOMAIN as CLIMATE_DOMAIN,
    ClimateEntityFeature,
    HVACMode,
)
from homeassistant.components.number import ATTR_MAX, ATTR_MIN, ATTR_STEP
from homeassistant.components.weather import DOMAIN as WEATHER_DOMAIN
from homeassistant.const import (
    ATTR_SUPPORTED_FEATURES,
    ATTR_UNIT_OF_MEASUREMENT,
    PERCENTAGE,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    UnitOfElectricCurrent,
    UnitOfPower,
)
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er

from .engine.scale import SetpointUnit
from .measure import is_energy_meter, is_meter, is_temperature, number

UNITS: Final[Mapping[str | None, SetpointUnit]] = {
    UnitOfPower.WATT: SetpointUnit.WATTS,
    UnitOfPower.KILO_WATT: SetpointUnit.KILOWATTS,
    UnitOfElectricCurrent.AMPERE: SetpointUnit.AMPERES,
    PERCENTAGE: SetpointUnit.PERCENT,
}
"""What the unit of measurement of a set-point stands for."""


def is_no_meter(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether an entity is there and measures neither power nor current."""
    state = _told(hass, entity_id)
    return state is not None and not is_meter(state)


def is_no_energy_meter(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether an entity is there and counts no energy."""
    state = _told(hass, entity_id)
    return state is not None and not is_energy_meter(state)


def is_no_thermometer(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether an entity is there and tells no temperature; every weather does."""
    state = _told(hass, entity_id)
    return state is not None and state.domain != WEATHER_DOMAIN and not is_temperature(state)


def exists(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether Home Assistant has an entity, or has known it and may have it again."""
    return not is_missing(hass, entity_id) or er.async_get(hass).async_get(entity_id) is not None


def is_missing(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether Home Assistant knows nothing of an entity's state."""
    return hass.states.get(entity_id) is None


class DialRange(NamedTuple):
    """Between which numbers something may be set, and how finely, in its own unit; None if unknown."""

    least: float | None
    most: float | None
    step: float | None


def dial_range(hass: HomeAssistant, entity_id: str) -> DialRange:
    """Return what a number tells of what it may be set to."""
    state = hass.states.get(entity_id)
    told = {} if state is None else state.attributes
    return DialRange(*(number(told.get(name)) for name in (ATTR_MIN, ATTR_MAX, ATTR_STEP)))


def dial_unit(hass: HomeAssistant, entity_id: str) -> SetpointUnit | None:
    """Return in what a number says how much is drawn; None if it does not tell."""
    state = hass.states.get(entity_id)
    return None if state is None else UNITS.get(state.attributes.get(ATTR_UNIT_OF_MEASUREMENT))


def can_turn(hass: HomeAssistant, entity_id: str, *, on: bool) -> bool:
    """Return whether a switch can be turned on or off without telling it a mode."""
    state = hass.states.get(entity_id)
    if state is None or state.domain != CLIMATE_DOMAIN:
        return True
    feature = ClimateEntityFeature.TURN_ON if on else ClimateEntityFeature.TURN_OFF
    return bool(state.attributes.get(ATTR_SUPPORTED_FEATURES, 0) & feature)


def heating_mode(hass: HomeAssistant, entity_id: str) -> str:
    """Return the mode in which a climate heats, as best it can."""
    state = hass.states.get(entity_id)
    modes = [] if state is None else state.attributes.get(ATTR_HVAC_MODES) or []
    others = (mode for mode in modes if mode != HVACMode.OFF)
    return HVACMode.HEAT if HVACMode.HEAT in modes else next(others, HVACMode.HEAT)


def _told(hass: HomeAssistant, entity_id: str) -> State | None:
    """Return the state of an entity that tells anything by now."""
    state = hass.states.get(entity_id)
    return None if state is None or state.state in (STATE_UNAVAILABLE, STATE_UNKNOWN) else state
