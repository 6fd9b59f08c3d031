"""The fields of the forms, named like the keys under which they are stored."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import CONF_NAME, UnitOfPower, UnitOfTemperature, UnitOfTime
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import BooleanSelector, TextSelector
import voluptuous as vol

from .const import (
    CONF_CYCLE,
    CONF_DEADBAND_K,
    CONF_DEMAND,
    CONF_DEMAND_ENTITY,
    CONF_INVERTED,
    CONF_MIN_OFF_S,
    CONF_MIN_ON_S,
    CONF_ORDER,
    CONF_POWER_SENSOR,
    CONF_POWER_STEPS,
    CONF_POWER_W,
    CONF_PRIORITY,
    CONF_SETPOINT_C,
    CONF_SETPOINT_ENTITY,
    CONF_SWITCH,
    CONF_TEMPERATURE_SENSOR,
    CONF_TURNS,
    CONF_UNIT,
    CONF_WHEN_STOPPED,
    DEFAULT_CYCLE,
    DEFAULT_DEADBAND_K,
    DEFAULT_MIN_OFF_S,
    DEFAULT_MIN_ON_S,
    DEFAULT_PRIORITY,
    DEFAULT_SETPOINT_C,
    DEFAULT_TURNS,
)
from .engine import DemandSource, Order, Unit
from .power_steps import FIRST_MODES, MORE_MODES, SECTION_MORE_STEPS, step_boxes
from .selectors import EntityPicker, Name, choice, number_box, number_slider, sensor_picker
from .site_config import WhenStopped

SECTION_RULES = "rules"
SECTION_SHARING = "sharing"
SECTION_SWITCHING = "switching"

EMPTY = {"suggested_value": ""}
"""Leaves the box of a required number empty, where the frontend would put 0."""


def _collapsed(fields: Mapping[vol.Marker, Any]) -> section:
    return section(vol.Schema(fields), {"collapsed": True})


CYCLE = _collapsed(
    {vol.Optional(part, default=pattern): TextSelector() for part, pattern in DEFAULT_CYCLE.items()}
)

RULES = _collapsed(
    {
        vol.Optional(CONF_UNIT, default=Unit.WATTS.value): choice(CONF_UNIT, Unit),
        vol.Optional(CONF_ORDER, default=Order.ROUND_ROBIN.value): choice(CONF_ORDER, Order),
        vol.Optional(CONF_WHEN_STOPPED, default=WhenStopped.LEAVE.value): choice(
            CONF_WHEN_STOPPED, WhenStopped
        ),
    }
)

SWITCHING = _collapsed(
    {
        vol.Optional(CONF_INVERTED, default=False): BooleanSelector(),
        vol.Optional(CONF_MIN_ON_S, default=DEFAULT_MIN_ON_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_MIN_OFF_S, default=DEFAULT_MIN_OFF_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_POWER_SENSOR): sensor_picker(SensorDeviceClass.POWER),
    }
)

SHARING = _collapsed(
    {
        vol.Optional(CONF_TURNS, default=DEFAULT_TURNS): number_slider(1, 5),
        vol.Optional(CONF_PRIORITY, default=DEFAULT_PRIORITY): number_slider(0, 10),
    }
)

HEATER_SECTIONS: Mapping[str, section] = {SECTION_SWITCHING: SWITCHING, SECTION_SHARING: SHARING}
"""They only group fields: what is stored has none."""

OPTIONS_FORM = vol.Schema(
    {
        vol.Required(CONF_POWER_STEPS): step_boxes(FIRST_MODES, collapsed=False),
        vol.Optional(SECTION_MORE_STEPS): step_boxes(MORE_MODES, collapsed=True),
        vol.Optional(CONF_CYCLE): CYCLE,
        vol.Optional(SECTION_RULES): RULES,
    }
)

BUDGET_FORM = vol.Schema({vol.Required(CONF_NAME): Name()}).extend(OPTIONS_FORM.schema)

DEMAND_FORMS: Mapping[str, vol.Schema] = {
    DemandSource.ENTITY: vol.Schema(
        {
            vol.Optional(CONF_DEMAND_ENTITY): EntityPicker(
                "switch", "input_boolean", "binary_sensor", "climate"
            ),
        }
    ),
    DemandSource.TEMPERATURE: vol.Schema(
        {
            vol.Optional(CONF_TEMPERATURE_SENSOR): sensor_picker(SensorDeviceClass.TEMPERATURE),
            vol.Optional(CONF_SETPOINT_ENTITY): EntityPicker("number", "input_number", "climate", "sensor"),
            vol.Optional(CONF_SETPOINT_C, default=DEFAULT_SETPOINT_C): number_box(UnitOfTemperature.CELSIUS),
            vol.Optional(CONF_DEADBAND_K, default=DEFAULT_DEADBAND_K): number_box(UnitOfTemperature.KELVIN),
        }
    ),
}
"""What is asked next, for each kind of demand that needs to know more."""


def heater_form(hidden_switches: Iterable[str]) -> vol.Schema:
    """Return what is asked first of a heater, whose switch can be none of those that are hidden."""
    switch = EntityPicker("switch", "light", "input_boolean", "climate", hidden=hidden_switches)
    return vol.Schema(
        {
            vol.Required(CONF_NAME): Name(),
            vol.Required(CONF_SWITCH): switch,
            vol.Required(CONF_POWER_W, description=EMPTY): number_box(UnitOfPower.WATT),
            vol.Required(CONF_DEMAND, default=DemandSource.OWN_SWITCH.value): choice(
                CONF_DEMAND, DemandSource
            ),
            **{vol.Optional(name): fields for name, fields in HEATER_SECTIONS.items()},
        }
    )


def flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a heater's values without sections; one that was left out has its defaults."""
    outside = {key: value for key, value in values.items() if key not in HEATER_SECTIONS}
    for name, fields in HEATER_SECTIONS.items():
        outside |= fields(values.get(name, {}))
    return outside


def grouped(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a heater's flat values so that each section finds its own among them."""
    return {**values, **dict.fromkeys(HEATER_SECTIONS, values)}
