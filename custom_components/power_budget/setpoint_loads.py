"""Loads that are set to a power, of whatever kind: the table of those that power can be distributed to.

A further kind joins here, with what it is called, what it can be set to, and which numbers set it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeIs

from homeassistant.core import HomeAssistant

from .asset_wiring import AssetConfig
from .const import DEFAULT_GROUP
from .engine.allocation.battery import bounds, settable
from .engine.allocation.request import Target
from .engine.allocation.told import Told
from .engine.health import Health
from .engine.quantity import Watts
from .observe_assets import asset_setting
from .observe_batteries import Setting, observe_battery, settings
from .wiring import BatteryConfig, BudgetConfig

type SetpointLoad = BatteryConfig | AssetConfig
"""One of them."""


def setpoint_loads(config: BudgetConfig) -> Mapping[str, SetpointLoad]:
    """Return those of a budget, by their ids."""
    loads: tuple[SetpointLoad, ...] = (*config.batteries, *config.assets)
    return {load.id: load for load in loads}


def is_in_group(load: SetpointLoad, group: str) -> bool:
    """Return whether a load is meant by the name of a group; all batteries are by that of the usual one."""
    if isinstance(load, AssetConfig):
        return load.group is not None and load.group.casefold() == group.casefold()
    return group.casefold() in {load.battery.group.casefold(), DEFAULT_GROUP}


def is_scheduled(load: SetpointLoad) -> TypeIs[AssetConfig]:
    """Return whether a load has something to do where no request holds; the others are set to zero then."""
    return isinstance(load, AssetConfig)


def is_set_alike(load: SetpointLoad, other: SetpointLoad | None) -> bool:
    """Return whether a load is set by the same numbers as *other*, and in the same way."""
    return other is not None and load.wiring.is_set_by == other.wiring.is_set_by


def battery_target(hass: HomeAssistant, load: BatteryConfig, told: Told, at: datetime) -> Target:
    """Return a battery as it is now, as a target of power."""
    reading = observe_battery(hass, load.wiring)
    return Target(
        load=load.id,
        health=told.health(at) if reading.is_reachable else Health.BLOCKED,
        settable=settable(load.battery, reading),
        widest=bounds(load.battery, reading),
    )


def numbers(hass: HomeAssistant, load: SetpointLoad, power_w: Watts) -> list[Setting] | None:
    """Return which numbers set a load to *power_w*, in order; None if one of them cannot be set now."""
    if isinstance(load, AssetConfig):
        return asset_setting(hass, load.wiring, power_w)
    return settings(hass, load.wiring, power_w)
