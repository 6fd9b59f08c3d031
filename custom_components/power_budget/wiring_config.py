"""Which entities stand for a load, from what is stored of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.config_entries import ConfigEntry

from .const import (
    CONF_CALENDAR_ENTITY,
    CONF_CALENDAR_MEANS,
    CONF_COMFORT_C,
    CONF_DEMAND,
    CONF_DEMAND_ENTITY,
    CONF_FULL_POWER_W,
    CONF_INVERTED,
    CONF_PHASES,
    CONF_POWER_SENSOR,
    CONF_SAVING_SCHEDULE,
    CONF_SAVING_SCHEDULE_MODE,
    CONF_SCHEDULE_ENTITY,
    CONF_SETBACK_C,
    CONF_SETPOINT,
    CONF_SETPOINT_C,
    CONF_SETPOINT_ENTITY,
    CONF_SETPOINT_UNIT,
    CONF_SWITCH,
    CONF_TEMPERATURE_SENSOR,
    CONF_VOLTAGE_V,
    DEFAULT_COMFORT_C,
    DEFAULT_PHASES,
    DEFAULT_SAVING_SCHEDULE_MODE,
    DEFAULT_SETBACK_C,
    DEFAULT_SETPOINT_C,
    DEFAULT_VOLTAGE_V,
)
from .engine.anticipation.timetable import Meaning
from .engine.scale import Scale, SetpointUnit
from .engine.site import DemandSource
from .wiring import Dial, SavingWiring, TimetableWiring, Wiring


def switches(entries: Iterable[ConfigEntry[Any]]) -> set[str]:
    """Return all that switches or sets a load of *entries*, as far as a newer version has stored it so."""
    loads = (load for entry in entries for load in entry.subentries.values())
    keys = (CONF_SWITCH, CONF_SETPOINT)
    return {load.data[key] for load in loads for key in keys if key in load.data}


def demand_source(data: Mapping[str, Any]) -> DemandSource:
    """Return what asks for heat; a heater asks by its own switch, unless something else is stored."""
    return DemandSource(data.get(CONF_DEMAND, DemandSource.OWN_SWITCH))


def wiring(data: Mapping[str, Any], *, is_attended: bool) -> Wiring:
    """Return the entities of a load, only those that its kind of demand looks at.

    One that is set, and has no switch, is switched by its set-point.
    """
    by_entity = demand_source(data) is DemandSource.ENTITY
    by_temperature = demand_source(data) is DemandSource.TEMPERATURE
    timetable = _timetable(data) if by_temperature and CONF_SCHEDULE_ENTITY in data else None
    by_setpoint = by_temperature and timetable is None
    setpoint_entity = data.get(CONF_SETPOINT_ENTITY) if by_setpoint else None
    fixed = by_setpoint and setpoint_entity is None
    return Wiring(
        switch=data.get(CONF_SWITCH) or data.get(CONF_SETPOINT, ""),
        inverted=data.get(CONF_INVERTED, False),
        dial=Dial(data[CONF_SETPOINT], scale(data)) if CONF_SETPOINT in data else None,
        power_sensor=data.get(CONF_POWER_SENSOR),
        is_attended=is_attended,
        demand_entity=data.get(CONF_DEMAND_ENTITY) if by_entity else None,
        temperature_sensor=data.get(CONF_TEMPERATURE_SENSOR) if by_temperature else None,
        setpoint_entity=setpoint_entity,
        setpoint_c=data.get(CONF_SETPOINT_C, DEFAULT_SETPOINT_C) if fixed else None,
        timetable=timetable,
    )


def _timetable(data: Mapping[str, Any]) -> TimetableWiring:
    """Return what says when the room of a load should have comfort."""
    return TimetableWiring(
        schedule=data[CONF_SCHEDULE_ENTITY],
        comfort_c=data.get(CONF_COMFORT_C, DEFAULT_COMFORT_C),
        setback_c=data.get(CONF_SETBACK_C, DEFAULT_SETBACK_C),
        calendar=data.get(CONF_CALENDAR_ENTITY),
        means=Meaning(data.get(CONF_CALENDAR_MEANS, Meaning.SUNDAY)),
    )


def saving_wiring(options: Mapping[str, Any]) -> SavingWiring | None:
    """Return what announces that a budget will save power, if anything does."""
    named = options.get(CONF_SAVING_SCHEDULE)
    mode = int(options.get(CONF_SAVING_SCHEDULE_MODE, DEFAULT_SAVING_SCHEDULE_MODE))
    return SavingWiring(named, mode) if named else None


def scale(data: Mapping[str, Any]) -> Scale:
    """Return what the set-point of a load says."""
    return Scale(
        unit=SetpointUnit(data.get(CONF_SETPOINT_UNIT, SetpointUnit.WATTS)),
        voltage_v=data.get(CONF_VOLTAGE_V, DEFAULT_VOLTAGE_V),
        phases=int(data.get(CONF_PHASES, DEFAULT_PHASES)),
        full_power_w=data.get(CONF_FULL_POWER_W, 0.0),
    )
