"""The fields of the form of an asset, named like the keys under which they are stored."""

from collections.abc import Iterable, Mapping

from homeassistant.const import CONF_NAME, UnitOfPower, UnitOfTime
from homeassistant.data_entry_flow import section
import voluptuous as vol

from .const import (
    CONF_ALWAYS_SEND,
    CONF_COMMAND_TIMEOUT_S,
    CONF_GROUP,
    CONF_MAX_POWER_W,
    CONF_MIN_POWER_W,
    CONF_POTENTIAL,
    CONF_POTENTIAL_TIMEOUT_S,
    CONF_SETPOINT,
    CONF_TARGET,
    DEFAULT_MIN_POWER_W,
    DEFAULT_POTENTIAL_TIMEOUT_S,
)
from .sections import collapsed
from .selectors import EntityPicker, Name, YesNo, number_box

SECTION_LIMITS = "limits"
SECTION_SENDING = "sending"

LIMITS = collapsed(
    {
        vol.Optional(CONF_MIN_POWER_W, default=DEFAULT_MIN_POWER_W): number_box(UnitOfPower.WATT),
        vol.Optional(CONF_MAX_POWER_W): number_box(UnitOfPower.WATT),
        vol.Optional(CONF_GROUP): Name(),
    }
)

SENDING = collapsed(
    {
        vol.Optional(CONF_POTENTIAL_TIMEOUT_S, default=DEFAULT_POTENTIAL_TIMEOUT_S): number_box(
            UnitOfTime.SECONDS
        ),
        vol.Optional(CONF_COMMAND_TIMEOUT_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_ALWAYS_SEND, default=False): YesNo(),
    }
)

ASSET_SECTIONS: Mapping[str, section] = {SECTION_LIMITS: LIMITS, SECTION_SENDING: SENDING}
"""They only group fields: what is stored has none."""


def asset_form(hidden_setpoints: Iterable[str]) -> vol.Schema:
    """Return what is asked of an asset, whose set-point can be none of those that are hidden."""
    return vol.Schema(
        {
            vol.Required(CONF_NAME): Name(),
            vol.Required(CONF_TARGET): EntityPicker("sensor", "number", "input_number", "schedule"),
            vol.Required(CONF_POTENTIAL): EntityPicker("sensor", "number", "input_number"),
            vol.Required(CONF_SETPOINT): EntityPicker("number", "input_number", hidden=hidden_setpoints),
            **{vol.Optional(name): fields for name, fields in ASSET_SECTIONS.items()},
        }
    )
