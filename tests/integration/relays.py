"""Switches and thermostats with minds of their own."""

import asyncio
from typing import Any, override

from homeassistant.components.climate import ClimateEntity, ClimateEntityFeature, HVACMode
from homeassistant.components.switch import SwitchEntity
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity import Entity
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import setup_test_component_platform


class Relay(SwitchEntity):
    """A switch that may refuse, be silent, or take its time."""

    _attr_should_poll = False

    def __init__(self, name: str, *, is_on: bool = False) -> None:
        """Be called by a name."""
        self._attr_name = name
        self._attr_unique_id = name
        self._attr_is_on = is_on
        self.obeys = True
        """Whether it does what it is told."""
        self.error: Exception | None = None
        """What it answers."""
        self.answers = asyncio.Event()
        """Whether it answers at all."""
        self.answers.set()

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Be told to turn on."""
        await self._told(is_on=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Be told to turn off."""
        await self._told(is_on=False)

    def show(self, *, is_on: bool) -> None:
        """Turn on or off, whoever wanted it."""
        self._attr_is_on = is_on
        self.async_write_ha_state()

    async def _told(self, *, is_on: bool) -> None:
        await self.answers.wait()
        if self.error is not None:
            raise self.error
        if self.obeys:
            self.show(is_on=is_on)


NO_FEATURES = ClimateEntityFeature(0)


class Panel(ClimateEntity):
    """A radiator with a thermostat of its own."""

    _attr_should_poll = False
    _attr_native_temperature_unit = UnitOfTemperature.CELSIUS
    _attr_temperature_unit = UnitOfTemperature.CELSIUS  # type: ignore[misc]  # its name before 2026.11

    def __init__(
        self,
        name: str,
        modes: list[HVACMode],
        features: ClimateEntityFeature = NO_FEATURES,
    ) -> None:
        """Be called by a name, be off, and have modes."""
        self._attr_name = name
        self._attr_unique_id = name
        self._attr_hvac_modes = modes
        self._attr_supported_features = features
        self._attr_hvac_mode = HVACMode.OFF

    @override
    async def async_set_hvac_mode(self, hvac_mode: HVACMode) -> None:
        """Take a mode."""
        self._attr_hvac_mode = hvac_mode
        self.async_write_ha_state()


async def install(hass: HomeAssistant, *entities: Entity) -> None:
    """Let Home Assistant have *entities*, of one domain."""
    domain = "switch" if isinstance(entities[0], SwitchEntity) else "climate"
    setup_test_component_platform(hass, domain, entities)
    assert await async_setup_component(hass, domain, {domain: {"platform": "test"}})
    await hass.async_block_till_done()
