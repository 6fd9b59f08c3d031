"""Whether the car is plugged in."""

from typing import override

from homeassistant.components.binary_sensor import BinarySensorDeviceClass, BinarySensorEntity
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.typing import ConfigType, DiscoveryInfoType

from . import HOUSE
from .entity import MeasuredEntity


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


class CarPlug(MeasuredEntity, BinarySensorEntity):
    """The plug of the car."""

    _attr_device_class = BinarySensorDeviceClass.PLUG
    _attr_name = "Car plug"
    _attr_unique_id = "car_plug"

    @property
    @override
    def is_on(self) -> bool:
        """Return whether the car is plugged in."""
        return self._house.stores.is_there
