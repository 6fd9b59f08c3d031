"""The relays of the heaters, and the contactor of the charger."""

from typing import Any, override

from homeassistant.components.switch import SwitchDeviceClass, SwitchEntity
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.typing import ConfigType, DiscoveryInfoType

from . import HOUSE
from .charger import Charger
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


class Heater(SwitchEntity):
    """The relay of a heater."""

    _attr_device_class = SwitchDeviceClass.SWITCH
    _attr_icon = "mdi:radiator"
    _attr_should_poll = False

    def __init__(self, house: SimulatedHouse, room: str) -> None:
        """Switch the heater of a room in *house*."""
        self._attr_name = f"{title(room)} heater"
        self._attr_unique_id = f"{room}_heater"
        self._house = house
        self._room = room

    @property
    @override
    def is_on(self) -> bool:
        """Return whether it heats."""
        return self._room in self._house.on

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Heat."""
        self._switch(is_on=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Stop."""
        self._switch(is_on=False)

    def _switch(self, *, is_on: bool) -> None:
        self._house.switch(self._room, is_on=is_on)
        self.async_write_ha_state()


class Contactor(SwitchEntity):
    """The contactor of the car's charger."""

    _attr_device_class = SwitchDeviceClass.SWITCH
    _attr_icon = "mdi:ev-station"
    _attr_name = "Car charger"
    _attr_should_poll = False
    _attr_unique_id = "car_charger"

    def __init__(self, house: SimulatedHouse, charger: Charger) -> None:
        """Switch the *charger* of *house*."""
        self._charger = charger
        self._house = house

    @property
    @override
    def is_on(self) -> bool:
        """Return whether the car may charge."""
        return self._charger.is_on

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Let the car charge."""
        self._switch(is_on=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Let it charge no more."""
        self._switch(is_on=False)

    def _switch(self, *, is_on: bool) -> None:
        self._house.connect(self._charger, is_on=is_on)
        self.async_write_ha_state()
