"""The entities by which Home Assistant knows what may fail."""

from typing import Any, override

from homeassistant.components.climate import ClimateEntity, ClimateEntityFeature, HVACAction, HVACMode
from homeassistant.components.switch import SwitchEntity
from homeassistant.const import UnitOfTemperature
from homeassistant.helpers.entity import Entity

from .appliances import Appliance, Panel, Probe, Relay, Thermostat


class Shown[A: Appliance](Entity):
    """What an entity of an appliance is, whatever its domain."""

    _attr_should_poll = False

    def __init__(self, appliance: A) -> None:
        """Show an appliance."""
        self.appliance = appliance
        self._attr_name = appliance.name
        self._attr_unique_id = f"appliance_{appliance.name}"

    @property
    @override
    def available(self) -> bool:
        """Return whether the appliance can be reached."""
        return self.appliance.is_available


class RelaySwitch(Shown[Relay], SwitchEntity):
    """A relay."""

    @property
    @override
    def is_on(self) -> bool:
        """Return what the relay shows."""
        return self.appliance.runs is not self.appliance.inverted

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Tell the relay."""
        await self.appliance.tell(is_on=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Tell the relay."""
        await self.appliance.tell(is_on=False)


class AnyClimate[A: Appliance](Shown[A], ClimateEntity):
    """Something with a mode."""

    _attr_native_temperature_unit = UnitOfTemperature.CELSIUS
    _attr_temperature_unit = UnitOfTemperature.CELSIUS  # type: ignore[misc]  # its name before 2026.11
    _attr_hvac_modes: list[HVACMode] = [HVACMode.HEAT, HVACMode.OFF]  # noqa: RUF012 - Home Assistant's own
    _attr_supported_features = ClimateEntityFeature(0)


class PanelClimate(AnyClimate[Relay]):
    """A heater that is switched by its mode."""

    @property
    @override
    def hvac_mode(self) -> HVACMode:
        """Return its mode."""
        return HVACMode.HEAT if self.appliance.runs is not self.appliance.inverted else HVACMode.OFF

    @override
    async def async_set_hvac_mode(self, hvac_mode: HVACMode) -> None:
        """Tell the relay."""
        await self.appliance.tell(is_on=hvac_mode != HVACMode.OFF)


class ThermostatClimate(AnyClimate[Thermostat]):
    """A thermostat that tells what it does."""

    _attr_hvac_mode = HVACMode.HEAT

    @property
    @override
    def hvac_action(self) -> HVACAction:
        """Return whether it asks for heat."""
        return HVACAction.HEATING if self.appliance.asks else HVACAction.IDLE


class ProbeSensor(Shown[Probe]):
    """A sensor."""

    @property
    @override
    def state(self) -> str:
        """Return what it said last."""
        return str(self.appliance.said)

    @property
    @override
    def unit_of_measurement(self) -> str:
        """Return in what."""
        return self.appliance.unit


def entity_of(appliance: Appliance) -> Entity:
    """Return a new entity of an appliance."""
    match appliance:
        case Panel():
            return PanelClimate(appliance)
        case Relay():
            return RelaySwitch(appliance)
        case Thermostat():
            return ThermostatClimate(appliance)
        case Probe():
            return ProbeSensor(appliance)
    raise AssertionError(appliance)
