"""The meters."""

from typing import override

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorStateClass
from homeassistant.const import UnitOfPower
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
    """Add a sensor for each meter."""
    line = hass.data[LINE]
    async_add_entities(Meter(line, name) for name in line.meters)


class Meter(SensorEntity):
    """A meter of power."""

    _attr_device_class = SensorDeviceClass.POWER
    _attr_native_unit_of_measurement = UnitOfPower.WATT
    _attr_state_class = SensorStateClass.MEASUREMENT
    _attr_should_poll = False

    def __init__(self, line: Line, name: str) -> None:
        """Read what is heard over *line*."""
        self._attr_name = f"{name} meter"
        self._attr_unique_id = name
        self._line, self._name = line, name

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the house."""
        self._line.listen(self.async_write_ha_state)

    @property
    @override
    def native_value(self) -> float:
        """Return what the house said last."""
        return self._line.meters[self._name]
