"""The fields of the forms, named like the keys under which they are stored."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import CONF_NAME, UnitOfElectricPotential, UnitOfPower, UnitOfTemperature, UnitOfTime
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import TextSelector
import voluptuous as vol

from .const import (
    CONF_ALSO_ON,
    CONF_COMMAND_TIMEOUT_S,
    CONF_COUNT_IDLE,
    CONF_CYCLE,
    CONF_DEADBAND_K,
    CONF_DEMAND,
    CONF_DEMAND_ENTITY,
    CONF_ENERGY_METER,
    CONF_ESTIMATE,
    CONF_FROST_C,
    CONF_INVERTED,
    CONF_LIMIT_ENTITY,
    CONF_MARGIN_W,
    CONF_MAX_OFF_S,
    CONF_MAX_SWITCHES_PER_HOUR,
    CONF_METER,
    CONF_METER_TIMEOUT_S,
    CONF_MIN_OFF_S,
    CONF_MIN_ON_S,
    CONF_ORDER,
    CONF_OTHER_METERS,
    CONF_PARENT,
    CONF_POWER_SENSOR,
    CONF_POWER_STEPS,
    CONF_POWER_W,
    CONF_PRIORITY,
    CONF_RESTORE_DELAY_S,
    CONF_RESTORE_MARGIN,
    CONF_SETPOINT_C,
    CONF_SETPOINT_ENTITY,
    CONF_SITE_LIMIT_W,
    CONF_STALE_LIMIT_W,
    CONF_SWITCH,
    CONF_TEMPERATURE_SENSOR,
    CONF_TURNS,
    CONF_UNIT,
    CONF_VOLTAGE_V,
    CONF_WHEN_STOPPED,
    CONF_WINDOW_FOLLOW_PEAK,
    CONF_WINDOW_MINUTES,
    CONF_WINDOW_PEAK_W,
    DEFAULT_CYCLE,
    DEFAULT_DEADBAND_K,
    DEFAULT_MARGIN_W,
    DEFAULT_METER_TIMEOUT_S,
    DEFAULT_MIN_OFF_S,
    DEFAULT_MIN_ON_S,
    DEFAULT_PRIORITY,
    DEFAULT_RESTORE_DELAY_S,
    DEFAULT_RESTORE_MARGIN,
    DEFAULT_SETPOINT_C,
    DEFAULT_STALE_LIMIT_W,
    DEFAULT_TURNS,
    DEFAULT_VOLTAGE_V,
)
from .engine import CountIdle, DemandSource, Estimate, Order, Unit
from .power_steps import FIRST_MODES, MORE_MODES, SECTION_MORE_STEPS, step_boxes
from .selectors import (
    EntityPicker,
    Name,
    YesNo,
    budget_picker,
    choice,
    entities_picker,
    feeds_list,
    number_box,
    number_slider,
    sensor_picker,
)
from .wiring import WhenStopped

SECTION_METERING = "metering"
SECTION_RESTORING = "restoring"
SECTION_RULES = "rules"
SECTION_SHARING = "sharing"
SECTION_SWITCHING = "switching"
SECTION_TARIFF = "tariff"

METER_DOMAINS = ("sensor", "input_number", "number")
"""Where a meter may be found."""

EMPTY = {"suggested_value": ""}
"""Leaves the box of a required number empty, where the frontend would put 0."""


def _collapsed(fields: Mapping[vol.Marker, Any]) -> section:
    return section(vol.Schema(fields), {"collapsed": True})


CYCLE = _collapsed(
    {vol.Optional(part, default=pattern): TextSelector() for part, pattern in DEFAULT_CYCLE.items()}
)

RULES = _collapsed(
    {
        vol.Optional(CONF_PARENT): budget_picker(),
        vol.Optional(CONF_UNIT, default=Unit.WATTS.value): choice(CONF_UNIT, Unit),
        vol.Optional(CONF_ORDER, default=Order.ROUND_ROBIN.value): choice(CONF_ORDER, Order),
        vol.Optional(CONF_WHEN_STOPPED, default=WhenStopped.LEAVE.value): choice(
            CONF_WHEN_STOPPED, WhenStopped
        ),
    }
)

METERING = _collapsed(
    {
        vol.Optional(CONF_METER): EntityPicker(*METER_DOMAINS),
        vol.Optional(CONF_SITE_LIMIT_W): number_box(UnitOfPower.WATT),
        vol.Optional(CONF_ESTIMATE, default=Estimate.WHOLE_HOUSE.value): choice(CONF_ESTIMATE, Estimate),
        vol.Optional(CONF_OTHER_METERS): entities_picker(*METER_DOMAINS),
        vol.Optional(CONF_MARGIN_W, default=DEFAULT_MARGIN_W): number_box(UnitOfPower.WATT),
        vol.Optional(CONF_VOLTAGE_V, default=DEFAULT_VOLTAGE_V): number_box(UnitOfElectricPotential.VOLT),
    }
)

RESTORING = _collapsed(
    {
        vol.Optional(CONF_RESTORE_DELAY_S, default=DEFAULT_RESTORE_DELAY_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_RESTORE_MARGIN, default=DEFAULT_RESTORE_MARGIN): number_box(),
        vol.Optional(CONF_COUNT_IDLE, default=CountIdle.RATED.value): choice(CONF_COUNT_IDLE, CountIdle),
        vol.Optional(CONF_METER_TIMEOUT_S, default=DEFAULT_METER_TIMEOUT_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_STALE_LIMIT_W, default=DEFAULT_STALE_LIMIT_W): number_box(UnitOfPower.WATT),
    }
)

TARIFF = _collapsed(
    {
        vol.Optional(CONF_WINDOW_MINUTES): number_box(UnitOfTime.MINUTES),
        vol.Optional(CONF_WINDOW_PEAK_W): number_box(UnitOfPower.WATT),
        vol.Optional(CONF_WINDOW_FOLLOW_PEAK, default=False): YesNo(),
        vol.Optional(CONF_ENERGY_METER): EntityPicker(*METER_DOMAINS),
        vol.Optional(CONF_LIMIT_ENTITY): EntityPicker(*METER_DOMAINS),
    }
)

BUDGET_SECTIONS: Mapping[str, section] = {
    SECTION_METERING: METERING,
    SECTION_RESTORING: RESTORING,
    SECTION_TARIFF: TARIFF,
    SECTION_RULES: RULES,
}
"""They only group fields: what is stored has none."""

SWITCHING = _collapsed(
    {
        vol.Optional(CONF_INVERTED, default=False): YesNo(),
        vol.Optional(CONF_MIN_ON_S, default=DEFAULT_MIN_ON_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_MIN_OFF_S, default=DEFAULT_MIN_OFF_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_POWER_SENSOR): sensor_picker(SensorDeviceClass.POWER),
        vol.Optional(CONF_MAX_SWITCHES_PER_HOUR): number_box(),
        vol.Optional(CONF_COMMAND_TIMEOUT_S): number_box(UnitOfTime.SECONDS),
    }
)

SHARING = _collapsed(
    {
        vol.Optional(CONF_TURNS, default=DEFAULT_TURNS): number_slider(1, 5),
        vol.Optional(CONF_PRIORITY, default=DEFAULT_PRIORITY): number_slider(0, 10),
        vol.Optional(CONF_MAX_OFF_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_ALSO_ON): feeds_list(CONF_ALSO_ON),
    }
)

HEATER_SECTIONS: Mapping[str, section] = {SECTION_SWITCHING: SWITCHING, SECTION_SHARING: SHARING}
"""They only group fields: what is stored has none."""

OPTIONS_FORM = vol.Schema(
    {
        vol.Required(CONF_POWER_STEPS): step_boxes(FIRST_MODES, collapsed=False),
        vol.Optional(SECTION_MORE_STEPS): step_boxes(MORE_MODES, collapsed=True),
        **{vol.Optional(name): fields for name, fields in BUDGET_SECTIONS.items() if fields is not RULES},
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
