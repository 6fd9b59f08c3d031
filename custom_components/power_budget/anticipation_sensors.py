"""What is known of rooms that follow a schedule, and when they are warmed next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory, Platform, UnitOfTemperature, UnitOfTime
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .anticipating import Anticipator
from .coordinator import PowerBudgetCoordinator
from .engine.anticipation.room import RoomMemory
from .entity import LoadEntity, async_forget


@dataclass(frozen=True, kw_only=True)
class RoomSensorEntityDescription(SensorEntityDescription):
    """Something that is known of a room."""

    value_fn: Callable[[Anticipator, str], float | datetime | None]
    attributes_fn: Callable[[RoomMemory], Mapping[str, Any]] = lambda _room: {}


def _hours(anticipator: Anticipator, load: str) -> float | None:
    """Return how long its heater takes to bring a room to comfort, as the last plan found."""
    hours = anticipator.hours.get(load)
    return None if hours is None else round(hours, 2)


def _error_k(anticipator: Anticipator, load: str) -> float | None:
    """Return how far off predictions of a room were in the last days."""
    room = anticipator.house.rooms.get(load)
    return None if room is None or room.error_k is None else round(room.error_k, 2)


def _starts_at(anticipator: Anticipator, load: str) -> datetime | None:
    """Return when a room is next heated for a comfort that is yet to begin."""
    foresight = anticipator.foresight_at(dt_util.utcnow())
    return None if foresight is None else foresight.starts_at.get(load)


ROOM_SENSORS = (
    RoomSensorEntityDescription(
        key="next_start",
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=_starts_at,
    ),
    RoomSensorEntityDescription(
        key="hours_to_setpoint",
        entity_category=EntityCategory.DIAGNOSTIC,
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.HOURS,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=1,
        value_fn=_hours,
    ),
    RoomSensorEntityDescription(
        key="prediction_error",
        entity_category=EntityCategory.DIAGNOSTIC,
        device_class=SensorDeviceClass.TEMPERATURE_DELTA,
        native_unit_of_measurement=UnitOfTemperature.KELVIN,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=2,
        value_fn=_error_k,
        attributes_fn=lambda room: {"trusted": room.is_trusted, "predictions": room.trials},
    ),
)


@callback
def async_add_room_sensors(
    hass: HomeAssistant,
    coordinator: PowerBudgetCoordinator,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of rooms that follow a schedule; forget those of rooms that do not any more."""
    for load, wiring in coordinator.config.wiring.items():
        for description in ROOM_SENSORS:
            if wiring.timetable is None:
                async_forget(hass, Platform.SENSOR, load, description)
            else:
                async_add_entities([RoomSensor(coordinator, load, description)], config_subentry_id=load)


class RoomSensor(LoadEntity, SensorEntity):
    """Something that is known of a room."""

    entity_description: RoomSensorEntityDescription

    @property
    @override
    def native_value(self) -> float | datetime | None:
        """Return it; None as long as it is not known."""
        return self.entity_description.value_fn(self.coordinator.anticipator, self.load)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return what belongs beside it; nothing as long as nothing is known of the room."""
        room = self.coordinator.anticipator.house.rooms.get(self.load)
        return {} if room is None else dict(self.entity_description.attributes_fn(room))
