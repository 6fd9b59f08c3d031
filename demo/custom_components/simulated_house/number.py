"""What the charger of the car is set to."""

from typing import override

from homeassistant.components.number import NumberDeviceClass, NumberEntity, NumberMode
from homeassistant.const import UnitOfElectricCurrent
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.typing import ConfigType, DiscoveryInfoType

from . import HOUSE
from .charger import Charger
from .entity import HouseEntity
from .house import SimulatedHouse


async def async_setup_platform(
    hass: HomeAssistant,
    config: ConfigType,
    async_add_entities: AddEntitiesCallback,
    discovery_info: DiscoveryInfoType | None = None,
) -> None:
    """Add the charging current of the car, if there is a car."""
    house = hass.data[HOUSE]
    if house.charger is not None:
        async_add_entities([ChargingCurrent(house, house.charger)])


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
