"""Power Budget at work in the simulated house, with a plan that warms rooms ahead of their comfort.

Everything is learned while it runs: how each room warms and cools, from its thermometer, its heater and the
temperature outdoors; the base load, from the meter less what heaters draw. As in Home Assistant, plans are
made from the first moment on, and no room is warmed ahead before it is trusted, which takes a day. The
schedules are known; nobody tells the weather in advance.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta
from functools import cache
from random import Random

from benchmarks.ours import HOUSE, MIDNIGHT, Controller, controller, time_of
from custom_components.power_budget.engine import DemandSource, Metering, Order
from custom_components.power_budget.engine.anticipation.beginning import Beginnings
from custom_components.power_budget.engine.anticipation.foresight import Foresight, foreseen
from custom_components.power_budget.engine.anticipation.given import Comfort, Given
from custom_components.power_budget.engine.anticipation.house import Cycle, HouseMemory, followed, learned
from custom_components.power_budget.engine.anticipation.supplies import SLOT, Announced, slots_from
from simulation import Scenario, Setting, View, wants_heat
from simulation.hours import DAY_S, HOUR_S, Hours, is_within

PLAN_S = 900
"""How often a plan is made: as each slot begins."""

HALF_S = SLOT.total_seconds() / 2
SLOT_MINUTES = SLOT // timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handicap:
    """What a plan is not told, or told wrong."""

    knows_base_load: bool = True
    """Whether it is learned what the house draws beside heaters."""

    knows_outdoors: bool = True
    """Whether anybody tells what it is outdoors."""

    late_h: Callable[[int], float] = lambda _: 0.0
    """How many hours late the plan takes comfort to be, by the number of the day. Setpoints are right."""


@cache
def at_any_hour(day: int) -> float:
    """Return hours of a day that are drawn by lot, the same for the same day."""
    return Random(f"late {day}").uniform(0, 24)


NO_HANDICAP = Handicap()


@dataclass
class Anticipating:
    """Tells a controller which rooms to warm ahead."""

    scenario: Scenario
    """The house."""

    controller: Controller
    """Who decides."""

    handicap: Handicap = NO_HANDICAP
    """What its plan is not told."""

    house: HouseMemory = field(default_factory=HouseMemory)
    """What is learned."""

    foresight: Foresight | None = None
    """What the last plan came to."""

    asking: frozenset[str] = frozenset()
    """Who asks, by setpoint or plan."""

    def __call__(self, view: View, /) -> Setting:
        """Return the rooms whose heater is to be on in this step, and what the car may draw."""
        self.controller.ahead_c = self._ahead_c(view)
        goals_c = {**view.setpoints_c, **self.controller.ahead_c}
        self.asking = frozenset(
            name
            for name, measured_c in view.measured_c.items()
            if wants_heat(
                measured_c=measured_c,
                setpoint_c=goals_c[name],
                band_k=self.scenario.band_k,
                asking=name in self.asking,
            )
        )
        setting = self.controller(replace(view, asking=self.asking))
        self._follow(view, setting)
        if view.clock_s % PLAN_S == 0:
            self.foresight = foreseen(self._given(view), time_of(view), UTC, self.foresight)
        return setting

    def _ahead_c(self, view: View) -> Mapping[str, float]:
        """Return to what rooms are warmed ahead now."""
        if self.foresight is None:
            return {}
        at = time_of(view)
        told = {name: self.foresight.of(name, at) for name in view.measured_c}
        return {name: ahead.to_c for name, ahead in told.items() if ahead is not None}

    def _follow(self, view: View, setting: Setting) -> None:
        """Learn from what was seen and decided."""
        seen = self.controller.snapshot(view, setting.on)
        cycle = Cycle(self.controller.site, self.controller.state, seen)
        knows, outdoor_c = self.handicap.knows_outdoors, self.scenario.outdoor.at(view.clock_s)
        self.house = learned(followed(self.house, HOUSE, cycle, outdoor_c if knows else None))

    def _given(self, view: View) -> Given:
        """Return what a plan is made from."""
        begins_s = [(at - MIDNIGHT).total_seconds() for at in slots_from(time_of(view))]
        warmer = {
            name: schedule.comfort_hours if schedule.comfort_c > schedule.setback_c else ()
            for name, schedule in self.scenario.schedules.items()
        }
        wanted = {hours: self._wanted(hours, begins_s) for hours in {*warmer.values()}}
        comforts = {
            name: Comfort(schedule.comfort_c, schedule.setback_c, *wanted[warmer[name]])
            for name, schedule in self.scenario.schedules.items()
        }
        told = {HOUSE: Announced(outdoor_c=self._forecast_c(begins_s))}
        house = self.house if self.handicap.knows_base_load else self.house._replace(base_load=None)
        return Given(self.controller.site, self.controller.state, {HOUSE: house}, comforts, told)

    def _wanted(self, hours: Hours, begins_s: Sequence[float]) -> tuple[list[bool], Beginnings]:
        """Return whether it is comfort as each slot begins, and where that begins within one."""
        by_minute = [
            [is_within(hours, self._taken_for(at_s + 60 * minute)) for minute in range(SLOT_MINUTES)]
            for at_s in begins_s
        ]
        within = {
            slot: minutes.index(True) / SLOT_MINUTES
            for slot, minutes in enumerate(by_minute)
            if True in minutes[1:] and not minutes[0]
        }
        return [minutes[0] for minutes in by_minute], within

    def _taken_for(self, at_s: float) -> float:
        """Return the time of which the schedule is taken to be that *at* a time."""
        return at_s - HOUR_S * self.handicap.late_h(int(at_s // DAY_S))

    def _forecast_c(self, begins_s: Sequence[float]) -> list[float] | None:
        """Return what is told of the weather in each slot; None where nobody tells."""
        forecast = self.scenario.forecast if self.handicap.knows_outdoors else None
        return None if forecast is None else [forecast.at(at_s + HALF_S) for at_s in begins_s]


def anticipating(scenario: Scenario, metering: Metering, handicap: Handicap = NO_HANDICAP) -> Anticipating:
    """Return Power Budget as it would be set up in the house of *scenario*, with a plan."""
    reacting = controller(scenario, Order.COLDEST_FIRST, metering)
    loads = [
        replace(load, demand=DemandSource.TEMPERATURE, deadband_k=2 * scenario.band_k)
        if load.id in scenario.rooms
        else load
        for load in reacting.site.loads
    ]
    reacting.site = replace(reacting.site, loads=tuple(loads))
    return Anticipating(scenario, reacting, handicap)
