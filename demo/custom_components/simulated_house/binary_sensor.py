"""Whether the car is plugged in."""

from typing import override

from homeassistant.components.binary_sensor import BinarySensorDeviceClass, BinarySensorEntity
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.typing import ConfigType, DiscoveryInfoType

from . import HOUSE
from .house import SimulatedHouse


async def async_setup_platform(
    hass: HomeAssistant,
    config: ConfigType,
    async_add_entities: AddEntitiesCallback,
    discovery_info: DiscoveryInfoType | None = None,
) -> None:
    """Add the plug of the car, if there is a car."""
    house = hass.data[HOUSE]
    if house.charger is not None:
        async_add_entities([CarPlug(house)])


class CarPlug(BinarySensorEntity):
    """The plug of the car."""

    _attr_device_class = BinarySensorDeviceClass.PLUG
    _attr_name = "Car plug"
    _attr_should_poll = False
    _attr_unique_id = "car_plug"

    def __init__(self, house: SimulatedHouse) -> None:
        """Look at the car of *house*."""
        self._house = house

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the house."""
        self._house.listen(self.async_write_ha_state)

    @property
    @override
    def is_on(self) -> bool:
        """Return whether the car is plugged in."""
        return self._house.stores.is_there
