"""How the forms ask: boxes for numbers, pickers for entities, lists for choices."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, override

from homeassistant.components.climate import DOMAIN as CLIMATE_DOMAIN
from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import UnitOfPower
from homeassistant.helpers.selector import (
    BooleanSelector,
    ConfigEntrySelector,
    ConfigEntrySelectorConfig,
    EntitySelector,
    EntitySelectorConfig,
    EntityWithDeviceFilterSelectorConfig as Filter,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    ObjectSelector,
    ObjectSelectorConfig,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
)
import voluptuous as vol

from .const import CONF_POWER_W, DOMAIN, FEED_BUDGET

SENSORS = ("sensor", "input_number", "number")
"""Where something that measures may be found."""

LEAST_INEXACT = 2.0**53
"""From here on not every whole number can be told from the next, and soon none can be stored."""


class Name(TextSelector):
    """A name, without blanks around it."""

    @override
    def __call__(self, data: Any) -> str:
        """Return the name; raise `vol.Invalid` for anything but text."""
        name: str = vol.Schema(str)(data)
        return name.strip()


class YesNo(BooleanSelector):
    """A truth value, and nothing that could pass for one."""

    @override
    def __call__(self, data: Any) -> bool:
        """Return the truth value; raise `vol.Invalid` for anything else."""
        value: bool = vol.Schema(bool)(data)
        return value


class Number(NumberSelector):
    """A number, which stays an integer where it is whole; a truth value is none, nor is text."""

    @override
    def __call__(self, data: Any) -> float:
        """Return the number; raise `vol.Invalid` for anything else."""
        if type(data) not in (int, float):
            message = "expected a number"
            raise vol.Invalid(message)
        value = super().__call__(data)
        return int(value) if value.is_integer() and abs(value) < LEAST_INEXACT else value


def number_box(unit: str | None = None) -> Number:
    """Return a box for any number."""
    config = NumberSelectorConfig(mode=NumberSelectorMode.BOX, step="any")
    return Number(config if unit is None else NumberSelectorConfig(**config, unit_of_measurement=unit))


def number_slider(least: int, most: int) -> Number:
    """Return a slider from *least* to *most*."""
    return Number(NumberSelectorConfig(mode=NumberSelectorMode.SLIDER, min=least, max=most))


class EntityPicker(EntitySelector):
    """A picker for one entity that leaves some out of its list.

    One of those that is named all the same is taken: whoever named it should be told what is wrong with it.
    """

    def __init__(self, *domains: str, hidden: Iterable[str] = ()) -> None:
        """Offer the entities of some domains but for those that are hidden."""
        super().__init__(EntitySelectorConfig(domain=list(domains), exclude_entities=list(hidden)))
        self._any = EntitySelector(EntitySelectorConfig(domain=list(domains)))

    @override
    def __call__(self, data: Any) -> str | list[str]:
        """Return the entity; raise `vol.Invalid` for anything but an entity of the domains."""
        return self._any(data)


class ThermometerPicker(EntitySelector):
    """A picker for what measures a temperature: a sensor, a helper in its place, or a thermostat."""

    def __init__(self) -> None:
        """Offer those that are known to."""
        sensors = Filter(domain=[*SENSORS], device_class=SensorDeviceClass.TEMPERATURE)
        super().__init__(EntitySelectorConfig(filter=[sensors, Filter(domain=CLIMATE_DOMAIN)]))
        self._any = EntitySelector(EntitySelectorConfig(domain=[*SENSORS, CLIMATE_DOMAIN]))

    @override
    def __call__(self, data: Any) -> str | list[str]:
        """Return the entity; raise `vol.Invalid` for anything but an entity of the domains."""
        return self._any(data)


def budget_picker() -> ConfigEntrySelector:
    """Return a picker for a budget; whether it may be picked is for a check to say."""
    return ConfigEntrySelector(ConfigEntrySelectorConfig(integration=DOMAIN))


class Feeds(ObjectSelector):
    """A list of budgets and of watts from each."""

    @override
    def __call__(self, data: Any) -> list[dict[str, Any]]:
        """Return the list; raise `vol.Invalid` for anything else."""
        feed = {vol.Required(FEED_BUDGET): budget_picker(), vol.Required(CONF_POWER_W): number_box()}
        feeds: list[dict[str, Any]] = vol.Schema([feed])(data)
        return feeds


def feeds_list(key: str) -> Feeds:
    """Return a list of budgets and of watts from each, worded in the translations of *key*."""
    return Feeds(
        ObjectSelectorConfig(
            multiple=True,
            label_field=CONF_POWER_W,
            translation_key=key,
            fields={
                FEED_BUDGET: {"required": True, "selector": budget_picker().serialize()["selector"]},
                CONF_POWER_W: {
                    "required": True,
                    "selector": number_box(UnitOfPower.WATT).serialize()["selector"],
                },
            },
        )
    )


def sensor_picker(device_class: SensorDeviceClass) -> EntitySelector:
    """Return a picker for one sensor of a device class; a helper that stands in for one is taken too."""
    return EntitySelector(EntitySelectorConfig(domain=[*SENSORS], device_class=device_class))


def entities_picker(*domains: str) -> EntitySelector:
    """Return a picker for any number of entities of some domains."""
    return EntitySelector(EntitySelectorConfig(domain=list(domains), multiple=True))


def choice(key: str, options: Iterable[StrEnum]) -> SelectSelector:
    """Return a choice, whose options are worded in the translations of *key*."""
    values = [option.value for option in options]
    return SelectSelector(
        SelectSelectorConfig(options=values, mode=SelectSelectorMode.LIST, translation_key=key)
    )
