"""What Home Assistant shows, as a snapshot: the only place that reads states."""

from collections.abc import Iterable, Mapping
from copy import replace
from datetime import datetime, timedelta
from functools import reduce
from operator import add
from typing import Final, NamedTuple

from homeassistant.components.climate import (
    ATTR_CURRENT_TEMPERATURE,
    ATTR_HVAC_ACTION,
    DOMAIN as CLIMATE_DOMAIN,
    HVACAction,
    HVACMode,
)
from homeassistant.const import (
    ATTR_TEMPERATURE,
    ATTR_UNIT_OF_MEASUREMENT,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    UnitOfTemperature,
)
from homeassistant.core import EventStateChangedData, HomeAssistant, State
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_conversion import TemperatureConverter

from .const import FRESH_FOR
from .engine.anticipation.foresight import Ahead, Foresight
from .engine.quantity import Celsius, Watts
from .engine.snapshot import BudgetReading, LoadReading, MeterReading, Snapshot
from .measure import converted, counted_wh, measured_w, metered, number, said_w
from .observe_timetables import borders, timed_setpoint
from .reading import is_on, read
from .wiring import BudgetConfig, Dial, Meters, Wiring

NOT_HEATING = (HVACMode.COOL, HVACMode.DRY, HVACMode.FAN_ONLY)
"""Modes in which a thermostat asks for no heat, however cold it is."""

OFF_C: Final[Celsius] = -273.15
"""What a thermostat that is off is set to: nothing is colder."""

HEATING = (HVACAction.HEATING, HVACAction.PREHEATING)
"""What a thermostat does while it asks for heat; one that preheats has begun to."""


class Watched(NamedTuple):
    """A budget that is looked at."""

    config: BudgetConfig
    """Which entities stand for what."""

    changed_at: Mapping[str, datetime | None]
    """By load id, when its switch was seen to change."""

    foresight: Foresight | None = None
    """The plan that says who is warmed ahead, if there is one."""


def observe(hass: HomeAssistant, watched: Iterable[Watched], *, at: datetime, turns_pass: bool) -> Snapshot:
    """Return what is seen of the loads and the supply of budgets."""
    loads: dict[str, LoadReading] = {}
    budgets: dict[str, BudgetReading] = {}
    for config, changed_at, foresight in watched:
        budgets[config.budget.id] = _budget_reading(hass, config)
        for load, wiring in config.wiring.items():
            ahead = None if foresight is None else foresight.of(load, at)
            loads[load] = _reading(hass, wiring, changed_at.get(load), ahead, at)
    return replace(unseen(at, turns_pass=turns_pass), loads=loads, budgets=budgets)


def unseen(at: datetime, *, turns_pass: bool) -> Snapshot:
    """Return what is known before anything is seen."""
    offset = dt_util.as_local(at).utcoffset() or timedelta(0)
    return Snapshot(at=at, turns_pass=turns_pass, loads={}, utc_offset=offset)


def _budget_reading(hass: HomeAssistant, config: BudgetConfig) -> BudgetReading:
    imposed = _meter_reading(hass, config.limit_entity)
    return BudgetReading(
        meter=_meter_reading(hass, config.meters),
        energy_wh=counted_wh(hass.states.get(config.energy_meter or "")),
        imposed_limit_w=None if imposed is None else imposed.drawn_w,
    )


def _meter_reading(hass: HomeAssistant, meters: Meters | None) -> MeterReading | None:
    """Return what meters say together; None unless there are any and each says a number."""
    if meters is None:
        return None
    readings = [metered(hass.states.get(entity_id), meters.voltage_v) for entity_id in meters.entity_ids]
    told = [reading for reading in readings if reading is not None]
    return reduce(add, told) if len(told) == len(readings) else None


def _reading(
    hass: HomeAssistant, wiring: Wiring, changed_at: datetime | None, ahead: Ahead | None, at: datetime
) -> LoadReading:
    demand = hass.states.get(wiring.demand_entity) if wiring.demand_entity else None
    power, thermometer = (
        hass.states.get(sensor or "") for sensor in (wiring.power_sensor, wiring.temperature_sensor)
    )
    by_climate = demand is not None and demand.domain == CLIMATE_DOMAIN
    sensor = None if thermometer is None or thermometer.domain == CLIMATE_DOMAIN else thermometer
    return LoadReading(
        is_on=seen_on(hass, wiring),
        level_w=_level_w(hass, wiring.dial),
        changed_at=changed_at,
        drawn_w=measured_w(power, at),
        drawn_at=None if power is None else power.last_reported,
        said_w=said_w(power) if wiring.is_attended else None,
        wants_heat=_wants_heat(hass, demand),
        measured_c=(
            _celsius(hass, demand, ATTR_CURRENT_TEMPERATURE) if by_climate else _measured_c(hass, thermometer)
        ),
        measured_at=None if sensor is None else sensor.last_reported,
        moved_at=None if sensor is None else sensor.last_changed,
        setpoint_c=(_celsius(hass, demand, ATTR_TEMPERATURE) if by_climate else _setpoint(hass, wiring, at)),
        ahead_c=None if ahead is None else ahead.to_c,
        ahead_until=None if ahead is None else ahead.comfort_at,
    )


