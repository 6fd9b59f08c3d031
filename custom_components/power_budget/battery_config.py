"""Batteries as they are configured, from stored keys to engine types."""

from collections.abc import Mapping
from math import nan
from typing import Any

from homeassistant.config_entries import ConfigSubentry

from .battery_wiring import BatteryConfig, BatteryWiring
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
from .engine.allocation.battery import Battery
from .engine.allocation.bounds import Bounds
from .engine.buffer import Buffer

PERCENT = 100


def battery_config(stored: ConfigSubentry) -> BatteryConfig:
    """Return all that is configured of a battery."""
    return BatteryConfig(battery=_battery(stored), buffer=buffer(stored), wiring=_wiring(stored.data))


def buffer(stored: ConfigSubentry) -> Buffer:
    """Return what its budget knows of a battery."""
    return Buffer(
        id=stored.subentry_id,
        name=stored.title,
        covers_excess=stored.data.get(CONF_COVERS_EXCESS, False),
        takes_rest=stored.data.get(CONF_TAKES_REST, False),
        is_measured=CONF_POWER_SENSOR in stored.data,
    )


def _battery(stored: ConfigSubentry) -> Battery:
    data = stored.data
    return Battery(
        id=stored.subentry_id,
        name=stored.title,
        capacity_wh=data[CONF_CAPACITY_WH],
        soc_lower=data.get(CONF_SOC_MIN, DEFAULT_SOC_MIN) / PERCENT,
        soc_upper=data.get(CONF_SOC_MAX, DEFAULT_SOC_MAX) / PERCENT,
        bounds=Bounds(
            inclusion_lower_w=-data.get(CONF_MAX_DISCHARGE_W, nan),
            exclusion_lower_w=-data.get(CONF_MIN_DISCHARGE_W, DEFAULT_MIN_BATTERY_W),
            exclusion_upper_w=data.get(CONF_MIN_CHARGE_W, DEFAULT_MIN_BATTERY_W),
            inclusion_upper_w=data.get(CONF_MAX_CHARGE_W, nan),
        ),
        inverter=Bounds(
            inclusion_lower_w=-data.get(CONF_INVERTER_MAX_DISCHARGE_W, nan),
            inclusion_upper_w=data.get(CONF_INVERTER_MAX_CHARGE_W, nan),
        ),
        exponent=data.get(CONF_SOC_EXPONENT, DEFAULT_SOC_EXPONENT),
        group=data.get(CONF_GROUP) or DEFAULT_GROUP,
    )


def _wiring(data: Mapping[str, Any]) -> BatteryWiring:
    return BatteryWiring(
        soc=data[CONF_SOC],
        setpoint=data.get(CONF_SETPOINT),
        positive_discharges=data.get(CONF_POSITIVE_DISCHARGES, False),
        charge_setpoint=data.get(CONF_CHARGE_SETPOINT),
        discharge_setpoint=data.get(CONF_DISCHARGE_SETPOINT),
        power_sensor=data.get(CONF_POWER_SENSOR),
        sensor_positive_discharges=data.get(CONF_SENSOR_POSITIVE_DISCHARGES, False),
    )
