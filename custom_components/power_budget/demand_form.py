"""The forms that ask more about what asks for heat."""

from collections.abc import Mapping

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import UnitOfTemperature
import voluptuous as vol

from .const import (
    CONF_DEADBAND_K,
    CONF_DEMAND_ENTITY,
    CONF_FROST_C,
    CONF_SETPOINT_C,
    CONF_SETPOINT_ENTITY,
    CONF_TEMPERATURE_SENSOR,
    DEFAULT_DEADBAND_K,
    DEFAULT_SETPOINT_C,
)
from .engine import DemandSource
from .selectors import EntityPicker, number_box, sensor_picker

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
            vol.Optional(CONF_TEMPERATURE_SENSOR): sensor_picker(SensorDeviceClass.TEMPERATURE),
            vol.Optional(CONF_SETPOINT_ENTITY): EntityPicker("number", "input_number", "climate", "sensor"),
            vol.Optional(CONF_SETPOINT_C, default=DEFAULT_SETPOINT_C): number_box(UnitOfTemperature.CELSIUS),
            vol.Optional(CONF_DEADBAND_K, default=DEFAULT_DEADBAND_K): number_box(UnitOfTemperature.KELVIN),
            vol.Optional(CONF_FROST_C): number_box(UnitOfTemperature.CELSIUS),
        }
    ),
}
"""What is asked next, for each kind of demand that needs to know more."""