def due_at(hass: HomeAssistant, wiring: Mapping[str, Wiring], at: datetime) -> datetime | None:
    """Return when what is seen will mean something else, though nothing changes.

    That is when the first measured draw that is fresh at *at* will be so no more, or comfort begins or ends.
    """
    meters = (hass.states.get(entities.power_sensor or "") for entities in wiring.values())
    stale = (meter.last_reported + FRESH_FOR for meter in meters if meter is not None)
    timetables = [entities.timetable for entities in wiring.values() if entities.timetable is not None]
    due = (*stale, *borders(hass, timetables, at))
    return min((time for time in due if time > at), default=None)


def is_switched(change: EventStateChangedData) -> bool:
    """Return whether a switch is seen to be other than it was."""
    return is_on(change["old_state"]) is not is_on(change["new_state"])


def switched_at(change: EventStateChangedData) -> datetime | None:
    """Return when a switch went on or off; None if it did so unseen, or is not to be seen now."""
    before, now = change["old_state"], change["new_state"]
    if now is None or is_on(before) is None or is_on(now) is None:
        return None
    return now.last_changed


def is_relevant(change: EventStateChangedData) -> bool:
    """Return whether anything changed that is read here."""
    return read(change["old_state"]) != read(change["new_state"])


def seen_on(hass: HomeAssistant, wiring: Wiring) -> bool | None:
    """Return whether a load is seen to be on, wherever it is set; None if that cannot be seen."""
    return is_on(hass.states.get(wiring.switch), inverted=wiring.inverted)


def can_be_set(hass: HomeAssistant, wiring: Wiring) -> bool:
    """Return whether a load that runs at any level is seen: what switches it, and what sets it."""
    return seen_on(hass, wiring) is not None and _level_w(hass, wiring.dial) is not None


def _level_w(hass: HomeAssistant, dial: Dial | None) -> Watts | None:
    """Return to what a load is set; None if it cannot be, or that cannot be seen."""
    state = None if dial is None else hass.states.get(dial.entity_id)
    value = None if state is None else number(state.state)
    return None if dial is None or value is None else dial.scale.watts(value)


def _wants_heat(hass: HomeAssistant, state: State | None) -> bool | None:
    """Return whether an entity asks for heat; None if it does not tell."""
    if state is None or state.domain != CLIMATE_DOMAIN:
        return is_on(state)
    if state.state in (STATE_UNAVAILABLE, STATE_UNKNOWN):
        return None
    if state.state == HVACMode.OFF:
        return False
    action = state.attributes.get(ATTR_HVAC_ACTION)
    return _is_too_cold(hass, state) if action is None else action in HEATING


def _is_too_cold(hass: HomeAssistant, state: State) -> bool | None:
    """Return whether a climate measures less than it is set to, and heats; None if it does not tell."""
    if state.state in NOT_HEATING:
        return False
    measured_c, setpoint_c = (
        _celsius(hass, state, attribute) for attribute in (ATTR_CURRENT_TEMPERATURE, ATTR_TEMPERATURE)
    )
    return None if measured_c is None or setpoint_c is None else measured_c < setpoint_c


def _setpoint(hass: HomeAssistant, wiring: Wiring, at: datetime) -> Celsius | None:
    """Return the temperature that a room should have: none is too cold where its climate is off."""
    if wiring.timetable is not None:
        return timed_setpoint(hass, wiring.timetable, at)
    if wiring.setpoint_entity is None:
        return wiring.setpoint_c
    state = hass.states.get(wiring.setpoint_entity)
    if state is None or state.domain != CLIMATE_DOMAIN:
        return _celsius(hass, state, None)
    return OFF_C if state.state == HVACMode.OFF else _celsius(hass, state, ATTR_TEMPERATURE)


def set_to_c(hass: HomeAssistant, thermostat: str) -> Celsius | None:
    """Return what a thermostat is set to; None if it does not tell."""
    return _celsius(hass, hass.states.get(thermostat), ATTR_TEMPERATURE)


def _measured_c(hass: HomeAssistant, thermometer: State | None) -> Celsius | None:
    """Return what a thermometer measures: a sensor by its state, a climate by what it tells beside."""
    by_climate = thermometer is not None and thermometer.domain == CLIMATE_DOMAIN
    return _celsius(hass, thermometer, ATTR_CURRENT_TEMPERATURE if by_climate else None)


def _celsius(hass: HomeAssistant, state: State | None, attribute: str | None) -> Celsius | None:
    """Return a state, or an attribute of it, in degrees Celsius; None if it is no temperature.

    Where no unit of temperature is told, it is the one of Home Assistant.
    """
    if state is None or state.state == STATE_UNAVAILABLE:
        return None
    value = number(state.state if attribute is None else state.attributes.get(attribute))
    unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
    if unit not in TemperatureConverter.VALID_UNITS:
        unit = hass.config.units.temperature_unit
    return converted(TemperatureConverter, value, unit, UnitOfTemperature.CELSIUS)
