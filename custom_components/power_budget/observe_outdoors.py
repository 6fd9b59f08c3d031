"""How warm it is outdoors: beside `observe`, the only place that reads states of a weather."""

from typing import Final

from homeassistant.components.climate import ATTR_CURRENT_TEMPERATURE, DOMAIN as CLIMATE_DOMAIN
from homeassistant.components.weather import (
    ATTR_WEATHER_TEMPERATURE,
    ATTR_WEATHER_TEMPERATURE_UNIT,
    DOMAIN as WEATHER_DOMAIN,
)
from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant, State, split_entity_id

from .engine.quantity import Celsius
from .measure import celsius

LEAST_C: Final[Celsius] = -90.0
MOST_C: Final[Celsius] = 70.0
"""Outside of these it is nowhere."""


def is_weather(entity_id: str) -> bool:
    """Return whether an entity is a weather, which may foretell."""
    return split_entity_id(entity_id)[0] == WEATHER_DOMAIN


def observe_outdoors(hass: HomeAssistant, entity_id: str | None) -> Celsius | None:
    """Return how warm it is outdoors; None where nothing tells."""
    state = hass.states.get(entity_id or "")
    return None if state is None else outdoors_of(hass, state)


def forecast_unit(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return the unit in which a weather foretells."""
    state = hass.states.get(entity_id)
    unit = None if state is None else state.attributes.get(ATTR_WEATHER_TEMPERATURE_UNIT)
    return unit if isinstance(unit, str) else None


def outdoors_of(hass: HomeAssistant, state: State) -> Celsius | None:
    """Return what the state of a weather or a thermometer says that it is outdoors."""
    found_c = _weather_of(hass, state) if is_weather(state.entity_id) else temperature_of(hass, state)
    return plausible_c(found_c)


def plausible_c(outdoor_c: Celsius | None) -> Celsius | None:
    """Return a temperature that there may be outdoors; None of any other."""
    return outdoor_c if outdoor_c is not None and LEAST_C <= outdoor_c <= MOST_C else None


def temperature_of(hass: HomeAssistant, state: State) -> Celsius | None:
    """Return how warm it is by the state of a thermometer or a thermostat; None if that is no number."""
    usual = hass.config.units.temperature_unit
    if state.domain == CLIMATE_DOMAIN:
        return celsius(state.attributes.get(ATTR_CURRENT_TEMPERATURE), None, usual)
    return celsius(state.state, state.attributes.get(ATTR_UNIT_OF_MEASUREMENT), usual)


def _weather_of(hass: HomeAssistant, state: State) -> Celsius | None:
    """Return how warm a weather says that it is; None if it is not there."""
    if state.state == STATE_UNAVAILABLE:
        return None
    attributes, usual = state.attributes, hass.config.units.temperature_unit
    return celsius(
        attributes.get(ATTR_WEATHER_TEMPERATURE), attributes.get(ATTR_WEATHER_TEMPERATURE_UNIT), usual
    )
