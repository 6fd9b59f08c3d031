"""What a state says: whether a switch is on, and all that decisions are made of."""

from typing import Any

from homeassistant.components.climate import (
    ATTR_CURRENT_TEMPERATURE,
    ATTR_HVAC_ACTION,
    DOMAIN as CLIMATE_DOMAIN,
    HVACMode,
)
from homeassistant.const import (
    ATTR_TEMPERATURE,
    ATTR_UNIT_OF_MEASUREMENT,
    STATE_OFF,
    STATE_ON,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
)
from homeassistant.core import State

from .measure import number

NUMBERS = ("number", "input_number")
"""Domains of what is set."""

ATTRIBUTES = (
    ATTR_CURRENT_TEMPERATURE,
    ATTR_HVAC_ACTION,
    ATTR_TEMPERATURE,
    ATTR_UNIT_OF_MEASUREMENT,
)
"""The attributes that are read; a change of any other changes nothing here."""


def is_on(state: State | None, *, inverted: bool = False) -> bool | None:
    """Return whether the load behind a switch is on; None if that cannot be seen.

    A climate that is not off is on, whatever else it does; a number that is above zero is.
    """
    if state is None or state.state in (STATE_UNAVAILABLE, STATE_UNKNOWN):
        return None
    if state.domain == CLIMATE_DOMAIN:
        return (state.state != HVACMode.OFF) is not inverted
    if state.domain in NUMBERS:
        value = number(state.state)
        return None if value is None else (value > 0) is not inverted
    if state.state not in (STATE_ON, STATE_OFF):
        return None
    return (state.state == STATE_ON) is not inverted


def read(state: State | None) -> tuple[Any, ...] | None:
    """Return all of a state that is read here; None of one that there is not."""
    if state is None:
        return None
    return (state.state, *(state.attributes.get(attribute) for attribute in ATTRIBUTES))
