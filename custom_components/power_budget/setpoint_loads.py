"""Loads that are set to a power, of whatever kind: the table of those that power can be distributed to.

A further kind joins here, with what it is called, what it can be set to, and which numbers set it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, TypeIs

from homeassistant.core import HomeAssistant

from .asset_wiring import AssetConfig
from .battery_wiring import BatteryConfig
from .const import DEFAULT_GROUP
from .engine.allocation.allotment import allotment_target
from .engine.allocation.battery import bounds, settable
from .engine.allocation.request import Target
from .engine.allocation.told import Told
from .engine.health import Health
from .engine.modulation import Modulation
from .engine.quantity import Watts
from .engine.site import Load
from .engine.state import LoadState
from .observe import can_be_set
from .observe_assets import asset_setting
from .observe_batteries import Setting, observe_battery, settings
from .wiring import BudgetConfig, Wiring


class SharingLoad(NamedTuple):
    """A load that runs at any level: it is asked for a power, and its budget decides."""

    load: Load
    """What the engine knows of it."""

    modulation: Modulation
    """How it may be set."""

    wiring: Wiring
    """What it need not know."""

    @property
    def id(self) -> str:
        """What it is known by."""
        return self.load.id

    @property
    def name(self) -> str:
        """What people call it."""
        return self.load.name


type SetpointLoad = BatteryConfig | AssetConfig | SharingLoad
"""One of them."""


def setpoint_loads(config: BudgetConfig) -> Mapping[str, SetpointLoad]:
    """Return those of a budget, by their ids."""
    sharing = (
        SharingLoad(load, load.modulation, config.wiring[load.id])
        for load in config.loads
        if load.modulation is not None
    )
    batteries = (battery for battery in config.batteries if battery.is_settable)
    loads: tuple[SetpointLoad, ...] = (*batteries, *config.assets, *sharing)
    return {load.id: load for load in loads}


def is_in_group(load: SetpointLoad, group: str) -> bool:
    """Return whether a load is meant by the name of a group; all batteries are by that of the usual one."""
    if is_sharing(load):
        return False
    if isinstance(load, AssetConfig):
        return load.group is not None and load.group.casefold() == group.casefold()
    return group.casefold() in {load.battery.group.casefold(), DEFAULT_GROUP}


def is_sharing(load: SetpointLoad) -> TypeIs[SharingLoad]:
    """Return whether a load is not told what to do but asked, and its budget decides in every cycle."""
    return isinstance(load, SharingLoad)


def is_scheduled(load: SetpointLoad) -> TypeIs[AssetConfig]:
    """Return whether a load has something to do where no request holds; the others are set to zero then."""
    return isinstance(load, AssetConfig)


def serves(load: SetpointLoad | None) -> bool:
    """Return whether a load does something for its budget where no request holds."""
    return isinstance(load, BatteryConfig) and load.buffer.serves


def counts(load: SetpointLoad) -> bool:
    """Return whether cycles look at what a load was told."""
    return isinstance(load, BatteryConfig) and load.is_counted


def goes_on(load: SetpointLoad) -> bool:
    """Return whether a load has something to do where no request holds."""
    return is_scheduled(load) or serves(load)


def is_set_alike(load: SetpointLoad, other: SetpointLoad | None) -> bool:
    """Return whether a load is set by the same numbers as *other*, and in the same way."""
    if is_sharing(load):
        return True  # cycles see to that
    if other is None or is_sharing(other):
        return False
    return load.wiring.is_set_by == other.wiring.is_set_by


def battery_target(hass: HomeAssistant, load: BatteryConfig, told: Told, at: datetime) -> Target:
    """Return a battery as it is now, as a target of power."""
    reading = observe_battery(hass, load.wiring)
    return Target(
        load=load.id,
        health=told.health(at) if reading.is_reachable else Health.BLOCKED,
        settable=settable(load.battery, reading),
        widest=bounds(load.battery, reading),
    )


def sharing_target(hass: HomeAssistant, one: SharingLoad, memory: LoadState, at: datetime) -> Target:
    """Return a load that runs at any level as it is now, as a target of power."""
    is_reachable = can_be_set(hass, one.wiring)
    return allotment_target(one.load, one.modulation, memory, at, is_reachable=is_reachable)


def numbers(hass: HomeAssistant, load: BatteryConfig | AssetConfig, power_w: Watts) -> list[Setting] | None:
    """Return which numbers set a load to *power_w*, in order; None if one of them cannot be set now."""
    if isinstance(load, AssetConfig):
        return asset_setting(hass, load.wiring, power_w)
    return settings(hass, load.wiring, power_w)
