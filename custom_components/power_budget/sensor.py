"""What was decided, for a budget and for each of its loads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import PERCENTAGE, EntityCategory, Platform, UnitOfPower
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType

from .anticipation_sensors import async_add_room_sensors
from .asset_sensors import async_add_asset_sensors
from .battery_sensors import async_add_battery_sensors
from .budget_sensors import (
    AMOUNT_SENSORS,
    BUDGET_SENSORS,
    WINDOW_SENSORS,
    BudgetSensorEntityDescription,
)
from .coordinator import PowerBudgetConfigEntry
from .cycle import View
from .engine.budget import Unit
from .engine.decision import Grant, Reason
from .engine.health import Health
from .engine.site import Load
from .engine.state import LoadState
from .entity import BudgetEntity, LoadEntity, async_forget
from .failing import blocked_until
from .wiring import BudgetConfig

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class LoadSensorEntityDescription(SensorEntityDescription):
    """Something that was decided or seen of a load."""

    exists_fn: Callable[[Load, BudgetConfig], bool] = lambda _load, _config: True
    value_fn: Callable[[View, LoadState, Grant], StateType]
    attributes_fn: Callable[[View, Load, LoadState], Mapping[str, Any]] = lambda _view, _load, _memory: {}


def _duty_cycle(view: View, memory: LoadState, _grant: Grant) -> float:
    """Return the percentage of the last day in which a load ran."""
    since = memory.since if memory.is_on else None
    return round(100 * memory.runs.duty_cycle(view.at, since), 1)


def _preheating(view: View, load: Load, _memory: LoadState) -> Mapping[str, Any]:
    """Return to what a room is warmed ahead of comfort, and until when; nothing of one that is not."""
    ahead = view.ahead(load.id)
    return {} if ahead is None else {"preheating_c": ahead.to_c, "preheating_until": ahead.comfort_at}


def _failing(view: View, _load: Load, memory: LoadState) -> Mapping[str, Any]:
    """Return since when a load does not obey, how often that was, and when it is told again."""
    faults = memory.trouble.faults
    return {
        "since": memory.failing_since(view.at),
        "failures": faults.failures,
        "blocked_until": blocked_until(faults, view.at),
    }


def _allotted(_view: View, _load: Load, memory: LoadState) -> Mapping[str, Any]:
    """Return what somebody asks a load for, and until when."""
    allotted = memory.allotted
    return {
        "requested_w": None if allotted is None else allotted.power_w,
        "held_until": None if allotted is None else allotted.until,
    }


LOAD_SENSORS = (
    LoadSensorEntityDescription(
        key="status",
        device_class=SensorDeviceClass.ENUM,
        options=list(Reason),
        value_fn=lambda _view, _memory, grant: grant.reason,
        attributes_fn=_preheating,
    ),
    LoadSensorEntityDescription(
        key="duty_cycle",
        entity_category=EntityCategory.DIAGNOSTIC,
        native_unit_of_measurement=PERCENTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=_duty_cycle,
    ),
    LoadSensorEntityDescription(
        key="health",
        entity_category=EntityCategory.DIAGNOSTIC,
        device_class=SensorDeviceClass.ENUM,
        options=list(Health),
        exists_fn=lambda load, _config: load.attended is None or load.attended.is_switched,
        value_fn=lambda view, memory, _grant: memory.health(view.at),
        attributes_fn=_failing,
    ),
)


LEARNED_POWER = LoadSensorEntityDescription(
    key="learned_power",
    entity_category=EntityCategory.DIAGNOSTIC,
    device_class=SensorDeviceClass.POWER,
    native_unit_of_measurement=UnitOfPower.WATT,
    suggested_display_precision=0,
    exists_fn=lambda load, config: load.attended is None and config.meters is not None,
    value_fn=lambda _view, memory, _grant: memory.learned_w,
    attributes_fn=lambda _view, load, _memory: {"rated_w": load.power_w},
)
"""Only where a meter teaches it."""


LEVEL_SENSORS = (
    LoadSensorEntityDescription(
        key="wanted_power",
        device_class=SensorDeviceClass.POWER,
        native_unit_of_measurement=UnitOfPower.WATT,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=lambda _view, _memory, grant: grant.wanted_w,
    ),
    LoadSensorEntityDescription(
        key="granted_power",
        device_class=SensorDeviceClass.POWER,
        native_unit_of_measurement=UnitOfPower.WATT,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=lambda _view, _memory, grant: grant.level_w,
        attributes_fn=_allotted,
    ),
    LoadSensorEntityDescription(
        key="granted_share",
        native_unit_of_measurement=PERCENTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=lambda _view, _memory, grant: None if grant.factor is None else round(100 * grant.factor, 1),
    ),
)
"""Only of loads that run at any level."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PowerBudgetConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of a budget and of its loads."""
    coordinator = entry.runtime_data
    in_watts = coordinator.config.budget.unit is Unit.WATTS
    amounts = [_in_watts(amount) if in_watts else amount for amount in AMOUNT_SENSORS]
    async_add_entities(BudgetSensor(coordinator, description) for description in (*BUDGET_SENSORS, *amounts))
    for description in map(_in_watts, WINDOW_SENSORS):
        if coordinator.config.is_tariffed:
            async_add_entities([BudgetSensor(coordinator, description)])
        else:
            async_forget(hass, Platform.SENSOR, entry.entry_id, description)
    for battery in coordinator.config.batteries:
        async_add_battery_sensors(coordinator, battery, async_add_entities)
    async_add_asset_sensors(coordinator, async_add_entities)
    async_add_room_sensors(hass, coordinator, async_add_entities)
    for load in coordinator.config.loads:
        levels = () if load.modulation is None else LEVEL_SENSORS
        async_add_entities(
            (LoadSensor(coordinator, load.id, description) for description in levels),
            config_subentry_id=load.id,
        )
        for sensor in (*LOAD_SENSORS, LEARNED_POWER):
            if sensor.exists_fn(load, coordinator.config):
                async_add_entities([LoadSensor(coordinator, load.id, sensor)], config_subentry_id=load.id)
            else:
                async_forget(hass, Platform.SENSOR, load.id, sensor)


def _in_watts(description: BudgetSensorEntityDescription) -> BudgetSensorEntityDescription:
    return replace(
        description,
        device_class=SensorDeviceClass.POWER,
        native_unit_of_measurement=UnitOfPower.WATT,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
    )


class BudgetSensor(BudgetEntity, SensorEntity):
    """Something that was decided for a budget."""

    entity_description: BudgetSensorEntityDescription

    @property
    @override
    def native_value(self) -> StateType:
        """Return what the last decision says of the budget; None before there is one."""
        view = self.coordinator.data
        return None if view is None else self.entity_description.value_fn(view)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return the details of the decision; none before there is one."""
        view = self.coordinator.data
        return {} if view is None else self.entity_description.attributes_fn(view)


class LoadSensor(LoadEntity, SensorEntity):
    """Something that was decided or seen of a load."""

    entity_description: LoadSensorEntityDescription

    @property
    @override
    def native_value(self) -> StateType:
        """Return what the last decision says of the load; None before there is one."""
        view = self.coordinator.data
        if view is None or (grant := view.decision.of(self.load)) is None:
            return None
        return self.entity_description.value_fn(view, view.decision.state.of(self.load), grant)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return what belongs beside the value; nothing before there is one."""
        view = self.coordinator.data
        found = next((load for load in self.coordinator.config.loads if load.id == self.load), None)
        if view is None or found is None:
            return {}
        memory = self.coordinator.state.of(self.load)
        return dict(self.entity_description.attributes_fn(view, found, memory))
