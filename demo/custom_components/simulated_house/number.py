"""What the charger of the car and the inverters of the batteries are set to."""

from typing import override

from homeassistant.components.number import NumberDeviceClass, NumberEntity, NumberMode
from homeassistant.const import UnitOfElectricCurrent, UnitOfPower
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.typing import ConfigType, DiscoveryInfoType

from . import HOUSE
from .charger import Charger
from .entity import HouseEntity
from .house import SimulatedHouse
from .inverter import Inverter


async def async_setup_platform(
    hass: HomeAssistant,
    config: ConfigType,
    async_add_entities: AddEntitiesCallback,
    discovery_info: DiscoveryInfoType | None = None,
) -> None:
    """Add the charging current of the car, if there is a car, and what sets each battery."""
    house = hass.data[HOUSE]
    if house.charger is not None:
        async_add_entities([ChargingCurrent(house, house.charger)])
    async_add_entities(BatterySetpoint(house, inverter) for inverter in house.inverters)


class ChargingCurrent(HouseEntity, NumberEntity):
    """How many amperes the car may draw while the contactor of its charger is closed."""

    _attr_device_class = NumberDeviceClass.CURRENT
    _attr_icon = "mdi:ev-station"
    _attr_mode = NumberMode.BOX
    _attr_name = "Car charging current"
    _attr_native_unit_of_measurement = UnitOfElectricCurrent.AMPERE
    _attr_unique_id = "car_charging_current"

    def __init__(self, house: SimulatedHouse, charger: Charger) -> None:
        """Set the *charger* of *house*."""
        super().__init__(house)
        self._attr_native_min_value = charger.least_a
        self._attr_native_max_value = charger.most_a
        self._attr_native_step = charger.step_a
        self._charger = charger

    @property
    @override
    def native_value(self) -> float:
        """Return what it is set to."""
        return self._charger.current_a

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Let the car draw so much."""
        self._house.set_current(self._charger, value)
        self.async_write_ha_state()


class BatterySetpoint(HouseEntity, NumberEntity):
    """With how many watts a battery charges or, below zero, discharges."""

    _attr_device_class = NumberDeviceClass.POWER
    _attr_icon = "mdi:home-battery"
    _attr_mode = NumberMode.BOX
    _attr_native_unit_of_measurement = UnitOfPower.WATT
    _attr_native_step = 1

    def __init__(self, house: SimulatedHouse, inverter: Inverter) -> None:
        """Set an *inverter* of *house*."""
        super().__init__(house)
        self._attr_name = f"{inverter.name} set-point"
        self._attr_unique_id = f"{inverter.key}_setpoint"
        self._attr_native_min_value = -inverter.battery.discharge_w
        self._attr_native_max_value = inverter.battery.charge_w
        self._inverter = inverter

    @property
    @override
    def native_value(self) -> float:
        """Return what it is set to."""
        return self._inverter.told_w

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Let the battery do so much."""
        self._house.set_inverter(self._inverter, value)
        self.async_write_ha_state()
