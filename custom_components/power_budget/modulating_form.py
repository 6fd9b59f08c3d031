"""The fields of the form of a load that runs at any level, named like the keys that are stored."""

from collections.abc import Iterable, Mapping

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import CONF_NAME, UnitOfElectricPotential, UnitOfPower, UnitOfTime
from homeassistant.data_entry_flow import section
import voluptuous as vol

from .const import (
    CONF_ALSO_ON,
    CONF_COMMAND_TIMEOUT_S,
    CONF_DEMAND,
    CONF_FULL_POWER_W,
    CONF_MAX_OFF_S,
    CONF_MAX_POWER_W,
    CONF_MIN_CHANGE_S,
    CONF_MIN_POWER_W,
    CONF_PHASES,
    CONF_POWER_SENSOR,
    CONF_PRIORITY,
    CONF_RAMP_W_PER_S,
    CONF_SETPOINT,
    CONF_SETPOINT_UNIT,
    CONF_STEP,
    CONF_SWITCH,
    CONF_TURNS,
    CONF_VOLTAGE_V,
    CONF_WEIGHT,
    DEFAULT_MIN_CHANGE_S,
    DEFAULT_MIN_POWER_W,
    DEFAULT_PHASES,
    DEFAULT_PRIORITY,
    DEFAULT_TURNS,
    DEFAULT_VOLTAGE_V,
    DEFAULT_WEIGHT,
)
from .engine import DemandSource
from .engine.scale import SetpointUnit
from .sections import EMPTY, collapsed
from .selectors import EntityPicker, Name, choice, feeds_list, number_box, number_slider, sensor_picker

SECTION_SETTING = "setting"
SECTION_SHARING = "sharing"

MODULATING_DEMAND = "modulating_demand"
"""The key of the translations of what asks: it may ask always."""

SETTING = collapsed(
    {
        vol.Optional(CONF_SETPOINT_UNIT): choice(CONF_SETPOINT_UNIT, SetpointUnit),
        vol.Optional(CONF_VOLTAGE_V, default=DEFAULT_VOLTAGE_V): number_box(UnitOfElectricPotential.VOLT),
        vol.Optional(CONF_PHASES, default=DEFAULT_PHASES): number_slider(1, 3),
        vol.Optional(CONF_FULL_POWER_W): number_box(UnitOfPower.WATT),
        vol.Optional(CONF_STEP): number_box(),
        vol.Optional(CONF_RAMP_W_PER_S): number_box(),
        vol.Optional(CONF_MIN_CHANGE_S, default=DEFAULT_MIN_CHANGE_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_POWER_SENSOR): sensor_picker(SensorDeviceClass.POWER),
        vol.Optional(CONF_COMMAND_TIMEOUT_S): number_box(UnitOfTime.SECONDS),
    }
)

SHARING = collapsed(
    {
        vol.Optional(CONF_WEIGHT, default=DEFAULT_WEIGHT): number_box(),
        vol.Optional(CONF_TURNS, default=DEFAULT_TURNS): number_slider(1, 5),
        vol.Optional(CONF_PRIORITY, default=DEFAULT_PRIORITY): number_slider(0, 10),
        vol.Optional(CONF_MAX_OFF_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_ALSO_ON): feeds_list(CONF_ALSO_ON),
    }
)

MODULATING_SECTIONS: Mapping[str, section] = {SECTION_SETTING: SETTING, SECTION_SHARING: SHARING}
"""They only group fields: what is stored has none."""


def modulating_form(hidden: Iterable[str]) -> vol.Schema:
    """Return what is asked first; its switch and its set-point can be none of those that are hidden."""
    hidden = [*hidden]
    return vol.Schema(
        {
            vol.Required(CONF_NAME): Name(),
            vol.Required(CONF_SETPOINT): EntityPicker("number", "input_number", hidden=hidden),
            vol.Required(CONF_MAX_POWER_W, description=EMPTY): number_box(UnitOfPower.WATT),
            vol.Optional(CONF_MIN_POWER_W, default=DEFAULT_MIN_POWER_W): number_box(UnitOfPower.WATT),
            vol.Optional(CONF_SWITCH): EntityPicker("switch", "light", "input_boolean", hidden=hidden),
            vol.Required(CONF_DEMAND, default=DemandSource.ALWAYS.value): choice(
                MODULATING_DEMAND, sorted(DemandSource, key=lambda source: source is not DemandSource.ALWAYS)
            ),
            **{vol.Optional(name): fields for name, fields in MODULATING_SECTIONS.items()},
        }
    )
