"""What may be wrong with what asks for heat."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, override

from homeassistant.helpers import entity_registry as er

from .const import (
    CONF_CALENDAR_ENTITY,
    CONF_COMFORT_C,
    CONF_DEMAND,
    CONF_DEMAND_ENTITY,
    CONF_FROST_C,
    CONF_SCHEDULE_ENTITY,
    CONF_SETBACK_C,
    CONF_SETPOINT_ENTITY,
    CONF_SWITCH,
    CONF_TEMPERATURE_SENSOR,
)
from .demand_form import SECTION_TIMETABLE, TIMETABLE
from .engine import DemandSource
from .load_check import LoadCheck
from .refusal import Refusal
from .rename import SETPOINT_KEYS
from .sections import section_of

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
        if CONF_SETPOINT_ENTITY in demand and self._is_setpoint(load, demand[CONF_SETPOINT_ENTITY]):
            yield self._refusal(CONF_SETPOINT_ENTITY, "setpoint_entity_is_setpoint")
        yield from self._refused_numbers(demand)
        yield from self._refused_timetable(demand)

    def _refused_timetable(self, demand: Mapping[str, Any]) -> Iterator[Refusal]:
        """Find what of a schedule, its calendar and its two setpoints cannot be together."""
        if CONF_SCHEDULE_ENTITY in demand and CONF_SETPOINT_ENTITY in demand:
            yield self._refusal(CONF_SETPOINT_ENTITY, "setpoint_entity_with_schedule")
        if CONF_CALENDAR_ENTITY in demand and CONF_SCHEDULE_ENTITY not in demand:
            yield self._refusal(CONF_CALENDAR_ENTITY, "calendar_entity_without_schedule")
        if CONF_COMFORT_C in demand and demand[CONF_COMFORT_C] < demand[CONF_SETBACK_C]:
            yield self._refusal(CONF_COMFORT_C, "comfort_c_below_setback")

    @override
    def _where(self, key: str) -> str:
        return section_of({SECTION_TIMETABLE: TIMETABLE}).get(key) or super()._where(key)

    def _is_setpoint(self, load: Mapping[str, Any], entity_id: str) -> bool:
        """Return whether an entity sets this load, or another: it tells no temperature."""
        loads = [load, *(other.data for _, other in self._other_loads())]
        return any(self._is_named(one, SETPOINT_KEYS, entity_id) for one in loads)

    def _refused_demand_entity(self, switch: str | None, demand_entity: str) -> Iterator[Refusal]:
        if switch is not None and self._is_same(demand_entity, switch):
            yield self._refusal(CONF_DEMAND_ENTITY, "demand_entity_is_switch")
        own = self._own(demand_entity)
        if own is not None and not self._is_demand_of_other(own):
            yield self._refusal(CONF_DEMAND_ENTITY, "demand_entity_is_own")

    def _is_demand_of_other(self, own: er.RegistryEntry) -> bool:
        """Return whether it asks heat of another load: two in one room may share a thermostat."""
        return own.translation_key == CONF_DEMAND and own.config_subentry_id != self.load_id
