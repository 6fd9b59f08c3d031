"""What the entities of an asset say: how much is scheduled, how much can be done, what its set-point is."""

from datetime import datetime, timedelta
from math import inf
from typing import Final

from homeassistant.components.number import ATTR_MAX, ATTR_MIN, ATTR_STEP
from homeassistant.components.sensor import DOMAIN as SENSOR_DOMAIN
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import State

from .engine.quantity import Watts
from .engine.setpoint import Setpoint, SetpointRange
from .measure import number, plausible_w, told_w, unit_w

SCHEDULE_DOMAIN: Final = "schedule"

BLOCK_KEYS: Final = ("power_w", "power")
"""What may tell the watts of a block, among the additional data of a schedule."""


def target_of(state: State | None) -> Watts | None:
    """Return what is scheduled; None where that cannot be read."""
    if state is None or state.domain != SCHEDULE_DOMAIN:
        return told_w(state)
    if state.state == STATE_OFF:
        return 0.0
    told = [state.attributes[key] for key in BLOCK_KEYS if key in state.attributes]
    return plausible_w(number(told[0])) if told and state.state == STATE_ON else None


def potential_of(state: State | None, stale_after: timedelta, at: datetime) -> Watts | None:
    """Return what an asset can do; None where that cannot be read, or where a sensor was silent for long.

    What people or automations set holds until they set something else.
    """
    if state is None:
        return None
    is_stale = state.domain == SENSOR_DOMAIN and at - state.last_reported >= stale_after
    return None if is_stale else told_w(state)


def setpoint_of(state: State | None) -> Setpoint | None:
    """Return a set-point; None where it cannot be reached, or is none."""
    if state is None or state.state == STATE_UNAVAILABLE:
        return None
    unit = unit_w(state)
    if not unit:
        return None
    least, most, step = (number(state.attributes.get(name)) for name in (ATTR_MIN, ATTR_MAX, ATTR_STEP))
    bounds = SetpointRange(
        least=-inf if least is None else least, most=inf if most is None else most, step=step or 0.0
    )
    return Setpoint(shown=number(state.state), bounds=bounds, unit_w=unit)
