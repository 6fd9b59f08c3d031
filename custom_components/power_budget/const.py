"""Names that are stored or shown, and the defaults of what is configured."""

from datetime import timedelta
from typing import Final

from homeassistant.const import Platform

DOMAIN: Final = "power_budget"
PLATFORMS: Final = (
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.EVENT,
    Platform.NUMBER,
    Platform.SENSOR,
    Platform.SWITCH,
)

SUBENTRY_HEATER: Final = "heater"

CONF_CYCLE: Final = "cycle"
CONF_ORDER: Final = "order"
CONF_POWER_STEPS: Final = "power_steps"
CONF_UNIT: Final = "unit"
CONF_WHEN_STOPPED: Final = "when_stopped"

CONF_DEADBAND_K: Final = "deadband_k"
CONF_DEMAND: Final = "demand"
CONF_DEMAND_ENTITY: Final = "demand_entity"
CONF_INVERTED: Final = "inverted"
CONF_MIN_OFF_S: Final = "min_off_s"
CONF_MIN_ON_S: Final = "min_on_s"
CONF_POWER_SENSOR: Final = "power_sensor"
CONF_POWER_W: Final = "power_w"
CONF_PRIORITY: Final = "priority"
CONF_SETPOINT_C: Final = "setpoint_c"
CONF_SETPOINT_ENTITY: Final = "setpoint_entity"
CONF_SWITCH: Final = "switch"
CONF_TEMPERATURE_SENSOR: Final = "temperature_sensor"
CONF_TURNS: Final = "turns"

DEFAULT_CYCLE: Final = {"hours": "*", "minutes": "/2", "seconds": "0"}
DEFAULT_DEADBAND_K: Final = 0.5
DEFAULT_MIN_OFF_S: Final = 60
DEFAULT_MIN_ON_S: Final = 120
DEFAULT_PRIORITY: Final = 0
DEFAULT_SETPOINT_C: Final = 20.0
DEFAULT_TURNS: Final = 1
MAX_LOADS: Final = 100  # that a limit lets run at once
MAX_MIN_TIME_S: Final = 86400
MAX_POWER_STEPS: Final = 10

FRESH_FOR: Final = timedelta(minutes=5)
"""How long a measured draw is trusted."""
