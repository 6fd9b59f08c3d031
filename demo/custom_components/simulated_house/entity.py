"""What all entities of the house have in common."""

from typing import override

from homeassistant.helpers.entity import Entity

from .house import SimulatedHouse


class HouseEntity(Entity):
    """Something in the house."""

    _attr_should_poll = False

    def __init__(self, house: SimulatedHouse) -> None:
        """Belong to *house*."""
        self._house = house


class MeasuredEntity(HouseEntity):
    """Something that the house measures, as often as it moves."""

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the house."""
        self._house.listen(self.async_write_ha_state)
