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

SUBENTRY_ASSET: Final = "asset"
SUBENTRY_ATTENDED: Final = "attended"
SUBENTRY_BATTERY: Final = "battery"
SUBENTRY_HEATER: Final = "heater"
SUBENTRY_MODULATING: Final = "modulating"

CONF_CYCLE: Final = "cycle"
CONF_ORDER: Final = "order"
CONF_PARENT: Final = "parent"
CONF_POWER_STEPS: Final = "power_steps"
CONF_REGISTER_CARD: Final = "register_card"
CONF_UNIT: Final = "unit"
CONF_WHEN_STOPPED: Final = "when_stopped"

CONF_COUNT_IDLE: Final = "count_idle"
CONF_ENERGY_METER: Final = "energy_meter"
CONF_ESTIMATE: Final = "estimate"
CONF_LIMIT_ENTITY: Final = "limit_entity"
CONF_MARGIN_W: Final = "margin_w"
CONF_METER: Final = "meter"
CONF_METER_TIMEOUT_S: Final = "meter_timeout_s"
CONF_OTHER_METERS: Final = "other_meters"
CONF_RESTORE_DELAY_S: Final = "restore_delay_s"
CONF_RESTORE_MARGIN: Final = "restore_margin"
CONF_SITE_LIMIT_W: Final = "site_limit_w"
CONF_STALE_LIMIT_W: Final = "stale_limit_w"
CONF_VOLTAGE_V: Final = "voltage_v"
CONF_WINDOW_FOLLOW_PEAK: Final = "window_follow_peak"
CONF_WINDOW_MINUTES: Final = "window_minutes"
CONF_WINDOW_PEAK_W: Final = "window_peak_w"

CONF_OUTDOORS_ENTITY: Final = "outdoors_entity"
CONF_PRICES_ENTITY: Final = "prices_entity"
CONF_SAVING_SCHEDULE: Final = "saving_schedule"
CONF_SAVING_SCHEDULE_MODE: Final = "saving_schedule_mode"

CONF_CAPACITY_WH: Final = "capacity_wh"
CONF_CHARGE_SETPOINT: Final = "charge_setpoint"
CONF_COVERS_EXCESS: Final = "covers_excess"
CONF_DISCHARGE_SETPOINT: Final = "discharge_setpoint"
CONF_GROUP: Final = "group"
CONF_INVERTER_MAX_CHARGE_W: Final = "inverter_max_charge_w"
CONF_INVERTER_MAX_DISCHARGE_W: Final = "inverter_max_discharge_w"
CONF_MAX_CHARGE_W: Final = "max_charge_w"
CONF_MAX_DISCHARGE_W: Final = "max_discharge_w"
CONF_MIN_CHARGE_W: Final = "min_charge_w"
CONF_MIN_DISCHARGE_W: Final = "min_discharge_w"
CONF_POSITIVE_DISCHARGES: Final = "positive_discharges"
CONF_SENSOR_POSITIVE_DISCHARGES: Final = "sensor_positive_discharges"
CONF_SETPOINT: Final = "setpoint"
CONF_SOC: Final = "soc"
CONF_SOC_EXPONENT: Final = "soc_exponent"
CONF_SOC_MAX: Final = "soc_max"
CONF_SOC_MIN: Final = "soc_min"
CONF_TAKES_REST: Final = "takes_rest"

CONF_ALWAYS_SEND: Final = "always_send"
CONF_POTENTIAL: Final = "potential"
CONF_POTENTIAL_TIMEOUT_S: Final = "potential_timeout_s"
CONF_TARGET: Final = "target"

