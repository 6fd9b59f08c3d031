"""The forms that ask more about what asks for heat."""

from collections.abc import Mapping

from homeassistant.const import UnitOfTemperature
from homeassistant.data_entry_flow import section
import voluptuous as vol

from .const import (
    CONF_CALENDAR_ENTITY,
    CONF_CALENDAR_MEANS,
    CONF_COMFORT_C,
    CONF_DEADBAND_K,
    CONF_DEMAND_ENTITY,
    CONF_FROST_C,
    CONF_SCHEDULE_ENTITY,
    CONF_SETBACK_C,
    CONF_SETPOINT_C,
    CONF_SETPOINT_ENTITY,
    CONF_TEMPERATURE_SENSOR,
    DEFAULT_COMFORT_C,
    DEFAULT_DEADBAND_K,
    DEFAULT_SETBACK_C,
    DEFAULT_SETPOINT_C,
)
from .engine import DemandSource
from .engine.anticipation.timetable import Meaning
from .sections import collapsed
from .selectors import EntityPicker, ThermometerPicker, choice, number_box

SECTION_TIMETABLE = "timetable"

TIMETABLE = collapsed(
    {
        vol.Optional(CONF_SCHEDULE_ENTITY): EntityPicker("schedule"),
        vol.Optional(CONF_COMFORT_C, default=DEFAULT_COMFORT_C): number_box(UnitOfTemperature.CELSIUS),
        vol.Optional(CONF_SETBACK_C, default=DEFAULT_SETBACK_C): number_box(UnitOfTemperature.CELSIUS),
        vol.Optional(CONF_CALENDAR_ENTITY): EntityPicker("calendar"),
        vol.Optional(CONF_CALENDAR_MEANS, default=Meaning.SUNDAY.value): choice(CONF_CALENDAR_MEANS, Meaning),
    }
)

DEMAND_SECTIONS: Mapping[str, Mapping[str, section]] = {
    DemandSource.ENTITY: {},
    DemandSource.TEMPERATURE: {SECTION_TIMETABLE: TIMETABLE},
}
"""By kind of demand; they only group fields: what is stored has none."""

DEMAND_FORMS: Mapping[str, vol.Schema] = {
    DemandSource.ENTITY: vol.Schema(
        {
            vol.Optional(CONF_DEMAND_ENTITY): EntityPicker(
                "switch", "input_boolean", "binary_sensor", "climate"
            ),
            vol.Optional(CONF_FROST_C): number_box(UnitOfTemperature.CELSIUS),
        }
    ),
    DemandSource.TEMPERATURE: vol.Schema(
        {
            vol.Optional(CONF_TEMPERATURE_SENSOR): ThermometerPicker(),
            vol.Optional(CONF_SETPOINT_ENTITY): EntityPicker("number", "input_number", "climate", "sensor"),
            vol.Optional(CONF_SETPOINT_C, default=DEFAULT_SETPOINT_C): number_box(UnitOfTemperature.CELSIUS),
            vol.Optional(CONF_DEADBAND_K, default=DEFAULT_DEADBAND_K): number_box(UnitOfTemperature.KELVIN),
            vol.Optional(CONF_FROST_C): number_box(UnitOfTemperature.CELSIUS),
            vol.Optional(SECTION_TIMETABLE): TIMETABLE,
        }
    ),
}
"""What is asked next, for each kind of demand that needs to know more."""
