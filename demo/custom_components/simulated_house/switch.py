"""The relays of the heaters, and the contactor of the charger."""

from abc import abstractmethod
from typing import Any, override

from homeassistant.components.switch import SwitchDeviceClass, SwitchEntity
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.typing import ConfigType, DiscoveryInfoType

from . import HOUSE
from .charger import Charger
from .entity import HouseEntity
from .house import SimulatedHouse
from .rooms import title


async def async_setup_platform(
    hass: HomeAssistant,
    config: ConfigType,
    async_add_entities: AddEntitiesCallback,
    discovery_info: DiscoveryInfoType | None = None,
) -> None:
    """Add a heater for each room, and the contactor of the charger, if there is a car."""
    house = hass.data[HOUSE]
    async_add_entities(Heater(house, room) for room in house.scenario.rooms)
    if house.charger is not None:
        async_add_entities([Contactor(house, house.charger)])


class HouseSwitch(HouseEntity, SwitchEntity):
    """Something that can be switched."""

    _attr_device_class = SwitchDeviceClass.SWITCH

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Switch it on."""
        self._switch(is_on=True)
        self.async_write_ha_state()

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch it off."""
        self._switch(is_on=False)
        self.async_write_ha_state()

    @abstractmethod
    def _switch(self, *, is_on: bool) -> None:
        """Switch it in the house."""


class Heater(HouseSwitch):
    """The relay of a heater."""

    _attr_icon = "mdi:radiator"

    def __init__(self, house: SimulatedHouse, room: str) -> None:
        """Switch the heater of a room in *house*."""
        super().__init__(house)
        self._attr_name = f"{title(room)} heater"
        self._attr_unique_id = f"{room}_heater"
        self._room = room

    @property
    @override
    def is_on(self) -> bool:
        """Return whether it heats."""
        return self._room in self._house.on

    @override
    def _switch(self, *, is_on: bool) -> None:
        self._house.switch(self._room, is_on=is_on)


class Contactor(HouseSwitch):
    """The contactor of the car's charger."""

    _attr_icon = "mdi:ev-station"
    _attr_name = "Car charger"
    _attr_unique_id = "car_charger"

    def __init__(self, house: SimulatedHouse, charger: Charger) -> None:
        """Switch the *charger* of *house*."""
        super().__init__(house)
        self._charger = charger

    @property
    @override
    def is_on(self) -> bool:
        """Return whether the car may charge."""
        return self._charger.is_on

    @override
    def _switch(self, *, is_on: bool) -> None:
        self._house.connect(self._charger, is_on=is_on)
