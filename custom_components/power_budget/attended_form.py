"""The fields of the form of an attended load, named like the keys under which they are stored."""

from collections.abc import Iterable, Mapping

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import CONF_NAME, UnitOfPower, UnitOfTime
from homeassistant.data_entry_flow import section
import voluptuous as vol

from .const import (
    CONF_ALSO_ON,
    CONF_COMMAND_TIMEOUT_S,
    CONF_INVERTED,
    CONF_MAY_SHED,
    CONF_POWER_SENSOR,
    CONF_POWER_W,
    CONF_PRIORITY,
    CONF_SWITCH,
    DEFAULT_PRIORITY,
)
from .sections import EMPTY, collapsed
from .selectors import EntityPicker, Name, YesNo, feeds_list, number_box, number_slider, sensor_picker

SECTION_SHARING = "sharing"
SECTION_SWITCHING = "switching"

SWITCHING = collapsed(
    {
        vol.Optional(CONF_INVERTED, default=False): YesNo(),
        vol.Optional(CONF_COMMAND_TIMEOUT_S): number_box(UnitOfTime.SECONDS),
    }
)

SHARING = collapsed(
    {
        vol.Optional(CONF_PRIORITY, default=DEFAULT_PRIORITY): number_slider(0, 10),
        vol.Optional(CONF_ALSO_ON): feeds_list(CONF_ALSO_ON),
    }
)

ATTENDED_SECTIONS: Mapping[str, section] = {SECTION_SWITCHING: SWITCHING, SECTION_SHARING: SHARING}
"""They only group fields: what is stored has none."""


def attended_form(hidden_switches: Iterable[str]) -> vol.Schema:
    """Return what is asked of an attended load, whose switch can be none of those that are hidden."""
    switch = EntityPicker("switch", "light", "input_boolean", "climate", hidden=hidden_switches)
    return vol.Schema(
        {
            vol.Required(CONF_NAME): Name(),
            vol.Optional(CONF_SWITCH): switch,
            vol.Optional(CONF_POWER_SENSOR): sensor_picker(SensorDeviceClass.POWER),
            vol.Required(CONF_POWER_W, description=EMPTY): number_box(UnitOfPower.WATT),
            vol.Optional(CONF_MAY_SHED, default=False): YesNo(),
            **{vol.Optional(name): fields for name, fields in ATTENDED_SECTIONS.items()},
        }
    )
