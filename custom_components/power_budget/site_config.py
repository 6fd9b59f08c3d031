"""What is configured, from stored keys to engine types: the only place that knows both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from homeassistant.config_entries import ConfigEntry, ConfigSubentry

from .const import (
    CONF_CYCLE,
    CONF_DEADBAND_K,
    CONF_DEMAND,
    CONF_DEMAND_ENTITY,
    CONF_INVERTED,
    CONF_MIN_OFF_S,
    CONF_MIN_ON_S,
    CONF_ORDER,
    CONF_POWER_SENSOR,
    CONF_POWER_STEPS,
    CONF_POWER_W,
    CONF_PRIORITY,
    CONF_SETPOINT_C,
    CONF_SETPOINT_ENTITY,
    CONF_SWITCH,
    CONF_TEMPERATURE_SENSOR,
    CONF_TURNS,
    CONF_UNIT,
    CONF_WHEN_STOPPED,
    DEFAULT_CYCLE,
    DEFAULT_DEADBAND_K,
    DEFAULT_MIN_OFF_S,
    DEFAULT_MIN_ON_S,
    DEFAULT_PRIORITY,
    DEFAULT_SETPOINT_C,
    DEFAULT_TURNS,
    MAX_MIN_TIME_S,
    SUBENTRY_HEATER,
)
from .engine.quantity import Celsius
from .engine.site import Budget, DemandSource, Load, Order, Site, Unit


class WhenStopped(StrEnum):
    """What happens to the heaters when the budget stops."""

    LEAVE = "leave"
    OFF = "off"
    ON = "on"


class Cycle(NamedTuple):
    """The time pattern on which turns pass."""

    hours: str
    minutes: str
    seconds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """The entities that stand for one load."""

    switch: str
    """What switches it."""

    inverted: bool
    """Whether it runs while its switch is off."""

    power_sensor: str | None = None
    """What measures its draw."""

    demand_entity: str | None = None
    """What asks for heat, if an entity does."""

    temperature_sensor: str | None = None
    """What measures its room, if it asks by temperature."""

    setpoint_entity: str | None = None
    """What tells its setpoint, if it asks by temperature and the setpoint is not fixed."""

    setpoint_c: Celsius | None = None
    """Its fixed setpoint, if it asks by temperature and has one."""

    @property
    def entity_ids(self) -> list[str]:
        """Every entity it names, the switch first."""
        named = (
            self.switch,
            self.power_sensor,
            self.demand_entity,
            self.temperature_sensor,
            self.setpoint_entity,
        )
        return [entity_id for entity_id in named if entity_id]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """All that is configured of one budget."""

    site: Site
    """What the engine knows."""

    wiring: Mapping[str, Wiring]
    """By load id, what it need not know."""

    cycle: Cycle
    """When turns pass."""

    when_stopped: WhenStopped
    """What happens to the heaters when the budget stops."""

    @property
    def shape(self) -> tuple[object, ...]:
        """All that decides which entities there are, and what they may be set to."""
        budget = self.site.budget
        return budget.unit, budget.power_steps, [(load.id, load.demand) for load in self.site.loads]

    def renamed(self, names: Mapping[str, str]) -> SiteConfig:
        """Return the same with switches called as they are in *names*."""
        wiring = {
            load: replace(entities, switch=names.get(entities.switch, entities.switch))
            for load, entities in self.wiring.items()
        }
        return replace(self, wiring=wiring)


def site_config(entry: ConfigEntry[Any]) -> SiteConfig:
    """Return what is configured in *entry*."""
    heaters = entry.get_subentries_of_type(SUBENTRY_HEATER)
    return SiteConfig(
        site=Site(budget=_budget(entry), loads=tuple(_load(heater) for heater in heaters)),
        wiring={heater.subentry_id: _wiring(heater.data) for heater in heaters},
        cycle=Cycle(**DEFAULT_CYCLE | entry.options.get(CONF_CYCLE, {})),
        when_stopped=WhenStopped(entry.options.get(CONF_WHEN_STOPPED, WhenStopped.LEAVE)),
    )


def switches(entries: Iterable[ConfigEntry[Any]]) -> set[str]:
    """Return every switch that a heater of *entries* has."""
    heaters = (heater for entry in entries for heater in entry.get_subentries_of_type(SUBENTRY_HEATER))
    return {heater.data[CONF_SWITCH] for heater in heaters}


def _budget(entry: ConfigEntry[Any]) -> Budget:
    options = entry.options
    return Budget(
        name=entry.title,
        unit=Unit(options.get(CONF_UNIT, Unit.WATTS)),
        power_steps=tuple(options[CONF_POWER_STEPS]),
        order=Order(options.get(CONF_ORDER, Order.ROUND_ROBIN)),
    )


def _load(heater: ConfigSubentry) -> Load:
    data = heater.data
    return Load(
        id=heater.subentry_id,
        name=heater.title,
        power_w=data[CONF_POWER_W],
        turns=int(data.get(CONF_TURNS, DEFAULT_TURNS)),
        priority=int(data.get(CONF_PRIORITY, DEFAULT_PRIORITY)),
        min_on=_min_time(data.get(CONF_MIN_ON_S, DEFAULT_MIN_ON_S)),
        min_off=_min_time(data.get(CONF_MIN_OFF_S, DEFAULT_MIN_OFF_S)),
        demand=_demand(data),
        deadband_k=data.get(CONF_DEADBAND_K, DEFAULT_DEADBAND_K),
    )


def _min_time(seconds: float) -> timedelta:
    """Return a minimum time, a day at most, whatever is stored."""
    return timedelta(seconds=min(seconds, MAX_MIN_TIME_S))


def _demand(data: Mapping[str, Any]) -> DemandSource:
    return DemandSource(data.get(CONF_DEMAND, DemandSource.OWN_SWITCH))


def _wiring(data: Mapping[str, Any]) -> Wiring:
    """Return the entities of a heater, only those that its kind of demand looks at."""
    by_entity = _demand(data) is DemandSource.ENTITY
    by_temperature = _demand(data) is DemandSource.TEMPERATURE
    setpoint_entity = data.get(CONF_SETPOINT_ENTITY) if by_temperature else None
    fixed = by_temperature and setpoint_entity is None
    return Wiring(
        switch=data[CONF_SWITCH],
        inverted=data.get(CONF_INVERTED, False),
        power_sensor=data.get(CONF_POWER_SENSOR),
        demand_entity=data.get(CONF_DEMAND_ENTITY) if by_entity else None,
        temperature_sensor=data.get(CONF_TEMPERATURE_SENSOR) if by_temperature else None,
        setpoint_entity=setpoint_entity,
        setpoint_c=data.get(CONF_SETPOINT_C, DEFAULT_SETPOINT_C) if fixed else None,
    )
