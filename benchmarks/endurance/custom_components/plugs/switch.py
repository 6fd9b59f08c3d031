"""The plugs."""

from typing import Any, override

from homeassistant.components.switch import SwitchEntity
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.typing import ConfigType, DiscoveryInfoType

from . import LINE, Line


async def async_setup_platform(
    hass: HomeAssistant,
    config: ConfigType,
    async_add_entities: AddEntitiesCallback,
    discovery_info: DiscoveryInfoType | None = None,
) -> None:
    """Add a switch for each plug."""
    line = hass.data[LINE]
    async_add_entities(Plug(line, relay) for relay in line.relays)


class Plug(SwitchEntity):
    """A plug that goes on being what it is while nobody is there to tell."""

    _attr_should_poll = False

    def __init__(self, line: Line, relay: str) -> None:
        """Tell it over *line*."""
        self._attr_name = f"{relay} plug"
        self._attr_unique_id = relay
        self._line, self._relay = line, relay

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the house."""
        self._line.listen(self.async_write_ha_state)

    @property
    @override
    def is_on(self) -> bool:
        """Return what the house said last."""
        return self._line.relays[self._relay]

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Tell it to turn on."""
        self._line.switch(self._relay, is_on=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Tell it to turn off."""
        self._line.switch(self._relay, is_on=False)
