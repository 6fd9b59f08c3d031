"""What a battery was told, and whether it follows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory, Platform, UnitOfPower
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType
from homeassistant.util import dt as dt_util

from .battery_wiring import BatteryConfig
from .coordinator import PowerBudgetCoordinator
from .distributing import DISTRIBUTOR, Distributor
from .engine.allocation.told import Told
from .engine.buffer import BufferGrant, Service
from .engine.health import Health
from .entity import LoadEntity, async_forget
from .failing import blocked_until


@dataclass(frozen=True, kw_only=True)
class BatterySensorEntityDescription(SensorEntityDescription):
    """Something that is remembered of a battery."""

    value_fn: Callable[[Told], StateType]
    attributes_fn: Callable[[Distributor, str], Mapping[str, Any]]


def _failing(distributor: Distributor, load: str) -> Mapping[str, Any]:
    """Return since when a battery does not follow, how often that was, and when it is told again."""
    faults = distributor.told[load].faults
    return {
        "since": faults.since,
        "failures": faults.failures,
        "blocked_until": blocked_until(faults, dt_util.utcnow()),
    }


BATTERY_SENSORS = (
    BatterySensorEntityDescription(
        key="power_set",
        device_class=SensorDeviceClass.POWER,
        native_unit_of_measurement=UnitOfPower.WATT,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=lambda told: told.set_w,
        attributes_fn=lambda distributor, load: {"held_until": distributor.holds.until(load)},
    ),
    BatterySensorEntityDescription(
        key="health",
        entity_category=EntityCategory.DIAGNOSTIC,
        device_class=SensorDeviceClass.ENUM,
        options=list(Health),
        value_fn=lambda told: told.health(dt_util.utcnow()),
        attributes_fn=_failing,
    ),
)


SERVICE = SensorEntityDescription(
    key="service",
    device_class=SensorDeviceClass.ENUM,
    options=list(Service),
)
"""Only of a battery that its budget counts."""


def async_add_battery_sensors(
    coordinator: PowerBudgetCoordinator, battery: BatteryConfig, add: AddConfigEntryEntitiesCallback
) -> None:
    """Add the sensors of a battery; forget those that it had with another configuration."""
    found: list[LoadEntity] = []
    for description in BATTERY_SENSORS:
        if battery.is_settable:
            found.append(BatterySensor(coordinator, battery.id, description))
        else:
            async_forget(coordinator.hass, Platform.SENSOR, battery.id, description)
    if battery.is_counted:
        found.append(ServiceSensor(coordinator, battery.id, SERVICE))
    else:
        async_forget(coordinator.hass, Platform.SENSOR, battery.id, SERVICE)
    add(found, config_subentry_id=battery.id)


class ServiceSensor(LoadEntity, SensorEntity):
    """What a battery does for its budget, and why no more."""

    @property
    @override
    def native_value(self) -> StateType:
        """Return what the last decision says; None before there is one."""
        grant = self._grant
        return None if grant is None else grant.service

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return with how much it is to do that; nothing before there is a decision."""
        grant = self._grant
        return {} if grant is None else {"set_w": grant.set_w, "drawn_w": grant.drawn_w}

    @property
    def _grant(self) -> BufferGrant | None:
        view = self.coordinator.data
        return None if view is None else view.decision.buffers.get(self.load)


class BatterySensor(LoadEntity, SensorEntity):
    """Something that is remembered of a battery."""

    entity_description: BatterySensorEntityDescription

    @property
    @override
    def available(self) -> bool:
        """Return that it is there: what it shows does not depend on cycles."""
        return True

    @property
    @override
    def native_value(self) -> StateType:
        """Return what is remembered."""
        return self.entity_description.value_fn(self._distributor.told[self.load])

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return what belongs beside the value."""
        return self.entity_description.attributes_fn(self._distributor, self.load)

    @property
    def _distributor(self) -> Distributor:
        return self.coordinator.hass.data[DISTRIBUTOR]
