"""What is configured beside what the engine knows: which entities stand for what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from .asset_wiring import AssetConfig
from .battery_wiring import BatteryConfig
from .engine.anticipation.timetable import Meaning
from .engine.budget import Budget
from .engine.quantity import Celsius
from .engine.scale import Scale
from .engine.site import Load
from .engine.state import State


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


class Dial(NamedTuple):
    """What sets a load."""

    entity_id: str
    """The number."""

    scale: Scale
    """What it says."""


class TimetableWiring(NamedTuple):
    """What says when a room should have comfort."""

    schedule: str
    """The schedule: comfort while it is on."""

    comfort_c: Celsius
    """What the room should have then."""

    setback_c: Celsius
    """What it should have else."""

    calendar: str | None
    """What knows of holidays and other exceptions, if anything does."""

    means: Meaning
    """What an event of it means."""


class SavingWiring(NamedTuple):
    """What announces that power will be saved."""

    schedule: str
    """The schedule: power is saved while it is on."""

    mode: int
    """The power saving mode then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """The entities that stand for one load."""

    switch: str
    """What switches it; empty if nothing does."""

    inverted: bool
    """Whether it runs while its switch is off."""

    dial: Dial | None = None
    """What sets it, if it runs at any level."""

    power_sensor: str | None = None
    """What measures its draw."""

    is_attended: bool = False
    """Whether somebody stands beside it, so that its power sensor may tell whether it runs."""

    demand_entity: str | None = None
    """What asks for heat, if an entity does."""

    temperature_sensor: str | None = None
    """What measures its room, if it asks by temperature."""

    setpoint_entity: str | None = None
    """What tells its setpoint, if it asks by temperature and the setpoint is not fixed."""

    setpoint_c: Celsius | None = None
    """Its fixed setpoint, if it asks by temperature and has one."""

    timetable: TimetableWiring | None = None
    """What tells its setpoint, if it asks by temperature and follows a schedule."""

    @property
    def entity_ids(self) -> list[str]:
        """Every entity it names, the switch first."""
        named = (
            self.switch,
            self.dial and self.dial.entity_id,
            self.power_sensor,
            self.demand_entity,
            self.temperature_sensor,
            self.setpoint_entity,
            self.timetable and self.timetable.schedule,
            self.timetable and self.timetable.calendar,
        )
        return [entity_id for entity_id in named if entity_id]

    def renamed(self, names: Mapping[str, str]) -> Wiring:
        """Return the same with what switches and sets the load called as in *names*."""
        dial = self.dial and self.dial._replace(entity_id=names.get(self.dial.entity_id, self.dial.entity_id))
        return replace(self, switch=names.get(self.switch, self.switch), dial=dial)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meters:
    """The entities that measure for a budget, their readings added up."""

    entity_ids: tuple[str, ...]
    """At least one."""

    voltage_v: float
    """What amperes are multiplied by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetConfig:
    """All that is configured of one budget."""

    budget: Budget
    """What the engine knows of it."""

    loads: tuple[Load, ...]
    """Its own loads, heaters first, in the order of the rota."""

    wiring: Mapping[str, Wiring]
    """By load id, what it need not know."""

    cycle: Cycle
    """When turns pass."""

    when_stopped: WhenStopped
    """What happens to the heaters when the budget stops."""

    meters: Meters | None = None
    """What the room for heaters follows from, if a meter tells."""

    energy_meter: str | None = None
    """What counts the energy of the house, if anything does."""

    limit_entity: Meters | None = None
    """What says from outside how much may be drawn, if anything does."""

    outdoors: str | None = None
    """What tells how warm it is outdoors, if anything does: a weather or a thermometer."""

    prices: str | None = None
    """What tells what electricity costs, if that is to matter."""

    saving: SavingWiring | None = None
    """What announces that power will be saved, if anything does."""

    batteries: tuple[BatteryConfig, ...] = ()
    """Its batteries."""

    assets: tuple[AssetConfig, ...] = ()
    """What follows a schedule."""

    def load(self, load_id: str) -> Load:
        """Return one of its loads."""
        return next(load for load in self.loads if load.id == load_id)

    @property
    def heaters(self) -> list[str]:
        """The ids of those of its loads that run when it lets them, not when residents run them."""
        return [load.id for load in self.loads if load.attended is None]

    @property
    def metered_ids(self) -> list[str]:
        """Every entity that tells of the supply."""
        told = [meters.entity_ids for meters in (self.meters, self.limit_entity) if meters is not None]
        return [*(name for names in told for name in names), *filter(None, [self.energy_meter])]

    @property
    def entity_ids(self) -> set[str]:
        """Every entity that is looked at."""
        named = {name for entities in self.wiring.values() for name in entities.entity_ids}
        counted = {name for one in self.batteries if one.is_counted for name in one.wiring.entity_ids}
        return named.union(self.metered_ids, counted)

    @property
    def follows_schedule(self) -> bool:
        """Whether the room of any of its loads follows a schedule."""
        return any(wiring.timetable is not None for wiring in self.wiring.values())

    @property
    def is_tariffed(self) -> bool:
        """Whether the tariff has a metering window."""
        metering = self.budget.metering
        return metering is not None and metering.window is not None

    @property
    def shape(self) -> tuple[object, ...]:
        """All that decides which entities there are, and what they may be set to."""
        budget = self.budget
        loads = [
            (
                load.id,
                load.demand,
                self.wiring[load.id].timetable is not None,
                load.attended and load.attended.is_switched,
            )
            for load in self.loads
        ]
        batteries = ((one.id, one.is_settable, one.is_counted, one.buffer.serves) for one in self.batteries)
        others = [*batteries, *(one.id for one in self.assets)]
        return budget.unit, budget.power_steps, self.meters is not None, self.is_tariffed, loads, others

    def after(self, before: BudgetConfig, state: State, at: datetime) -> State:
        """Return *state* as far as it goes on to apply: readings of other meters cannot be compared."""
        if (self.meters, self.budget.metering) != (before.meters, before.budget.metering):
            state = state.unread(self.budget.id, at)
        return state if self.limit_entity == before.limit_entity else state.unimposed(self.budget.id)

    def renamed(self, names: Mapping[str, str]) -> BudgetConfig:
        """Return the same with what switches and sets loads called as in *names*."""
        wiring = {load: entities.renamed(names) for load, entities in self.wiring.items()}
        batteries = tuple(replace(one, wiring=one.wiring.renamed(names)) for one in self.batteries)
        assets = tuple(replace(one, wiring=one.wiring.renamed(names)) for one in self.assets)
        return replace(self, wiring=wiring, batteries=batteries, assets=assets)
