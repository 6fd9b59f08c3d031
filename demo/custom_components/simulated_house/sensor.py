"""What the house measures."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import PERCENTAGE, UnitOfPower, UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.typing import ConfigType, DiscoveryInfoType, StateType

from . import HOUSE
from .entity import MeasuredEntity
from .house import SimulatedHouse
from .inverter import Inverter
from .rooms import title


@dataclass(frozen=True, kw_only=True)
class HouseSensorDescription(SensorEntityDescription):
    """Something that the house measures."""

    value_fn: Callable[[SimulatedHouse], StateType]


def _power(key: str, name: str, value_fn: Callable[[SimulatedHouse], float]) -> HouseSensorDescription:
    return HouseSensorDescription(
        key=key,
        name=name,
        device_class=SensorDeviceClass.POWER,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfPower.WATT,
        value_fn=lambda house: round(value_fn(house)),
    )


def _temperature(key: str, name: str, value_fn: Callable[[SimulatedHouse], float]) -> HouseSensorDescription:
    return HouseSensorDescription(
        key=key,
        name=name,
        device_class=SensorDeviceClass.TEMPERATURE,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfTemperature.CELSIUS,
        value_fn=lambda house: round(value_fn(house), 1),
    )


HOUSE_SENSORS = (
    HouseSensorDescription(
        key="time", name="Simulated time", icon="mdi:clock-fast", value_fn=lambda house: house.time
    ),
    _power("meter", "House meter power", lambda house: house.meter_w),
    _power("base_load", "House base load", lambda house: house.base_load_w),
    _power("connection", "House connection", lambda house: house.scenario.limit_w),
    _temperature("outdoor", "Outdoor temperature", lambda house: house.outdoor_c),
    HouseSensorDescription(
        key="cold",
        name="House cold",
        icon="mdi:snowflake-thermometer",
        state_class=SensorStateClass.TOTAL_INCREASING,
        native_unit_of_measurement="K·h",
        value_fn=lambda house: round(house.cold_k_h, 1),
    ),
)


def _room_sensors(room: str) -> tuple[HouseSensorDescription, ...]:
    return (
        _temperature(
            f"{room}_temperature", f"{title(room)} temperature", lambda house: house.measured_c(room)
        ),
        _temperature(f"{room}_setpoint", f"{title(room)} setpoint", lambda house: house.setpoint_c(room)),
    )


def _charge(key: str, name: str, value_fn: Callable[[SimulatedHouse], float]) -> HouseSensorDescription:
    return HouseSensorDescription(
        key=f"{key}_state_of_charge",
        name=f"{name} state of charge",
        device_class=SensorDeviceClass.BATTERY,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=PERCENTAGE,
        value_fn=lambda house: round(100 * value_fn(house)),
    )


CAR_SENSORS = (
    _power("car_charging_power", "Car charging power", lambda house: house.charging_w),
    _charge("car", "Car", lambda house: house.stores.car_soc),
)


def _inverter_sensors(inverter: Inverter) -> tuple[HouseSensorDescription, ...]:
    key, name = inverter.key, inverter.name
    return (
        _power(f"{key}_power", f"{name} power", lambda _house: inverter.flow_w),
        _charge(key, name, lambda _house: inverter.soc),
    )


async def async_setup_platform(
    hass: HomeAssistant,
    config: ConfigType,
    async_add_entities: AddEntitiesCallback,
    discovery_info: DiscoveryInfoType | None = None,
) -> None:
    """Add the meter, the weather, the thermometers, and what is measured of the car and the batteries."""
    house = hass.data[HOUSE]
    rooms = [sensor for room in house.scenario.rooms for sensor in _room_sensors(room)]
    car = () if house.charger is None else CAR_SENSORS
    batteries = [sensor for inverter in house.inverters for sensor in _inverter_sensors(inverter)]
    async_add_entities(
        HouseSensor(house, description) for description in (*HOUSE_SENSORS, *rooms, *car, *batteries)
    )


class HouseSensor(MeasuredEntity, SensorEntity):
    """Something that the house measures."""

    entity_description: HouseSensorDescription

    def __init__(self, house: SimulatedHouse, description: HouseSensorDescription) -> None:
        """Measure it in *house*."""
        super().__init__(house)
        self.entity_description = description
        self._attr_unique_id = description.key

    @property
    @override
    def native_value(self) -> StateType:
        """Return what is measured."""
        return self.entity_description.value_fn(self._house)
