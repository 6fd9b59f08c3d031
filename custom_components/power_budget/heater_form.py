"""The fields of the forms of a heater, named like the keys under which they are stored."""

from collections.abc import Iterable, Mapping

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import CONF_NAME, UnitOfPower, UnitOfTime
from homeassistant.data_entry_flow import section
import voluptuous as vol

from .const import (
    CONF_ALSO_ON,
    CONF_COMMAND_TIMEOUT_S,
    CONF_DEMAND,
    CONF_INVERTED,
    CONF_MAX_OFF_S,
    CONF_MAX_SWITCHES_PER_HOUR,
    CONF_MIN_OFF_S,
    CONF_MIN_ON_S,
    CONF_POWER_SENSOR,
    CONF_POWER_W,
    CONF_PRIORITY,
    CONF_SWITCH,
    CONF_TURNS,
    DEFAULT_MIN_OFF_S,
    DEFAULT_MIN_ON_S,
    DEFAULT_PRIORITY,
    DEFAULT_TURNS,
)
from .engine import DemandSource
from .sections import EMPTY, collapsed
from .selectors import (
    EntityPicker,
    Name,
    YesNo,
    choice,
    feeds_list,
    number_box,
    number_slider,
    sensor_picker,
)

SECTION_SHARING = "sharing"
SECTION_SWITCHING = "switching"

SWITCHING = collapsed(
    {
        vol.Optional(CONF_INVERTED, default=False): YesNo(),
        vol.Optional(CONF_MIN_ON_S, default=DEFAULT_MIN_ON_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_MIN_OFF_S, default=DEFAULT_MIN_OFF_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_POWER_SENSOR): sensor_picker(SensorDeviceClass.POWER),
        vol.Optional(CONF_MAX_SWITCHES_PER_HOUR): number_box(),
        vol.Optional(CONF_COMMAND_TIMEOUT_S): number_box(UnitOfTime.SECONDS),
    }
)

SHARING = collapsed(
    {
        vol.Optional(CONF_TURNS, default=DEFAULT_TURNS): number_slider(1, 5),
        vol.Optional(CONF_PRIORITY, default=DEFAULT_PRIORITY): number_slider(0, 10),
        vol.Optional(CONF_MAX_OFF_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_ALSO_ON): feeds_list(CONF_ALSO_ON),
    }
)

HEATER_SECTIONS: Mapping[str, section] = {SECTION_SWITCHING: SWITCHING, SECTION_SHARING: SHARING}
"""They only group fields: what is stored has none."""


def heater_form(hidden_switches: Iterable[str]) -> vol.Schema:
    """Return what is asked first of a heater, whose switch can be none of those that are hidden."""
    switch = EntityPicker("switch", "light", "input_boolean", "climate", hidden=hidden_switches)
    return vol.Schema(
        {
            vol.Required(CONF_NAME): Name(),
            vol.Required(CONF_SWITCH): switch,
            vol.Required(CONF_POWER_W, description=EMPTY): number_box(UnitOfPower.WATT),
            vol.Required(CONF_DEMAND, default=DemandSource.OWN_SWITCH.value): choice(
                CONF_DEMAND, [source for source in DemandSource if source is not DemandSource.ALWAYS]
            ),
            **{vol.Optional(name): fields for name, fields in HEATER_SECTIONS.items()},
        }
    )
