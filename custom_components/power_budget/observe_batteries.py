"""What Home Assistant shows of batteries: beside `observe`, the only place that reads their states."""

from copy import replace
from datetime import datetime
from math import isnan
from typing import NamedTuple

from homeassistant.core import HomeAssistant

from .battery_reading import (
    drawn_w,
    is_percentage,
    is_power,
    is_settable,
    is_silent,
    scale_of,
    soc_of,
    value_of,
)
from .battery_wiring import BatteryConfig, BatteryWiring
from .engine.allocation.battery import BatteryReading, by_direction, seen_bounds
from .engine.allocation.buffering import buffer_reading
from .engine.allocation.told import Told
from .engine.buffer import BufferReading
from .engine.quantity import Watts


class Setting(NamedTuple):
    """A number, and what it is to be set to."""

    entity_id: str
    """Which number."""

    value: float
    """In its own unit."""


def observe_battery(hass: HomeAssistant, wiring: BatteryWiring) -> BatteryReading:
    """Return what is seen of a battery."""
    charging = scale_of(hass.states.get(wiring.setpoint or wiring.charge_setpoint or ""))
    discharging = scale_of(hass.states.get(wiring.setpoint or wiring.discharge_setpoint or ""))
    bounds = seen_bounds(
        (charging.least_w, charging.most_w),
        (discharging.least_w, discharging.most_w),
        is_signed=wiring.setpoint is not None,
        is_inverted=wiring.positive_discharges,
    )
    return BatteryReading(
        soc=soc_of(hass.states.get(wiring.soc)),
        setpoint=bounds,
        step_w=max(charging.step_w, discharging.step_w),
        is_reachable=all(is_settable(hass.states.get(entity_id)) for entity_id in wiring.setpoints),
    )


def observe_buffer(hass: HomeAssistant, config: BatteryConfig, told: Told, at: datetime) -> BufferReading:
    """Return what is seen of a battery for its budget, and what became of what it was *told*."""
    wiring = config.wiring
    sensor = hass.states.get(wiring.power_sensor or "")
    reading = buffer_reading(config.battery, observe_battery(hass, wiring), told, at)
    return replace(reading, drawn_w=drawn_w(sensor, at, is_inverted=wiring.sensor_positive_discharges))


def settings(hass: HomeAssistant, wiring: BatteryWiring, power_w: Watts) -> list[Setting] | None:
    """Return which numbers are to be set to what for a battery to be set to *power_w*, what stops it first.

    None where one of them cannot be set now.
    """
    charge_w, discharge_w, signed_w = by_direction(power_w, is_inverted=wiring.positive_discharges)
    told = [
        (wiring.setpoint, signed_w),
        (wiring.charge_setpoint, charge_w),
        (wiring.discharge_setpoint, discharge_w),
    ]
    found = []
    for entity_id, watts in sorted(told, key=lambda setting: setting[1] != 0):
        if entity_id is None:
            continue
        state = hass.states.get(entity_id)
        if state is None or not is_settable(state):
            return None
        found.append(Setting(entity_id, value_of(state, watts)))
    return found


def is_no_setpoint(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether an entity is there and cannot be set to a power."""
    state = hass.states.get(entity_id)
    return not is_silent(state) and state is not None and not is_power(state)


def can_be_zero(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether a set-point can be set to zero; one that does not tell is believed to."""
    least_w, most_w, _ = scale_of(hass.states.get(entity_id))
    return (isnan(least_w) or least_w <= 0) and (isnan(most_w) or most_w >= 0)


def is_no_soc(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether an entity tells something, and that is no state of charge."""
    state = hass.states.get(entity_id)
    return not is_silent(state) and state is not None and not is_percentage(state)
