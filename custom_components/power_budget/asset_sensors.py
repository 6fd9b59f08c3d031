"""What assets are to do, and what they can."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory, UnitOfPower
from homeassistant.core import callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType
from homeassistant.helpers.update_coordinator import CoordinatorEntity
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import PowerBudgetCoordinator
from .dispatching import Dispatcher
from .engine.asset import AssetStatus, Assignment
from .engine.health import Health
from .failing import blocked_until


@dataclass(frozen=True, kw_only=True)
class AssetSensorEntityDescription(SensorEntityDescription):
    """Something of what an asset is to do."""

    value_fn: Callable[[Assignment], StateType]
    attributes_fn: Callable[[Assignment], Mapping[str, Any]] = lambda _assignment: {}


def _watts(key: str, value_fn: Callable[[Assignment], StateType]) -> AssetSensorEntityDescription:
    return AssetSensorEntityDescription(
        key=key,
        device_class=SensorDeviceClass.POWER,
        native_unit_of_measurement=UnitOfPower.WATT,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=value_fn,
    )


def _failing(assignment: Assignment) -> Mapping[str, Any]:
    """Return since when an asset does not take commands, how often that was, and when it is told again."""
    faults = assignment.faults
    return {
        "since": faults.since,
        "failures": faults.failures,
        "blocked_until": blocked_until(faults, dt_util.utcnow()),
    }


ASSET_SENSORS = (
    _watts("target", lambda assignment: assignment.target_w),
    _watts("potential", lambda assignment: assignment.potential_w),
    _watts("dispatched", lambda assignment: assignment.dispatched_w),
    AssetSensorEntityDescription(
        key="asset_status",
        device_class=SensorDeviceClass.ENUM,
        options=list(AssetStatus),
        value_fn=lambda assignment: assignment.status,
        attributes_fn=lambda assignment: {"held_until": assignment.held_until},
    ),
    AssetSensorEntityDescription(
        key="asset_health",
        entity_category=EntityCategory.DIAGNOSTIC,
        device_class=SensorDeviceClass.ENUM,
        options=[Health.WORKING, Health.SUSPECT, Health.BLOCKED],
        value_fn=lambda assignment: assignment.health,
        attributes_fn=_failing,
    ),
)


@callback
def async_add_asset_sensors(
    coordinator: PowerBudgetCoordinator, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the sensors of the assets of a budget."""
    for asset in coordinator.config.assets:
        async_add_entities(
            (AssetSensor(coordinator.dispatcher, asset.id, description) for description in ASSET_SENSORS),
            config_subentry_id=asset.id,
        )


class AssetSensor(CoordinatorEntity[Dispatcher], SensorEntity):
    """Something of what an asset is to do, whatever becomes of cycles."""

    _attr_has_entity_name = True
    _shown: Assignment | None = None
    entity_description: AssetSensorEntityDescription

    def __init__(self, dispatcher: Dispatcher, asset: str, description: AssetSensorEntityDescription) -> None:
        """Belong to the device of the asset's subentry."""
        super().__init__(dispatcher)
        self._asset = asset
        self.entity_description = description
        self._attr_unique_id = f"{asset}_{description.key}"
        self._attr_translation_key = description.key
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, asset)})

    @override
    async def async_update(self) -> None:
        """Do nothing: what there is to show is shown every two seconds."""

    @property
    @override
    def native_value(self) -> StateType:
        """Return it; None before the first time."""
        assignment = self.coordinator.data.get(self._asset)
        return None if assignment is None else self.entity_description.value_fn(assignment)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return what belongs beside the value; nothing before the first time."""
        assignment = self.coordinator.data.get(self._asset)
        return {} if assignment is None else self.entity_description.attributes_fn(assignment)

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Write the state if anything has changed of this asset."""
        assignment = self.coordinator.data.get(self._asset)
        if assignment != self._shown:
            self._shown = assignment
            self.async_write_ha_state()