CONF_ALSO_ON: Final = "also_on"
CONF_CALENDAR_ENTITY: Final = "calendar_entity"
CONF_CALENDAR_MEANS: Final = "calendar_means"
CONF_COMFORT_C: Final = "comfort_c"
CONF_COMMAND_TIMEOUT_S: Final = "command_timeout_s"
CONF_DEADBAND_K: Final = "deadband_k"
CONF_DEMAND: Final = "demand"
CONF_DEMAND_ENTITY: Final = "demand_entity"
CONF_FROST_C: Final = "frost_c"
CONF_INVERTED: Final = "inverted"
CONF_MAX_OFF_S: Final = "max_off_s"
CONF_MAX_SWITCHES_PER_HOUR: Final = "max_switches_per_hour"
CONF_MAY_SHED: Final = "may_shed"
CONF_MIN_OFF_S: Final = "min_off_s"
CONF_MIN_ON_S: Final = "min_on_s"
CONF_POWER_SENSOR: Final = "power_sensor"
CONF_POWER_W: Final = "power_w"
CONF_PRIORITY: Final = "priority"
CONF_SCHEDULE_ENTITY: Final = "schedule_entity"
CONF_SETBACK_C: Final = "setback_c"
CONF_SETPOINT_C: Final = "setpoint_c"
CONF_SETPOINT_ENTITY: Final = "setpoint_entity"
CONF_SWITCH: Final = "switch"
CONF_TEMPERATURE_SENSOR: Final = "temperature_sensor"
CONF_TURNS: Final = "turns"

CONF_FULL_POWER_W: Final = "full_power_w"
CONF_MAX_POWER_W: Final = "max_power_w"
CONF_MIN_CHANGE_S: Final = "min_change_s"
CONF_MIN_POWER_W: Final = "min_power_w"
CONF_PHASES: Final = "phases"
CONF_RAMP_W_PER_S: Final = "ramp_w_per_s"
CONF_SETPOINT_UNIT: Final = "setpoint_unit"
CONF_STEP: Final = "step"
CONF_WEIGHT: Final = "weight"

FEED_BUDGET: Final = "budget"  # of each of those that a heater is also on

DEFAULT_COMFORT_C: Final = 20.0
DEFAULT_COMMAND_TIMEOUT_S: Final = 5
DEFAULT_CYCLE: Final = {"hours": "*", "minutes": "/2", "seconds": "0"}
DEFAULT_DEADBAND_K: Final = 0.5
DEFAULT_GROUP: Final = "all"  # which always means every battery
DEFAULT_MARGIN_W: Final = 200
DEFAULT_METER_TIMEOUT_S: Final = 60
DEFAULT_MIN_CHANGE_S: Final = 10
DEFAULT_MIN_BATTERY_W: Final = 0
DEFAULT_MIN_OFF_S: Final = 60
DEFAULT_MIN_ON_S: Final = 120
DEFAULT_MIN_POWER_W: Final = 0
DEFAULT_PHASES: Final = 1
DEFAULT_POTENTIAL_TIMEOUT_S: Final = 300
DEFAULT_PRIORITY: Final = 0
DEFAULT_REGISTER_CARD: Final = True  # by each budget: one that does not wish it is enough
DEFAULT_RESTORE_DELAY_S: Final = 90
DEFAULT_RESTORE_MARGIN: Final = 1.2
DEFAULT_SAVING_SCHEDULE_MODE: Final = 1
DEFAULT_SETBACK_C: Final = 17.0
DEFAULT_SETPOINT_C: Final = 20.0
DEFAULT_SOC_EXPONENT: Final = 1
DEFAULT_SOC_MAX: Final = 100
DEFAULT_SOC_MIN: Final = 10
DEFAULT_STALE_LIMIT_W: Final = 0
DEFAULT_TURNS: Final = 1
DEFAULT_VOLTAGE_V: Final = 230
DEFAULT_WEIGHT: Final = 1
MAX_CAPACITY_WH: Final = 1_000_000_000
MAX_LOADS: Final = 100  # that a limit lets run at once
MAX_POWER_W: Final = 1_000_000
MAX_MIN_TIME_S: Final = 86400
MAX_NAME: Final = 255  # characters
MAX_POWER_STEPS: Final = 10

FRESH_FOR: Final = timedelta(minutes=5)
"""How long a measured draw is trusted."""
