"""What may be wrong with what asks for heat, and with what a load takes from other budgets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Any

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
from .limits import RANGES
from .load_check import LoadCheck
from .refusal import Refusal

NEEDED: Mapping[str, str] = {
    DemandSource.ENTITY: CONF_DEMAND_ENTITY,
    DemandSource.TEMPERATURE: CONF_TEMPERATURE_SENSOR,
}
"""What a kind of demand cannot do without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandCheck(LoadCheck):
    """Looks for what is wrong with one load that something asks for."""

    def refused_demand(self, load: Mapping[str, Any], demand: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what is wrong in the form that asks more about the demand of the load."""
        needed = NEEDED[load[CONF_DEMAND]]
        if needed not in demand:
            yield self._refusal(needed, f"{needed}_required")
        yield from self._refused_entities(demand)
        if CONF_DEMAND_ENTITY in demand:
            yield from self._refused_demand_entity(load.get(CONF_SWITCH), demand[CONF_DEMAND_ENTITY])
            if CONF_FROST_C in demand and not demand[CONF_DEMAND_ENTITY].startswith("climate."):
                yield self._refusal(CONF_FROST_C, "frost_c_without_temperature")
        yield from self._refused_numbers(demand)

    def _refused_demand_entity(self, switch: str | None, demand_entity: str) -> Iterator[Refusal]:
        if switch is not None and self._is_same(demand_entity, switch):
            yield self._refusal(CONF_DEMAND_ENTITY, "demand_entity_is_switch")
        own = self._own(demand_entity)
        if own is not None and not self._is_demand_of_other(own):
            yield self._refusal(CONF_DEMAND_ENTITY, "demand_entity_is_own")

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

    def _is_demand_of_other(self, own: er.RegistryEntry) -> bool:
        """Return whether it asks heat of another load: two in one room may share a thermostat."""
        return own.translation_key == CONF_DEMAND and own.config_subentry_id != self.load_id
