"""What may be wrong with a load of any kind as it was entered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Any, ClassVar

from homeassistant.components.number import DOMAIN as NUMBER_DOMAIN
from homeassistant.components.switch import DOMAIN as SWITCH_DOMAIN
from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers import entity_registry as er

from .capability import exists
from .const import CONF_ALSO_ON, CONF_POWER_W, CONF_SWITCH, DOMAIN, FEED_BUDGET
from .limits import RANGES, name_fault
from .refusal import Refusal
from .rename import ENTITY_KEYS, READ_KEYS, SETPOINT_KEYS
from .sections import section_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadCheck:
    """Looks for what is wrong with one load."""

    sections: ClassVar[Mapping[str, section]] = {}
    """Of its first form."""

    hass: HomeAssistant
    """Knows all entities, and all other loads."""

    budget: ConfigEntry[Any]
    """The budget that the load shares."""

    load_id: str | None
    """Its subentry; None while it is new."""

    def refused(self, load: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what is wrong in the first form of the load."""
        yield from self._refused_name(load[CONF_NAME])
        yield from self._refused_entities(load)
        if CONF_SWITCH in load:
            yield from self._refused_switch(load[CONF_SWITCH])
        for key in SETPOINT_KEYS:
            if key in load:
                yield from self._refused_setpoint(key, load[key])
        yield from self._refused_numbers(load)

    def unusable_switches(self) -> Iterator[str]:
        """Find the switches that need not be offered: ours, and those of other loads."""
        for registered in er.async_get(self.hass).entities.values():
            if registered.platform == DOMAIN and registered.domain == SWITCH_DOMAIN:
                yield registered.entity_id
        for _, load in self._other_loads():
            if CONF_SWITCH in load.data:
                yield load.data[CONF_SWITCH]

    def unusable_setpoints(self) -> Iterator[str]:
        """Find the set-points that need not be offered: our numbers, and those of other loads."""
        for registered in er.async_get(self.hass).entities.values():
            if registered.platform == DOMAIN and registered.domain == NUMBER_DOMAIN:
                yield registered.entity_id
        for _, load in self._other_loads():
            yield from (load.data[key] for key in (*SETPOINT_KEYS, *READ_KEYS) if key in load.data)

    def _refused_name(self, name: str) -> Iterator[Refusal]:
        if fault := name_fault(name):
            yield self._refusal(CONF_NAME, fault)
        others = (load.title for budget, load in self._other_loads() if budget is self.budget)
        if name.casefold() in map(str.casefold, others):
            yield self._refusal(CONF_NAME, "name_in_use")

    def _refused_entities(self, entered: Mapping[str, Any]) -> Iterator[Refusal]:
        for key in ENTITY_KEYS:
            if key in entered and not exists(self.hass, entered[key]):
                yield self._refusal(key, "entity_not_found", entity=entered[key])

    def _refused_switch(self, switch: str) -> Iterator[Refusal]:
        if self._own(switch) is not None:
            yield self._refusal(CONF_SWITCH, "switch_is_own")
        for budget, load in self._other_loads():
            if self._is_same(load.data.get(CONF_SWITCH), switch):
                yield self._refusal(CONF_SWITCH, "switch_in_use", heater=load.title, budget=budget.title)

    def _refused_setpoint(self, key: str, setpoint: str) -> Iterator[Refusal]:
        if self._own(setpoint) is not None:
            yield self._refusal(key, "setpoint_is_own")
        for budget, load in self._other_loads():
            for keys, reason in ((SETPOINT_KEYS, "setpoint_in_use"), (READ_KEYS, "setpoint_is_read")):
                if self._is_named(load.data, keys, setpoint):
                    yield self._refusal(key, reason, heater=load.title, budget=budget.title)

    def _refused_numbers(self, entered: Mapping[str, Any]) -> Iterator[Refusal]:
        for key, allowed in RANGES.items():
            if key in entered and not allowed.allows(entered[key]):
                yield self._refusal(key, f"{key}_invalid")

    def _refused_feeds(self, load: Mapping[str, Any], power_w: float) -> Iterator[Refusal]:
        """Find what is wrong with what a load of *power_w* takes from other budgets."""
        feeds = load.get(CONF_ALSO_ON, [])
        named = [feed[FEED_BUDGET] for feed in feeds]
        budgets = {entry.entry_id for entry in self.hass.config_entries.async_entries(DOMAIN)}
        if not budgets.issuperset(named):
            yield self._refusal(CONF_ALSO_ON, "also_on_not_found")
        if self.budget.entry_id in named or len(set(named)) < len(named):
            yield self._refusal(CONF_ALSO_ON, "also_on_twice")
        powers_w = [feed[CONF_POWER_W] for feed in feeds]
        if not all(map(RANGES[CONF_POWER_W].allows, powers_w)):
            yield self._refusal(CONF_ALSO_ON, "power_w_invalid")
        elif feeds and fsum(powers_w) > power_w:
            yield self._refusal(CONF_ALSO_ON, "also_on_exceeds_power")

    def _refusal(self, key: str, reason: str, **placeholders: str) -> Refusal:
        return Refusal(where=self._where(key), reason=reason, placeholders=placeholders)

    def _where(self, key: str) -> str:
        """Return above what a message about a field stands."""
        return section_of(self.sections).get(key, key)

    def _other_loads(self) -> Iterator[tuple[ConfigEntry[Any], ConfigSubentry]]:
        """Find the loads of all budgets, but for the one that is looked at."""
        for budget in self.hass.config_entries.async_entries(DOMAIN):
            for load in budget.subentries.values():
                if load.subentry_id != self.load_id:
                    yield budget, load

    def _is_named(self, load: Mapping[str, Any], keys: Iterable[str], entity_id: str) -> bool:
        """Return whether a load names an entity by one of *keys*."""
        return any(self._is_same(load.get(key), entity_id) for key in keys)

    def _registered(self, entity_id: str | None) -> er.RegistryEntry | None:
        return None if entity_id is None else er.async_get(self.hass).async_get(entity_id)

    def _own(self, entity_id: str) -> er.RegistryEntry | None:
        """Return an entity if it is one of ours."""
        registered = self._registered(entity_id)
        return registered if registered is not None and registered.platform == DOMAIN else None

    def _is_same(self, entity_id: str | None, other: str) -> bool:
        """Return whether two ids, of entities or of the entity registry, stand for one entity."""
        registered = self._registered(entity_id)
        return entity_id == other or (registered is not None and registered == self._registered(other))
