"""The fields of the form of a battery, named like the keys under which they are stored."""

from collections.abc import Iterable, Mapping

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import CONF_NAME, PERCENTAGE, UnitOfEnergy, UnitOfPower
from homeassistant.data_entry_flow import section
import voluptuous as vol

from .const import (
    CONF_CAPACITY_WH,
    CONF_CHARGE_SETPOINT,
    CONF_COVERS_EXCESS,
    CONF_DISCHARGE_SETPOINT,
    CONF_GROUP,
    CONF_INVERTER_MAX_CHARGE_W,
    CONF_INVERTER_MAX_DISCHARGE_W,
    CONF_MAX_CHARGE_W,
    CONF_MAX_DISCHARGE_W,
    CONF_MIN_CHARGE_W,
    CONF_MIN_DISCHARGE_W,
    CONF_POSITIVE_DISCHARGES,
    CONF_POWER_SENSOR,
    CONF_SENSOR_POSITIVE_DISCHARGES,
    CONF_SETPOINT,
    CONF_SOC,
    CONF_SOC_EXPONENT,
    CONF_SOC_MAX,
    CONF_SOC_MIN,
    CONF_TAKES_REST,
    DEFAULT_GROUP,
    DEFAULT_MIN_BATTERY_W,
    DEFAULT_SOC_EXPONENT,
    DEFAULT_SOC_MAX,
    DEFAULT_SOC_MIN,
)
from .sections import EMPTY, collapsed
from .selectors import EntityPicker, Name, YesNo, number_box, sensor_picker

SECTION_BOUNDS = "bounds"
SECTION_LEVELLING = "levelling"
SECTION_SERVING = "serving"
SECTION_TWO_SETPOINTS = "two_setpoints"

SETPOINT_DOMAINS = ("number", "input_number")

BOUNDS = collapsed(
    {
        vol.Optional(CONF_MIN_CHARGE_W, default=DEFAULT_MIN_BATTERY_W): number_box(UnitOfPower.WATT),
        vol.Optional(CONF_MIN_DISCHARGE_W, default=DEFAULT_MIN_BATTERY_W): number_box(UnitOfPower.WATT),
        vol.Optional(CONF_INVERTER_MAX_CHARGE_W): number_box(UnitOfPower.WATT),
        vol.Optional(CONF_INVERTER_MAX_DISCHARGE_W): number_box(UnitOfPower.WATT),
    }
)

LEVELLING = collapsed(
    {
        vol.Optional(CONF_SOC_MIN, default=DEFAULT_SOC_MIN): number_box(PERCENTAGE),
        vol.Optional(CONF_SOC_MAX, default=DEFAULT_SOC_MAX): number_box(PERCENTAGE),
        vol.Optional(CONF_GROUP, default=DEFAULT_GROUP): Name(),
        vol.Optional(CONF_SOC_EXPONENT, default=DEFAULT_SOC_EXPONENT): number_box(),
    }
)


def _two_setpoints(hidden: Iterable[str]) -> section:
    return collapsed(
        {
            vol.Optional(CONF_CHARGE_SETPOINT): EntityPicker(*SETPOINT_DOMAINS, hidden=hidden),
            vol.Optional(CONF_DISCHARGE_SETPOINT): EntityPicker(*SETPOINT_DOMAINS, hidden=hidden),
        }
    )


SERVING = collapsed(
    {
        vol.Optional(CONF_COVERS_EXCESS, default=False): YesNo(),
        vol.Optional(CONF_TAKES_REST, default=False): YesNo(),
        vol.Optional(CONF_POWER_SENSOR): sensor_picker(SensorDeviceClass.POWER),
        vol.Optional(CONF_SENSOR_POSITIVE_DISCHARGES, default=False): YesNo(),
    }
)


BATTERY_SECTIONS: Mapping[str, section] = {
    SECTION_SERVING: SERVING,
    SECTION_TWO_SETPOINTS: _two_setpoints(()),
    SECTION_BOUNDS: BOUNDS,
    SECTION_LEVELLING: LEVELLING,
}
"""They only group fields: what is stored has none."""


def battery_form(hidden_setpoints: Iterable[str]) -> vol.Schema:
    """Return what is asked of a battery, whose set-points can be none of those that are hidden."""
    hidden = list(hidden_setpoints)
    return vol.Schema(
        {
            vol.Required(CONF_NAME): Name(),
            vol.Required(CONF_SOC): EntityPicker("sensor", "number", "input_number"),
            vol.Required(CONF_CAPACITY_WH, description=EMPTY): number_box(UnitOfEnergy.WATT_HOUR),
            vol.Optional(CONF_SETPOINT): EntityPicker(*SETPOINT_DOMAINS, hidden=hidden),
            vol.Optional(CONF_POSITIVE_DISCHARGES, default=False): YesNo(),
            vol.Optional(CONF_MAX_CHARGE_W): number_box(UnitOfPower.WATT),
            vol.Optional(CONF_MAX_DISCHARGE_W): number_box(UnitOfPower.WATT),
            vol.Optional(SECTION_SERVING): SERVING,
            vol.Optional(SECTION_TWO_SETPOINTS): _two_setpoints(hidden),
            vol.Optional(SECTION_BOUNDS): BOUNDS,
            vol.Optional(SECTION_LEVELLING): LEVELLING,
        }
    )
