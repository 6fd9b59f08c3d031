"""Assets as they are configured, from stored keys to engine types."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import ConfigSubentry

from .asset_wiring import AssetConfig, AssetWiring
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
    DEFAULT_COMMAND_TIMEOUT_S,
    DEFAULT_MIN_POWER_W,
    DEFAULT_POTENTIAL_TIMEOUT_S,
    MAX_POWER_W,
)
from .engine.asset import Asset
from .stored import duration


def asset_config(stored: ConfigSubentry) -> AssetConfig:
    """Return what is configured of an asset."""
    return AssetConfig(asset=_asset(stored), wiring=_wiring(stored.data), group=stored.data.get(CONF_GROUP))


def _asset(stored: ConfigSubentry) -> Asset:
    data = stored.data
    return Asset(
        id=stored.subentry_id,
        name=stored.title,
        min_w=data.get(CONF_MIN_POWER_W, DEFAULT_MIN_POWER_W),
        max_w=data.get(CONF_MAX_POWER_W, MAX_POWER_W),
        patience=duration(data.get(CONF_COMMAND_TIMEOUT_S, DEFAULT_COMMAND_TIMEOUT_S)),
        is_repeated=data.get(CONF_ALWAYS_SEND, False),
    )


def _wiring(data: Mapping[str, Any]) -> AssetWiring:
    return AssetWiring(
        target=data[CONF_TARGET],
        potential=data[CONF_POTENTIAL],
        setpoint=data[CONF_SETPOINT],
        stale_after=duration(data.get(CONF_POTENTIAL_TIMEOUT_S, DEFAULT_POTENTIAL_TIMEOUT_S)),
    )
