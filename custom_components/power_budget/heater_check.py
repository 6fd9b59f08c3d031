"""What may be wrong with a heater as it was entered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Any

from homeassistant.components.switch import DOMAIN as SWITCH_DOMAIN
from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from .const import (
    CONF_ALSO_ON,
    CONF_DEMAND,
    CONF_DEMAND_ENTITY,
    CONF_FROST_C,
    CONF_POWER_W,
    CONF_SWITCH,
    CONF_TEMPERATURE_SENSOR,
    DOMAIN,
    FEED_BUDGET,
)
from .engine import DemandSource
from .limits import RANGES, name_fault
from .observe import exists
from .refusal import Refusal
from .rename import ENTITY_KEYS
from .schema import HEATER_SECTIONS

NEEDED: Mapping[str, str] = {
    DemandSource.ENTITY: CONF_DEMAND_ENTITY,
    DemandSource.TEMPERATURE: CONF_TEMPERATURE_SENSOR,
}
"""What a kind of demand cannot do without."""

SECTION_OF: Mapping[str, str] = {
    key: name for name, fields in HEATER_SECTIONS.items() for key in fields.schema.schema
}
"""The section of a field that is in one: its message can only stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaterCheck:
    """Looks for what is wrong with one heater."""

    hass: HomeAssistant
    """Knows all entities, and all other heaters."""

    budget: ConfigEntry[Any]
    """The budget that the heater shares."""

    heater_id: str | None
    """Its subentry; None while it is new."""

    def unusable_switches(self) -> Iterator[str]:
        """Find the switches that need not be offered: ours, and those of other heaters."""
        for registered in er.async_get(self.hass).entities.values():
            if registered.platform == DOMAIN and registered.domain == SWITCH_DOMAIN:
                yield registered.entity_id
        for _, heater in self._other_heaters():
            if CONF_SWITCH in heater.data:
                yield heater.data[CONF_SWITCH]

    def refused_heater(self, heater: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what is wrong in the form of the heater."""
        yield from self._refused_name(heater[CONF_NAME])
        yield from self._refused_entities(heater)
        yield from self._refused_switch(heater[CONF_SWITCH])
        yield from self._refused_feeds(heater)
        yield from _refused_numbers(heater)

    def refused_demand(self, heater: Mapping[str, Any], demand: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what is wrong in the form that asks more about the demand of the heater."""
        needed = NEEDED[heater[CONF_DEMAND]]
        if needed not in demand:
            yield _refusal(needed, f"{needed}_required")
        yield from self._refused_entities(demand)
        if CONF_DEMAND_ENTITY in demand:
            yield from self._refused_demand_entity(heater[CONF_SWITCH], demand[CONF_DEMAND_ENTITY])
            if CONF_FROST_C in demand and not demand[CONF_DEMAND_ENTITY].startswith("climate."):
                yield _refusal(CONF_FROST_C, "frost_c_without_temperature")
        yield from _refused_numbers(demand)

    def _refused_name(self, name: str) -> Iterator[Refusal]:
        if fault := name_fault(name):
            yield _refusal(CONF_NAME, fault)
        others = (heater.title for budget, heater in self._other_heaters() if budget is self.budget)
        if name.casefold() in map(str.casefold, others):
            yield _refusal(CONF_NAME, "name_in_use")

    def _refused_entities(self, entered: Mapping[str, Any]) -> Iterator[Refusal]:
        for key in ENTITY_KEYS:
            if key in entered and not exists(self.hass, entered[key]):
                yield _refusal(key, "entity_not_found", entity=entered[key])

    def _refused_switch(self, switch: str) -> Iterator[Refusal]:
        if self._own(switch) is not None:
            yield _refusal(CONF_SWITCH, "switch_is_own")
        for budget, heater in self._other_heaters():
            if self._is_same(heater.data.get(CONF_SWITCH), switch):
                yield _refusal(CONF_SWITCH, "switch_in_use", heater=heater.title, budget=budget.title)

    def _refused_demand_entity(self, switch: str, demand_entity: str) -> Iterator[Refusal]:
        if self._is_same(demand_entity, switch):
            yield _refusal(CONF_DEMAND_ENTITY, "demand_entity_is_switch")
        own = self._own(demand_entity)
        if own is not None and not self._is_demand_of_other(own):
            yield _refusal(CONF_DEMAND_ENTITY, "demand_entity_is_own")

    def _refused_feeds(self, heater: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what is wrong with what the heater takes from other budgets."""
        feeds = heater.get(CONF_ALSO_ON, [])
        named = [feed[FEED_BUDGET] for feed in feeds]
        budgets = {entry.entry_id for entry in self.hass.config_entries.async_entries(DOMAIN)}
        if not budgets.issuperset(named):
            yield _refusal(CONF_ALSO_ON, "also_on_not_found")
        if self.budget.entry_id in named or len(set(named)) < len(named):
            yield _refusal(CONF_ALSO_ON, "also_on_twice")
        powers_w = [feed[CONF_POWER_W] for feed in feeds]
        if not all(map(RANGES[CONF_POWER_W].allows, powers_w)):
            yield _refusal(CONF_ALSO_ON, "power_w_invalid")
        elif feeds and fsum(powers_w) > heater[CONF_POWER_W]:
            yield _refusal(CONF_ALSO_ON, "also_on_exceeds_power")

    def _other_heaters(self) -> Iterator[tuple[ConfigEntry[Any], ConfigSubentry]]:
        """Find the heaters of all budgets, but for the one that is looked at."""
        for budget in self.hass.config_entries.async_entries(DOMAIN):
            for heater in budget.subentries.values():
                if heater.subentry_id != self.heater_id:
                    yield budget, heater

    def _registered(self, entity_id: str | None) -> er.RegistryEntry | None:
        return None if entity_id is None else er.async_get(self.hass).async_get(entity_id)

    def _own(self, entity_id: str) -> er.RegistryEntry | None:
        """Return an entity if it is one of ours."""
        registered = self._registered(entity_id)
        return registered if registered is not None and registered.platform == DOMAIN else None

    def _is_demand_of_other(self, own: er.RegistryEntry) -> bool:
        """Return whether it asks heat of another heater: two in one room may share a thermostat."""
        return own.translation_key == CONF_DEMAND and own.config_subentry_id != self.heater_id

    def _is_same(self, entity_id: str | None, other: str) -> bool:
        """Return whether two ids, of entities or of the entity registry, stand for one entity."""
        registered = self._registered(entity_id)
        return entity_id == other or (registered is not None and registered == self._registered(other))


def _refused_numbers(entered: Mapping[str, Any]) -> Iterator[Refusal]:
    for key, allowed in RANGES.items():
        if key in entered and not allowed.allows(entered[key]):
            yield _refusal(key, f"{key}_invalid")


def _refusal(key: str, reason: str, **placeholders: str) -> Refusal:
    return Refusal(where=SECTION_OF.get(key, key), reason=reason, placeholders=placeholders)
